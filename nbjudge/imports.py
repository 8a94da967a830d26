"""Leave out what is slow to import and what no command of the course uses."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

# jsonschema imports them, where they are installed, to check formats of which nbformat checks none.
# Building the grammar of the first takes two seconds: more than all else that grading imports.
FORMATS = ("rfc3987_syntax", "isoduration", "uri_template", "rfc3986_validator")

# What nbgrader imports on the way and calls seldom or never, and what is taken from each by name.
SELDOM_CALLED: dict[str, tuple[str, ...]] = {
    # JupyterLab's side of it, with a web server.
    **{
        f"nbgrader.server_extensions.{name}": ("load_jupyter_server_extension",)
        for name in ("assignment_list", "course_list", "formgrader", "validate_assignment")
    },
    # Of archives that are collected.
    "setuptools.archive_util": ("unpack_archive", "unpack_tarfile", "unpack_zipfile"),
    # Of a JupyterHub that is asked who takes part in what.
    "requests": (),
    # Of autotests, when a lesson is generated.
    "yaml": (),
    # Of the pages of feedback.
    "bs4": ("BeautifulSoup",),
    "nbconvert.filters.markdown_mistune": (
        "IPythonRenderer",
        "MarkdownWithMath",
        "markdown2html_mistune",
    ),
    "nbconvert.filters.strings": (
        *("add_anchor", "add_prompts", "ascii_only", "clean_html", "comment_lines", "get_lines"),
        *("html2text", "ipython2python", "path2url", "posix_path", "prevent_list_blocks"),
        *("strip_dollars", "strip_files_prefix", "strip_trailing_newline", "text_base64"),
        "wrap_text",
    ),
    "nbconvert.postprocessors.serve": ("ServePostProcessor",),
}


def import_less() -> None:
    """Let nbgrader be imported without what grading does not call.

    Call it before anything imports nbgrader. Nothing is lost: what was left out is imported when
    it is called, and other modules import it as ever.
    """
    for name in FORMATS:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    if "nbgrader" not in sys.modules:
        sys.meta_path.insert(0, _WatchForNbgrader())


class _WatchForNbgrader(MetaPathFinder):
    """Sees nbgrader being imported, and puts stand-ins in the way for as long as that takes."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != "nbgrader":
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module

            def exec_module(module: ModuleType) -> None:
                with stand_ins():
                    execute(module)
                    # Its server's side, which is left out, would import all the rest.
                    importlib.import_module("nbgrader.apps")

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


@contextmanager
def stand_ins() -> Iterator[None]:
    """Have imports find stand-ins for what is seldom called, if it was not imported before."""
    placed = {name: _stand_in(name) for name in SELDOM_CALLED if name not in sys.modules}
    sys.modules.update(placed)
    try:
        yield
    finally:
        for name, module in placed.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _stand_in(name: str) -> ModuleType:
    """Return a module whose functions import the one that they are from when they are called."""
    stand_in = ModuleType(name)

    def real(attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(f"module {name!r} has no attribute {attribute!r}")
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
        return getattr(importlib.import_module(name), attribute)

    def later(attribute: str) -> Callable[..., Any]:
        def call(*values: Any, **named: Any) -> Any:
            return real(attribute)(*values, **named)

        return call

    vars(stand_in).update({attribute: later(attribute) for attribute in SELDOM_CALLED[name]})
    vars(stand_in)["__getattr__"] = real
    return stand_in
