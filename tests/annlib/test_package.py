import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import annlib

ROOT = Path(__file__).parents[2]
CORE = sorted(path for path in (ROOT / "annlib").rglob("*.py") if path.name != "__init__.py")


def loaded_by(statement):
    code = f"import sys; {statement}; print(*sys.modules, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return set(done.stdout.split())


def test_importing_annlib_loads_numpy_and_no_other_package():
    extra = loaded_by("import annlib") - loaded_by("import numpy")
    extra = {name for name in extra if name.split(".")[0] not in ("annlib", "numpy")}
    foreign = {name for name in extra if name.split(".")[0] not in sys.stdlib_module_names}
    assert not foreign
    # What costs time in the standard library, and is not needed.
    assert not extra & {"asyncio", "unittest", "http", "urllib.request", "multiprocessing", "csv"}


def test_public_names_are_sorted_exist_and_are_documented():
    assert sorted(annlib.__all__) == sorted(set(annlib.__all__))
    for name in annlib.__all__:
        thing = getattr(annlib, name)
        if callable(thing):
            assert thing.__doc__, name
            assert thing.__doc__.strip().splitlines()[0].endswith((".", ":")), name


def test_every_public_name_is_used_by_a_lesson_a_check_or_a_figure():
    texts = [path.read_text("utf-8") for path in (ROOT / "anncourse").rglob("*.py")]
    for path in (ROOT / "solutions").rglob("*.ipynb"):
        notebook = json.loads(path.read_text("utf-8"))
        texts += ["".join(cell["source"]) for cell in notebook["cells"]]
    imported = set()
    for text in texts:
        for names in re.findall(r"from annlib[.\w]* import (\([^)]*\)|[^\n]*)", text):
            imported |= set(re.findall(r"\w+", names))
        imported |= set(re.findall(r"\b(?:annlib|datasets)\.(\w+)", text))
    assert set(annlib.__all__) - imported - {"__version__"} == set()


def test_init_lists_names_and_holds_no_logic():
    tree = ast.parse((ROOT / "annlib" / "__init__.py").read_text(encoding="utf-8"))
    assert {type(node) for node in tree.body} == {ast.Expr, ast.ImportFrom, ast.Assign}
    imported = {
        a.name for node in tree.body if isinstance(node, ast.ImportFrom) for a in node.names
    }
    assert imported | {"__version__"} == set(annlib.__all__)


def test_every_public_function_of_the_core_can_be_had_from_the_package_or_is_a_helper():
    helpers = {
        "find_activation", "find_loss", "diverged", "paired_rows",
        "InPlaceLayer", "InPlaceNetwork", "Kernel", "read_arrays",
        # What a network is made of by name; `Network` and `fit` find it.
        "Activation", "Dense", "Loss", "Momentum", "Optimizer", "SGD", "cross_entropy_gradient",
        "identity_derivative", "mse_gradient", "softmax_backward",
    }  # fmt: skip
    known = {*annlib.__all__, *annlib.datasets.__all__, *helpers}
    for path in CORE:
        if path.stem.startswith("_"):
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert node.name in known, (path.stem, node.name)


def test_modules_are_short_enough_to_read():
    long = {
        path.name: n
        for path in CORE
        if (n := len(path.read_text(encoding="utf-8").splitlines())) > 250
    }
    assert not long


def test_the_version_is_said_once():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert annlib.__version__ == project["version"]


def test_the_package_is_typed():
    assert (ROOT / "annlib" / "py.typed").exists()
