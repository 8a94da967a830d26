"""What a course adds to the judge. A course that adds nothing is graded as it is.

Everything here is plain data, so that it travels to whichever process or machine grades; functions
are named by their dotted names, and looked up there.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Additions:
    """What a course adds; each is a traitlet of `nbjudge.judge.preprocess.Judge`, told of there.

    Attributes
    ----------
    student_package : str
    withheld : str
    stand_ins : str
    hidden_packages, shown_packages : tuple of str
    private_places : tuple of str
    simplify : str
    ready : str
    explain : str
    """

    student_package: str = ""
    withheld: str = ""
    stand_ins: str = ""
    hidden_packages: tuple[str, ...] = ()
    shown_packages: tuple[str, ...] = ()
    private_places: tuple[str, ...] = ()
    simplify: str = ""
    ready: str = ""
    explain: str = ""

    @classmethod
    def of(cls, source: Any) -> Additions:
        """Take them from an object that has attributes of the same names."""
        told: dict[str, Any] = {field.name: getattr(source, field.name) for field in fields(cls)}
        plain: Any = {n: tuple(v) if isinstance(v, list) else v for n, v in told.items()}
        return cls(**plain)

    def withheld_from(self, assignment: str) -> Mapping[str, str]:
        """Return what is refused in the student's package, by place, and what is asked for instead.

        A place is ``"*.sigmoid"`` (a function, in whichever module), ``"layers.Dense.forward"`` or
        ``"speed.fitting"`` (all functions of a module).
        """
        if not self.withheld:
            return {}
        found: Mapping[str, str] = find(self.withheld)(assignment)
        return found

    def foreign_modules(self) -> frozenset[str]:
        """Return the packages that are others on the student's side than they are here."""
        names = {"nbjudge", self.student_package, *self.hidden_packages}
        return frozenset(names - {""})

    def packages(self) -> tuple[str, ...]:
        """Return the packages whose code has a say in a score, besides the judge's own."""
        dotted = (self.student_package, self.withheld, self.stand_ins, self.simplify, self.ready)
        return tuple(sorted({name.split(".")[0] for name in dotted if name}))


@functools.cache
def find(dotted: str) -> Callable[..., Any]:
    """Return the function of that name, ``"package.module.function"``.

    Raises
    ------
    ImportError
        If there is none; the message names the setting to look at.
    """
    module, _, name = dotted.rpartition(".")
    try:
        found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise ImportError(
            f"expected a function named {dotted!r}, as nbgrader_config.py says. Got: {error}"
        ) from error
    return found


@functools.cache
def folder_of(package: str) -> Path:
    """Return where a package lies, without importing it.

    Raises
    ------
    ImportError
        If there is none of that name.
    """
    try:
        spec = importlib.util.find_spec(package)
    except ModuleNotFoundError:
        spec = None
    if spec is None or not spec.submodule_search_locations:
        raise ImportError(
            f"expected a package named {package!r}, as nbgrader_config.py says. Found none."
        )
    return Path(next(iter(spec.submodule_search_locations)))
