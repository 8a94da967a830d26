"""Nothing imports upward or in a circle, and a line that does is found."""

import shutil
import subprocess
import sys

import pytest

PACKAGES = ("annlib", "nbjudge", "anncourse")
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

# For each boundary a file, and the line in it that crosses the boundary.
CROSSINGS = {
    "annlib imports the course": ("annlib/losses.py", "import anncourse.exercises"),
    "annlib imports the judge": ("annlib/losses.py", "from nbjudge.shared import plain"),
    "the judge imports the course": ("nbjudge/judge/grade.py", "import anncourse.classroom"),
    "the judge imports annlib": ("nbjudge/inside/calls.py", "import annlib"),
    "a hand-in knows the judge": ("nbjudge/intake/mend.py", "import nbjudge.judge.limits"),
    "the wall's inside needs nbgrader": ("nbjudge/inside/cells.py", "import nbgrader.utils"),
    "checks know the exercises": ("anncourse/checks/report.py", "import anncourse.exercises"),
    "exercises draw figures": ("anncourse/exercises/loss/mse_loss.py", "import anncourse.figures"),
    "the textbook needs the fast part": ("annlib/layers.py", "import annlib.speed.in_place"),
    "two files in a circle": ("anncourse/checks/trial.py", "import anncourse.checks.attempt"),
}


def lint(folder):
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def house(repository, tmp_path_factory):
    root = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        skip = shutil.ignore_patterns("__pycache__", "data")
        shutil.copytree(repository / package, root / package, ignore=skip)
    shutil.copyfile(repository / "pyproject.toml", root / "pyproject.toml")
    return root


def test_every_import_goes_downward(house):
    done = lint(house)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_an_import_that_crosses_a_boundary_is_found(house, crossing):
    name, line = CROSSINGS[crossing]
    path = house / name
    source = path.read_text("utf-8")
    path.write_text(f"{source}\n\ndef _crossing():\n    {line}\n", "utf-8")
    try:
        done = lint(house)
    finally:
        path.write_text(source, "utf-8")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout
