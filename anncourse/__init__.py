"""The course on artificial neural networks: what its lessons import.

``from anncourse import check, figures, hint, predicted, predictions``; ``anncourse.progress()``
shows what is solved. The networks themselves are in `annlib`.
"""

import sys
from importlib import import_module
from importlib.util import LazyLoader, find_spec, module_from_spec
from pathlib import Path
from typing import Any

__all__ = [
    "attempt",
    "check",
    "figures",
    "hint",
    "model_answer",
    "predicted",
    "predictions",
    "progress",
    "watch",
]

# Students are given `anncourse.exercises` as a zip file, which nobody reads by accident.
_PACKED = Path(__file__).with_name("exercises.zip")
if _PACKED.is_file():
    __path__.append(str(_PACKED))

_HOMES = {
    "attempt": "later",
    "check": "check",
    "hint": "hints",
    "model_answer": "model_answer",
    "predicted": "prediction",
    "predictions": "prediction",
    "progress": "progress_view",
    "watch": "later",
}


def __getattr__(name: str) -> Any:
    # Looked up when first asked for: a command that needs no exercises does not load them.
    if name in _HOMES:
        return getattr(import_module(f"anncourse.lesson.{_HOMES[name]}"), name)
    if name == "figures":
        return _loaded_when_used("anncourse.figures")
    raise AttributeError(f"module 'anncourse' has no attribute {name!r}")


def _loaded_when_used(name: str) -> Any:
    # As Python's documentation of importlib has it.
    if name in sys.modules:
        return sys.modules[name]
    spec = find_spec(name)
    assert spec is not None
    assert spec.loader is not None
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


if "IPython" in sys.modules:
    import_module("anncourse.lesson.undefined").tell_in_a_sentence()
