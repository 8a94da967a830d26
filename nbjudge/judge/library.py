"""What the student's process can import besides what is installed.

The judge's own end of the line; the course's package, in which functions that the assignment asks
for, and those that would do their work in other words, raise an error that says so; and what the
course puts in place of packages that never go in.
"""

from __future__ import annotations

import ast
import atexit
import contextlib
import dataclasses
import marshal
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from importlib.machinery import SourceFileLoader
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path

from nbjudge import scratch
from nbjudge.alike import CAN_FORK
from nbjudge.judge.additions import Additions, folder_of

OWN = Path(__file__).parents[1]
# Of the judge, this is all that the student's process holds.
INSIDE = ("__init__.py", "inside", "shared")
_SKIP = shutil.ignore_patterns("__pycache__")


_FOLDERS: dict[tuple[str, Additions], Path] = {}


def library_for(assignment: str, additions: Additions) -> Path:
    """Return the folder for an assignment; it is removed at exit."""
    key = _key(assignment, additions)
    if key not in _FOLDERS:
        folder = _new_folder()
        build(folder, additions, additions.withheld_from(assignment))
        _FOLDERS[key] = folder
    return _FOLDERS[key]


@contextlib.contextmanager
def library_meanwhile(assignment: str, additions: Additions) -> Iterator[None]:
    """Have that folder written by a copy of this process while this one does something else.

    This process has no threads. What goes wrong in the copy goes wrong here once more, and is told.
    """
    key = _key(assignment, additions)
    if key in _FOLDERS or not CAN_FORK:
        yield
        return
    refused, folder = additions.withheld_from(assignment), _new_folder()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            # It knows Linux alone.
            from nbjudge.inside.nest import die_with_parent

            die_with_parent()
            build(folder, additions, refused)
            status = 0
        finally:
            os._exit(status)
    try:
        yield
    finally:
        if os.waitpid(child, 0)[1] == 0:
            _FOLDERS[key] = folder


def _key(assignment: str, additions: Additions) -> tuple[str, Additions]:
    # The same folder wherever the course lies, such as in a folder of each grader's own.
    return assignment, dataclasses.replace(additions, private_places=())


def _new_folder() -> Path:
    folder = scratch.make("library")
    atexit.register(scratch.remove, folder)
    folder.chmod(0o755)
    return folder


def build(folder: Path, additions: Additions, refused: Mapping[str, str]) -> None:
    """Write the library into a folder and compile it.

    Parameters
    ----------
    refused : mapping
        See `Additions.withheld_from`.
    """
    originals: dict[Path, Path] = {}
    for name in INSIDE:
        originals |= _copy(OWN / name, folder / "nbjudge" / name)
    for package in filter(None, (additions.student_package, *additions.shown_packages)):
        target = folder.joinpath(*package.split("."))
        originals |= _copy(folder_of(package), target)
        for changed in _withhold(target, package, refused):
            originals.pop(changed, None)
    if additions.stand_ins:
        for path in sorted(folder_of(additions.stand_ins).iterdir()):
            if path.is_dir() and path.name != "__pycache__":
                originals |= _copy(path, folder / path.name)
    for path in [*folder.rglob("*.py")]:
        _compile(path, originals.get(path, path))
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _withhold(folder: Path, package: str, refused: Mapping[str, str]) -> Iterator[Path]:
    for path in folder.rglob("*.py"):
        place = ".".join(path.relative_to(folder).with_suffix("").parts)
        source = path.read_text("utf-8")
        told = without(source, place, refused, package)
        if told != source:
            path.write_text(told, "utf-8")
            yield path


def _copy(source: Path, target: Path) -> dict[Path, Path]:
    """Copy a file or a folder, and return from where each file is."""
    if not source.is_dir():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        return {target: source}
    # Over what is there already: a stand-in for a part of the student's package.
    shutil.copytree(source, target, ignore=_SKIP, dirs_exist_ok=True)
    return {target / path.relative_to(source): path for path in source.rglob("*")}


def _compile(path: Path, original: Path) -> None:
    """Compile a module, or take what was compiled of the one that it is a copy of."""
    loader = SourceFileLoader(path.stem, str(original))
    with contextlib.suppress(SyntaxError):
        code = loader.get_code(path.stem)
        # Taken unseen: the files' times differ inside of the sandbox, and nothing there can change
        # them anyway.
        unchecked = MAGIC_NUMBER + (1).to_bytes(4, "little") + source_hash(path.read_bytes())
        place = Path(cache_from_source(path))
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(unchecked + marshal.dumps(code))


def without(source: str, module: str, refused: Mapping[str, str], package: str) -> str:
    """Return a module's source in which every refused function raises."""
    if module not in refused and not _defines(source, refused):
        # Most are so, and need not be parsed.
        return source
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


def _defines(source: str, places: Iterable[str]) -> bool:
    names = "|".join(re.escape(place.rpartition(".")[2]) for place in places)
    return bool(names and re.search(rf"def[\s\\]+({names})\b", source))


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
