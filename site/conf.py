"""How Sphinx makes the site of what `assemble` wrote."""

import tomllib
from pathlib import Path

_root = Path(__file__).parents[1]
_project = tomllib.loads((_root / "pyproject.toml").read_text("utf-8"))
_licence = (_root / "LICENSE").read_text("utf-8")

project = "Artificial neural networks, from one neuron up"
project_copyright = _licence.split("Copyright (c) ")[1].splitlines()[0]
release = _project["project"]["version"]
language = "en"
root_doc = "index"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.mathjax"]
nb_execution_mode = "off"
nb_merge_streams = True
myst_enable_extensions = ["dollarmath", "amsmath"]
myst_heading_anchors = 4
autodoc_member_order = "bysource"
autodoc_typehints = "none"
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_use_param = False
napoleon_use_ivar = True
# Benchmarks' tables begin with a smaller heading.
suppress_warnings = ["myst.header"]

html_theme = "furo"
html_title = project
html_static_path = ["build/source/_static"]
html_css_files = ["figure.css", "site.css"]
html_js_files = ["scrolling.js"]
html_use_index = False
html_domain_indices = False
html_copy_source = False
html_show_sphinx = False
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"

mathjax_path = "mathjax/tex-chtml.js"
mathjax3_config = {"options": {"enableMenu": False}}
