"""The Makefile builds an environment once, whole, and says what is wrong where it can't."""

import os
import re
import shutil
import subprocess

import pytest

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")

# Stands in for Python: builds an empty environment and writes down what it was asked.
FAKE_PYTHON = """\
#!/bin/sh
echo "$*" >> "{log}"
case "$*" in
*version_info\\[*) echo {version} ;;
*"version_info <"*) exit {too_old} ;;
*"import venv"*) exit {no_venv} ;;
*"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
*"pip install"*) echo "pip says this"; exit {pip_fails} ;;
esac
"""


@pytest.fixture
def clone(tmp_path, repository):
    """Return a folder with what `make venv` needs, without an environment."""
    folder = tmp_path / "a course"
    (folder / "tools").mkdir(parents=True)
    shutil.copy(repository / "Makefile", folder)
    shutil.copy(repository / "pyproject.toml", folder)
    shutil.copy(repository / "tools" / "make-venv", folder / "tools")
    return folder


def make(folder, *arguments):
    """Run make with nothing inherited from a make that may be running these tests."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))
    }
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def fake_python(folder, *, version="3.12", too_old=0, no_venv=0, pip_fails=0):
    path = folder / "fake-python"
    path.write_text(
        FAKE_PYTHON.format(
            log=folder / "log", version=version, too_old=too_old, no_venv=no_venv,
            pip_fails=pip_fails,
        )
    )  # fmt: skip
    path.chmod(0o755)
    return "PYTHON=./fake-python"


def built_environments(folder):
    return len(re.findall("-m venv", (folder / "log").read_text()))


@pytest.mark.parametrize(
    "target", ["venv", "lab", "test", "lessons", "lint", "bench", "demo-class", "clean"]
)
def test_the_target_exists_and_is_explained(clone, target):
    assert make(clone, "--dry-run", target).returncode == 0
    assert f"make {target} " in make(clone, "help").stdout


def test_make_alone_builds_nothing(clone):
    assert make(clone).returncode == 0
    assert not (clone / ".venv").exists()


def test_the_environment_is_built_once(clone):
    python = fake_python(clone)

    assert make(clone, "venv", python).returncode == 0
    assert make(clone, "venv", python).returncode == 0
    assert built_environments(clone) == 1


def test_an_interrupted_build_is_made_again_from_nothing(clone):
    failed = make(clone, "venv", fake_python(clone, pip_fails=1))
    (clone / ".venv" / "half-installed").touch()
    mended = make(clone, "venv", fake_python(clone))

    assert failed.returncode != 0
    assert "pip says this" in failed.stderr
    assert "pip says this" not in mended.stdout
    assert mended.returncode == 0
    assert built_environments(clone) == 2
    assert not (clone / ".venv" / "half-installed").exists()


def test_an_environment_that_was_moved_is_made_again(clone):
    make(clone, "venv", fake_python(clone))
    moved = clone.rename(clone.with_name("moved"))

    assert make(moved, "venv", fake_python(moved)).returncode == 0
    assert built_environments(moved) == 2


def test_changed_requirements_update_the_environment_in_place(clone):
    make(clone, "venv", fake_python(clone))
    later = (clone / ".venv" / ".complete").stat().st_mtime + 10
    os.utime(clone / "pyproject.toml", (later, later))
    make(clone, "venv", fake_python(clone))

    assert built_environments(clone) == 1
    assert (clone / "log").read_text().count("pip install") == 2


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ({"version": "3.9", "too_old": 1}, "expected Python 3.11 or newer"),
        ({"no_venv": 1}, "has no module venv"),
    ],
)
def test_an_unfit_python_is_named_with_what_to_do(clone, fault, expected):
    result = make(clone, "venv", fake_python(clone, **fault))

    assert result.returncode != 0
    assert expected in result.stderr
    assert "fake-python" in result.stderr


def test_a_missing_python_is_named_with_what_to_do(clone):
    result = make(clone, "venv", "PYTHON=no-such-python")

    assert "found no command 'no-such-python'" in result.stderr
