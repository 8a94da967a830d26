"""The course on artificial neural networks: what its lessons import.

``from anncourse import check, figures, hint, predicted, predictions``; ``anncourse.progress()``
shows what is solved. The networks themselves are in `annlib`.
"""

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

__all__ = [
    "attempt",
    "check",
    "figures",
    "hint",
    "model_answer",
    "numbers",
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
    "numbers": "own_numbers",
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
        return _WhenUsed("anncourse.figures")
    raise AttributeError(f"module 'anncourse' has no attribute {name!r}")


class _WhenUsed(ModuleType):
    """Stands for a package, which is imported once something of it is asked for.

    It is not in `sys.modules`, as a module with importlib's `LazyLoader` would be: what imports a
    part of that has the part loaded twice, and the module hides the function of the same name.
    """

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)

    def __dir__(self) -> list[str]:
        return dir(import_module(self.__name__))


if "IPython" in sys.modules:
    import_module("anncourse.lesson.undefined").tell_in_a_sentence()
    import_module("anncourse.lesson.older").note_failures()
