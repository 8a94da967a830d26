"""The conda environment and the package ask for the same things."""

import re
import tomllib

import pytest
import yaml

# The few packages that conda-forge has under another name.
CONDA_NAMES = {"msgpack": "msgpack-python"}


@pytest.fixture(scope="module")
def project(repository):
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def conda(repository):
    return yaml.safe_load((repository / "environment.yml").read_text(encoding="utf-8"))


def requirement(text):
    """Return ('numpy', {'>=2.0', '<3'}) of 'numpy>=2.0,<3' or of 'numpy >=2.0,<3'."""
    name, ranges = re.fullmatch(r"([A-Za-z0-9_.-]+?)\s*([<>=!~].*)?", text).groups()
    return name.lower(), frozenset(part.strip() for part in (ranges or "").split(",") if part)


def of_pip(conda):
    (pip,) = [entry["pip"] for entry in conda["dependencies"] if isinstance(entry, dict)]
    return pip


def test_conda_asks_for_the_same_packages_and_ranges_as_the_course_extra(project, conda):
    asked = [*project["dependencies"], *project["optional-dependencies"]["course"]]
    wanted = {CONDA_NAMES.get(name, name): ranges for name, ranges in map(requirement, asked)}
    offered = dict(requirement(text) for text in conda["dependencies"] if isinstance(text, str))
    offered |= dict(requirement(text) for text in of_pip(conda) if text != "-e .")

    del offered["python"], offered["pip"]
    assert offered == wanted


def test_conda_asks_for_a_python_that_the_package_accepts(project, conda):
    (python,) = [text for text in conda["dependencies"] if str(text).startswith("python ")]

    assert project["requires-python"] in requirement(python)[1]


def test_conda_installs_the_course_itself_editably(conda):
    assert of_pip(conda)[-1] == "-e ."
