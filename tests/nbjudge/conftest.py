import os
import shutil
import subprocess

import nbformat
import pytest

from nbjudge.course.open import open_course, register_assignment
from tests.nbjudge.tiny import LESSON, write_course


@pytest.fixture(scope="session")
def generated(tmp_path_factory):
    """Return a course whose lesson is in the gradebook; copy it before changing it."""
    root = write_course(tmp_path_factory.mktemp("course") / "course")
    with open_course(root) as api:
        register_assignment(api, LESSON)
    return root


@pytest.fixture
def course(generated, tmp_path):
    """Return a course of one's own."""
    return shutil.copytree(generated, tmp_path / "course")


@pytest.fixture(scope="session")
def _release(generated):
    return nbformat.read(generated / "lessons" / LESSON / f"{LESSON}.ipynb", as_version=4)


@pytest.fixture
def release(_release):
    """Return the lesson as students get it."""
    return nbformat.from_dict(_release)


@pytest.fixture
def notebook(_release):
    """Return a student's copy of it."""
    return nbformat.from_dict(_release)


@pytest.fixture
def small_disk(tmp_path):
    """Return a folder on a disk of three megabytes."""
    if os.getuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
