"""The annlib that the student's process gets: without what the lesson asks for.

Functions that the lesson asks for, and those that would do their work in other words, raise an
error that says so. Exercises, checks, solutions and the judge are not there at all.
"""

from __future__ import annotations

import ast
import atexit
import compileall
import functools
import shutil
import tempfile
from pathlib import Path

import annlib

PACKAGE = Path(annlib.__file__).parent
HERE = Path(__file__).parent

# Parts of annlib that do, under another name, what a lesson asks for. A module alone means all
# functions in it; what merely calls a withheld function needs no entry, as it fails by itself.
SAME_WORK: dict[str, tuple[str, ...]] = {
    "sigmoid": ("in_place", "fitting"),
    "tanh": ("in_place", "fitting"),
    "relu": ("in_place", "fitting"),
    "softmax": ("in_place", "fitting"),
    "sigmoid_derivative": ("in_place",),
    "tanh_derivative": ("in_place",),
    "relu_derivative": ("in_place",),
    "dense_forward": ("layers.Dense.forward", "in_place", "fitting"),
    "forward": ("network.Network.forward", "in_place", "fitting"),
    "output_delta": ("network.Network.backward", "in_place", "fitting"),
    "hidden_delta": ("layers.Dense.backward", "layers.Dense.input_gradient", "in_place"),
    "layer_gradients": ("layers.Dense.keep_gradients", "in_place"),
    "backward": ("network.Network.backward", "in_place", "fitting"),
    "gradient_step": ("optimizers.SGD.update", "optimizers.SGD.step"),
    "cross_entropy": ("in_place", "fitting"),
    "train": ("fitting", "in_place"),
    "predict": ("network.Network.predict",),
    "parameter_shapes": (),
}
# Copied as they are: the student's process needs them, and they give nothing away.
CHECKS = ("own_line.py", "shortcuts.py", "time_limit.py", "untouched.py")
LEFT_OUT = {"cli.py"}


def asked_of(lesson: str) -> tuple[str, ...]:
    """Return the names of the functions that a lesson asks for."""
    from annlib.exercises import LESSONS

    return tuple(exercise.name for exercise in LESSONS.get(lesson, ()) if not exercise.variables)


@functools.cache
def library_for(lesson: str) -> Path:
    """Return a folder with the annlib of a lesson and the runtime; it is removed at exit."""
    folder = Path(tempfile.mkdtemp(prefix="annlib-judge-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    build(folder, asked_of(lesson))
    folder.chmod(0o755)
    return folder


def build(folder: Path, asked: tuple[str, ...]) -> None:
    """Write the library into a folder and compile it."""
    target = folder / "annlib"
    (target / "checks").mkdir(parents=True)
    refused = refusals(asked)
    for path in sorted(PACKAGE.glob("*.py")):
        if path.name not in LEFT_OUT:
            source = path.read_text("utf-8")
            (target / path.name).write_text(without(source, path.stem, refused), "utf-8")
    shutil.copytree(PACKAGE / "data", target / "data")
    shutil.copyfile(HERE / "standins" / "checks.py", target / "checks" / "__init__.py")
    shutil.copyfile(HERE / "standins" / "figures.py", target / "figures.py")
    for name in CHECKS:
        shutil.copyfile(PACKAGE / "checks" / name, target / "checks" / name)
    shutil.copytree(
        HERE / "inside", folder / "inside", ignore=shutil.ignore_patterns("__pycache__")
    )
    compileall.compile_dir(folder, quiet=2, invalidation_mode=_UNCHECKED)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


# The files' times differ inside of the sandbox; nothing there can change them anyway.
_UNCHECKED = __import__("py_compile").PycInvalidationMode.UNCHECKED_HASH


def refusals(asked: tuple[str, ...]) -> dict[str, str]:
    """Return what is refused, by module and name or by module alone, and for which function."""
    found = {f"*.{name}": name for name in asked}
    for name in asked:
        for place in SAME_WORK.get(name, ()):
            found.setdefault(place, name)
    return found


def without(source: str, module: str, refused: dict[str, str]) -> str:
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
            f"from inside.withheld import refuse\nrefuse({qualified!r}, {asked!r})"
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
