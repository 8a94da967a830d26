"""Which modules students need: those that they are given to call, and whatever these import."""

from __future__ import annotations

from modulefinder import ModuleFinder
from pathlib import Path
from typing import Any

#: The packages of this project.
OWN = ("annlib", "anncourse", "nbjudge")
#: What lessons import, JupyterLab's settings load, and students type.
CALLED = (
    "annlib",
    "anncourse",
    "anncourse.classroom.fetching",
    "anncourse.classroom.handing_in",
    "anncourse.classroom.validate",
    "anncourse.cli",
    "anncourse.commands.lab",
    "anncourse.commands.progress",
    "anncourse.own",
)
#: Folders whose modules are looked up by name, so that no import shows them.
WHOLE = ("annlib", "anncourse/figures", "anncourse/lesson", "anncourse/tools", "nbjudge/shared")
#: What answers are held against. A zip file keeps it from being read by accident.
PACKED = "anncourse/exercises"


class OwnModules(ModuleFinder):
    """Follows imports into this project's packages alone, whatever is installed beside them."""

    def find_module(self, name: str, path: Any, parent: Any = None) -> Any:
        """Find a module, or say that there is none."""
        if path is None and name not in OWN:
            raise ImportError(name)
        return super().find_module(name, path, parent)


def find_files(root: Path) -> list[Path]:
    """Return the modules and data that students need, relative to the tree's root.

    Parameters
    ----------
    root : Path
        The folder that holds the packages.
    """
    finder = OwnModules(path=[str(root)])
    for name in CALLED:
        finder.import_hook(name)
    for folder in WHOLE:
        for path in (root / folder).rglob("*.py"):
            parts = path.relative_to(root).with_suffix("").parts
            finder.import_hook(".".join(part for part in parts if part != "__init__"))
    paths = [getattr(module, "__file__", None) for module in finder.modules.values()]
    found = {Path(path).relative_to(root) for path in paths if path}
    for folder in ("annlib/data", "anncourse/data", "anncourse/figures/static"):
        found |= {p.relative_to(root) for p in (root / folder).rglob("*") if p.is_file()}
    found |= {Path(package, "py.typed") for package in OWN}
    return sorted(found)
