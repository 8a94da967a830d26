"""What the student's process can import besides what is installed.

The judge's own end of the line; the course's package, in which functions that the assignment asks
for, and those that would do their work in other words, raise an error that says so; and what the
course puts in place of packages that never go in.
"""

from __future__ import annotations

import ast
import atexit
import compileall
import dataclasses
import functools
import shutil
from collections.abc import Mapping
from pathlib import Path

from nbjudge import scratch
from nbjudge.judge.additions import Additions, folder_of

OWN = Path(__file__).parents[1]
# Of the judge, this is all that the student's process holds.
INSIDE = ("__init__.py", "inside", "shared")
_SKIP = shutil.ignore_patterns("__pycache__")


def library_for(assignment: str, additions: Additions) -> Path:
    """Return the folder for an assignment; it is removed at exit."""
    # The same one wherever the course lies, such as in a folder of each grader's own.
    return _library_for(assignment, dataclasses.replace(additions, private_places=()))


@functools.cache
def _library_for(assignment: str, additions: Additions) -> Path:
    folder = scratch.make("library")
    atexit.register(scratch.remove, folder)
    build(folder, additions, additions.withheld_from(assignment))
    folder.chmod(0o755)
    return folder


def build(folder: Path, additions: Additions, refused: Mapping[str, str]) -> None:
    """Write the library into a folder and compile it.

    Parameters
    ----------
    refused : mapping
        See `Additions.withheld_from`.
    """
    for name in INSIDE:
        _copy(OWN / name, folder / "nbjudge" / name)
    for package in filter(None, (additions.student_package, *additions.shown_packages)):
        target = folder.joinpath(*package.split("."))
        _copy(folder_of(package), target)
        _withhold(target, package, refused)
    if additions.stand_ins:
        for path in sorted(folder_of(additions.stand_ins).iterdir()):
            if path.is_dir() and path.name != "__pycache__":
                _copy(path, folder / path.name)
    compileall.compile_dir(folder, quiet=2, invalidation_mode=_UNCHECKED)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _withhold(folder: Path, package: str, refused: Mapping[str, str]) -> None:
    for path in folder.rglob("*.py"):
        place = ".".join(path.relative_to(folder).with_suffix("").parts)
        path.write_text(without(path.read_text("utf-8"), place, refused, package), "utf-8")


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        # Over what is there already: a stand-in for a part of the student's package.
        shutil.copytree(source, target, ignore=_SKIP, dirs_exist_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


# The files' times differ inside of the sandbox; nothing there can change them anyway.
_UNCHECKED = __import__("py_compile").PycInvalidationMode.UNCHECKED_HASH


def without(source: str, module: str, refused: Mapping[str, str], package: str) -> str:
    """Return a module's source in which every refused function raises."""
    tree = ast.parse(source)
    changed = False
    for owner, function in _functions(tree):
        qualified = f"{owner}.{function.name}" if owner else function.name
        asked = refused.get(f"{module}.{qualified}") or refused.get(module)
        if not owner:
            asked = asked or refused.get(f"*.{function.name}")
        if asked is None:
            continue
        function.body = ast.parse(
            f"from nbjudge.inside.withheld import refuse\n"
            f"refuse({qualified!r}, {asked!r}, {package!r})"
        ).body
        if not owner:
            function.decorator_list = []
        changed = True
    # Helpers that only refused functions use hold their work: they go as well.
    if changed:
        for name in _orphans(tree):
            tree.body = [node for node in tree.body if getattr(node, "name", None) != name]
    return ast.unparse(tree) if changed else source


def _functions(tree: ast.Module) -> list[tuple[str, ast.FunctionDef]]:
    found = [("", node) for node in tree.body if isinstance(node, ast.FunctionDef)]
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            found += [(node.name, item) for item in node.body if isinstance(item, ast.FunctionDef)]
    return found


def _orphans(tree: ast.Module) -> list[str]:
    """Return private functions that nothing in the module mentions any more, again and again."""
    gone: list[str] = []
    while True:
        mentioned = {
            node.id if isinstance(node, ast.Name) else ""
            for item in tree.body
            if getattr(item, "name", None) not in gone
            for node in ast.walk(item)
        }
        new = [
            node.name
            for node in tree.body
            if isinstance(node, ast.FunctionDef)
            and node.name.startswith("_")
            and node.name not in gone
            and node.name not in mentioned
        ]
        if not new:
            return gone
        gone += new
