"""What students are given works by itself, and holds nothing that is the instructor's."""

import ast
import json
import os
import subprocess
import sys
import zipfile

import nbformat
import pytest

from anncourse.classroom.bundle.build import TOP, build_bundle
from anncourse.classroom.bundle.parts import find_files
from anncourse.commands.course import list_lessons
from tests.nbjudge.tiny import REPOSITORY

# The editable installation of the tree must not help out.
ALONE = """
import sys
sys.meta_path = [finder for finder in sys.meta_path if "editable" not in repr(finder)]
sys.path_hooks = [hook for hook in sys.path_hooks if "editable" not in repr(hook)]
sys.path = [{packages!r}, *(path for path in sys.path if path not in ("", {tree!r}))]
{code}
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """Return the folder that students unpack."""
    folder = tmp_path_factory.mktemp("bundle")
    lessons = list_lessons(REPOSITORY / "lessons")
    build_bundle(REPOSITORY, folder / "ann-course.zip", lessons, "/srv/exchange")
    with zipfile.ZipFile(folder / "ann-course.zip") as archive:
        archive.extractall(folder)
    return folder / TOP


@pytest.fixture(scope="module")
def names(unpacked):
    """Return the names of the files in it."""
    return {p.relative_to(unpacked).as_posix() for p in unpacked.rglob("*") if p.is_file()}


def test_all_who_share_a_machine_can_read_it_whatever_its_maker_s_umask_is(tmp_path):
    before = os.umask(0o077)
    try:
        build_bundle(REPOSITORY, tmp_path / "ann-course.zip", ["00_arrays"], "")
    finally:
        os.umask(before)
    assert (tmp_path / "ann-course.zip").stat().st_mode & 0o777 == 0o644
    with zipfile.ZipFile(tmp_path / "ann-course.zip") as archive:
        modes = {oct(entry.external_attr >> 16) for entry in archive.infolist()}
    assert modes == {"0o100644"}


def test_what_is_installed_beside_the_packages_does_not_come_along(tmp_path):
    for name in ("annlib", "anncourse", "nbjudge"):
        (tmp_path / name).symlink_to(REPOSITORY / name)
    # As if numpy lay in the same folder, as it does where the course was not installed editably.
    (tmp_path / "numpy").mkdir()
    (tmp_path / "numpy/__init__.py").write_text("import nothing_that_is_there")
    found = find_files(tmp_path)
    assert found == find_files(REPOSITORY)
    assert {path.parts[0] for path in found} == {"annlib", "anncourse", "nbjudge"}


def run(unpacked, code):
    packages = str(unpacked / "packages")
    script = ALONE.format(packages=packages, tree=str(REPOSITORY), code=code)
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], cwd=unpacked, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_lessons_are_those_that_were_released(unpacked, names):
    for lesson in list_lessons(REPOSITORY / "lessons"):
        name = f"lessons/{lesson}/{lesson}.ipynb"
        assert (unpacked / name).read_bytes() == (REPOSITORY / name).read_bytes()
    assert {name.split("/")[0] for name in names} == {
        ".jupyter",
        "LICENSE",
        "README.md",
        "docs",
        "lessons",
        "nbgrader_config.py",
        "packages",
        "pyproject.toml",
    }


def test_nothing_of_the_instructors_is_in_it(unpacked, names):
    modules = {name.removeprefix("packages/") for name in names if name.startswith("packages/")}
    parts = {name.split("/")[1] for name in modules if name.startswith("nbjudge/")}
    assert not parts & {"judge", "inside", "batch", "intake", "report", "stock", "doctor"}
    commands = {name for name in modules if name.startswith("anncourse/commands/")}
    assert {name.rpartition("/")[2] for name in commands} == {
        "__init__.py",
        "course.py",
        "lab.py",
        "progress.py",
    }
    instructors = ("term", "lms", "mistakes", "demo", "stand_ins", "bundle", "withheld")
    assert not [n for n in modules for i in instructors if n.startswith(f"anncourse/classroom/{i}")]
    assert not [name for name in modules if name.startswith("anncourse/exercises/")]


def test_no_model_answer_and_no_rubric_is_in_it(unpacked, names):
    (solution,) = (REPOSITORY / "solutions/01_perceptron").glob("*.ipynb")
    (cell,) = [
        c
        for c in nbformat.read(solution, 4).cells
        if c.metadata.get("nbgrader", {}).get("grade_id") == "explain_perceptron"
    ]
    answer = max(cell.source.splitlines(), key=len)
    assert len(answer) > 40
    for name in names:
        data = (unpacked / name).read_bytes()
        assert answer.encode() not in data
        assert b"### BEGIN SOLUTION" not in data or name.startswith("packages/anncourse/classroom/")


def test_everything_that_a_lesson_imports_is_there_and_checks_alone(unpacked):
    lines = set()
    for path in unpacked.glob("lessons/*/*.ipynb"):
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            source = "".join(cell["source"])
            if cell["cell_type"] == "code" and "import" in source:
                tree = ast.parse(source)
                lines |= {
                    ast.unparse(node)
                    for node in ast.walk(tree)
                    if isinstance(node, ast.Import | ast.ImportFrom)
                }
    code = "import matplotlib; matplotlib.use('agg')\n" + "\n".join(sorted(lines))
    code += """
import anncourse, importlib.util
from anncourse.exercises import EXERCISES
step = check("step", namespace={"step": lambda z: (np.asarray(z) >= 0).astype(int) * 1})
print(step.score, len(EXERCISES), importlib.util.find_spec("nbjudge.judge"))
from anncourse.figures import *
import anncourse.classroom.handing_in, anncourse.classroom.validate, anncourse.own
from anncourse.cli import main
main(["progress"])
"""
    said = run(unpacked, "import numpy as np\n" + code)
    from anncourse.exercises import EXERCISES

    assert said.splitlines()[0].split()[1:] == [str(len(EXERCISES)), "None"]
    assert "01_perceptron" in said
    assert "solved" in said


def test_its_settings_know_the_exchange_and_where_to_work(unpacked, monkeypatch):
    from traitlets.config.loader import PyFileConfigLoader

    monkeypatch.delenv("ANN_EXCHANGE", raising=False)
    config = PyFileConfigLoader("nbgrader_config.py", path=str(unpacked)).load_config()
    assert config.Exchange.root == "/srv/exchange"
    assert config.Exchange.assignment_dir == str(unpacked / "work")


def test_it_says_what_it_needs_and_no_placeholder_is_left(unpacked):
    text = (unpacked / "pyproject.toml").read_text()
    assert '"numpy<3,>=2.0",' in text
    assert "bleach" not in text
    assert "$" not in text + (unpacked / "nbgrader_config.py").read_text()
