"""Build the lessons that run in the browser: JupyterLite with Python compiled for it (Pyodide).

What students get there is what `anncourse bundle` gives them: the same lessons, and of the
packages the same parts, as one wheel. Beside it lie the wheels of pure Python that Pyodide lacks,
fetched here with pip, and a script that lays all of them out when a kernel starts. Pyodide itself,
with NumPy, SciPy and Matplotlib, comes from its own host when a lesson is opened, or from the site
where JUPYTERLITE_PYODIDE_URL names a copy of it. No package index is asked.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from anncourse.classroom.bundle.build import collect

ROOT = Path(__file__).resolve().parents[1]
#: What lessons need and neither Pyodide nor JupyterLite has, in the versions that are tested here.
PURE = (
    "allpairspy", "anywidget", "ipywidgets", "jupyterlab-widgets", "psygnal",
    "typing-extensions", "widgetsnbextension",
)  # fmt: skip
#: What runs beside a notebook, and has no place in a browser.
NOT_THERE = ("jupyterlab", "nbgrader")
#: Those extensions of JupyterLab that figures need; nbgrader's would ask for a server.
EXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager", "@jupyterlite/pyodide-kernel-extension", "anywidget",
)  # fmt: skip
#: What is compiled for the browser, and comes with Pyodide.
COMPILED = ("numpy", "matplotlib", "contourpy", "scipy")
#: What a kernel in the browser runs first.
STARTUP = "packages/startup.py"
KERNEL = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}


def build_lite(lessons: list[str], scratch: Path, destination: Path) -> None:
    """Build the lessons that run in the browser.

    Parameters
    ----------
    lessons : list of str
    scratch : Path
        An empty folder for what is needed meanwhile.
    destination : Path
        The folder of the site that is to hold them.
    """
    content = collect(ROOT, lessons, exchange="")
    files = scratch / "files"
    write(files_of(content), files)
    package = scratch / "package"
    write(package_of(content), package)
    wheels = files / "packages"
    run("pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", wheels, package)
    fetch(PURE, wheels)
    # The kernel installs this one itself, before anything else.
    fetch(["comm"], scratch / "pypi")
    (scratch / "jupyter_lite_config.json").write_text(json.dumps(configuration()), "utf-8")
    (scratch / "jupyter-lite.json").write_text(json.dumps(settings()), "utf-8")
    run(
        "jupyterlite_core", "build", "--lite-dir", scratch, "--contents", files,
        "--output-dir", destination, cwd=scratch,
    )  # fmt: skip


def fetch(names: Sequence[str], folder: Path) -> None:
    """Fetch wheels of pure Python, in the versions that are installed here."""
    run(
        "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "--platform", "any",
        "--implementation", "py", "--abi", "none", "-d", folder,
        *(f"{name}=={version(name)}" for name in names),
    )  # fmt: skip


def files_of(content: dict[str, bytes]) -> dict[str, bytes]:
    """Return what a learner finds in the browser: the lessons, laid as on a laptop."""
    # nbgrader_config.py marks a course's folder, in whose work/ the progress is kept.
    found = {name: content[name] for name in ("nbgrader_config.py", "docs/glossary.md")}
    found[STARTUP] = (ROOT / "site" / "in_browser.py").read_bytes()
    for name, data in content.items():
        folder, _, rest = name.partition("/")
        if folder == "lessons":
            change = CHANGED.get(Path(name).suffix, bytes)
            found[f"work/{rest}"] = change(data)
    return found


def for_the_browser(notebook: bytes) -> bytes:
    """Return a lesson with the browser's kernel in place of ours."""
    content: dict[str, Any] = json.loads(notebook)
    content["metadata"]["kernelspec"] = KERNEL
    return json.dumps(content, indent=1, ensure_ascii=False).encode()


def in_ascii(drawing: bytes) -> bytes:
    """Return a drawing with references for all characters that JupyterLite fails to show."""
    return drawing.decode().encode("ascii", "xmlcharrefreplace")


CHANGED = {".ipynb": for_the_browser, ".svg": in_ascii}


def package_of(content: dict[str, bytes]) -> dict[str, bytes]:
    """Return what the course's wheel is made of: the bundle, without what needs a server."""
    found = {
        name: data
        for name, data in content.items()
        if name.startswith("packages/") or name in ("LICENSE", "README.md")
    }
    needs = re.compile(rf'^ *"({"|".join(NOT_THERE)})\b.*\n', re.MULTILINE)
    found["pyproject.toml"] = needs.sub("", content["pyproject.toml"].decode()).encode()
    return found


def configuration() -> dict[str, Any]:
    """Return how JupyterLite is built."""
    extensions = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
    return {
        "LiteBuildConfig": {
            "apps": ["lab"],
            "no_sourcemaps": True,
            "ignore_sys_prefix": ["federated_extensions"],
            "federated_extensions": [str(extensions / name) for name in EXTENSIONS],
        },
    }


def settings() -> dict[str, Any]:
    """Return how JupyterLite behaves in the browser."""
    pyodide = {"env": {"PYTHONSTARTUP": f"/drive/{STARTUP}"}, "packages": COMPILED}
    kernel = {"disablePyPIFallback": True, "loadPyodideOptions": pyodide}
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "Artificial neural networks",
            "defaultKernelName": "python",
            "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel},
        },
    }


def write(content: dict[str, bytes], folder: Path) -> None:
    """Write files by their names."""
    for name, data in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def run(module: str, *arguments: object, cwd: Path | None = None) -> None:
    """Run a Python module as a command; show what it said only where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=cwd,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{module} {arguments[0]} failed:\n{done.stdout}")
