"""How the student's values are shown: mime bundles, and a stand-in for IPython.

The real IPython takes longer to import than most notebooks take to run, and holds the machinery
that attacks on graders use. What lessons need of it is here.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

_METHODS = {
    "_repr_html_": "text/html",
    "_repr_markdown_": "text/markdown",
    "_repr_latex_": "text/latex",
    "_repr_png_": "image/png",
    "_repr_jpeg_": "image/jpeg",
    "_repr_svg_": "image/svg+xml",
}
MAX_REPR = 200_000

Show = Callable[[str, dict[str, str]], None]


def bundle_of(value: Any) -> dict[str, str]:
    """Return the mime bundle of a value: its text, and whatever else it offers."""
    bundle = {"text/plain": repr(value)[:MAX_REPR]}
    if isinstance(value, type):
        return bundle
    for method, mime in _METHODS.items():
        make = getattr(value, method, None)
        if make is None or not callable(make):
            continue
        try:
            content = make()
        except Exception:
            continue
        content = content[0] if isinstance(content, tuple) else content
        if isinstance(content, bytes):
            content = base64.b64encode(content).decode("ascii")
        if isinstance(content, str):
            bundle[mime] = content
    return bundle


class _Shown:
    """One of IPython's display objects, such as HTML, Markdown and Image."""

    mime = "text/html"

    def __init__(self, data: Any = None, *args: Any, **options: Any) -> None:
        filename = options.get("filename")
        if data is None and filename is not None:
            with open(filename, "rb") as file:
                data = file.read()
        if isinstance(data, bytes):
            data = base64.b64encode(data).decode("ascii")
        self.data = "" if data is None else str(data)

    def __repr__(self) -> str:
        return f"<IPython.core.display.{type(self).__name__} object>"

    def _bundle(self) -> dict[str, str]:
        return {"text/plain": repr(self), self.mime: self.data}


def _kind(name: str, mime: str) -> type[_Shown]:
    return type(name, (_Shown,), {"mime": mime})


_KINDS = {
    "HTML": "text/html",
    "Markdown": "text/markdown",
    "Latex": "text/latex",
    "Math": "text/latex",
    "SVG": "image/svg+xml",
    "Image": "image/png",
    "JSON": "application/json",
    "Javascript": "application/javascript",
    "Pretty": "text/plain",
    "IFrame": "text/html",
    "Audio": "text/html",
    "Video": "text/html",
    "YouTubeVideo": "text/html",
}


class _Shell:
    """What `get_ipython()` returns: every method is there and does nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **options: None

    def __repr__(self) -> str:
        return "<the notebook's shell; while grading it does nothing>"


def put_stand_in(show: Show) -> dict[str, Any]:
    """Put a stand-in for IPython into sys.modules; return the names that every cell has."""

    def display(*values: Any, raw: bool = False, **options: Any) -> None:
        for value in values:
            if raw and isinstance(value, dict):
                bundle = {str(k): str(v) for k, v in value.items()}
            elif isinstance(value, _Shown):
                bundle = value._bundle()
            else:
                bundle = bundle_of(value)
            show("display", bundle)

    shell = _Shell()
    names: dict[str, Any] = {
        "display": display,
        "clear_output": lambda *args, **options: None,
        "set_matplotlib_formats": lambda *args, **options: None,
        "DisplayHandle": type("DisplayHandle", (), {}),
        **{name: _kind(name, mime) for name, mime in _KINDS.items()},
    }
    modules = {
        # matplotlib asks here, and would look for a real shell's events.
        "IPython": {"get_ipython": lambda: None, "version_info": (9, 0, 0), **names},
        "IPython.display": names,
        "IPython.core": {},
        "IPython.core.display": names,
        "IPython.core.getipython": {"get_ipython": lambda: shell},
    }
    for name, content in modules.items():
        module = ModuleType(name, "A stand-in, while the notebook is graded.")
        module.__dict__.update(content)
        if any(other.startswith(f"{name}.") for other in modules):
            module.__path__ = []
        sys.modules[name] = module
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, module)
    return {"display": display, "get_ipython": lambda: shell}
