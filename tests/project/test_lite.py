"""What the browser is given: the lessons and the course's wheel as students get them."""

import importlib
import json
import sys
import tomllib
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest

from anncourse.classroom.bundle.build import collect
from anncourse.commands.course import list_lessons


@pytest.fixture(scope="module")
def site(repository):
    """Give the site's modules by name; they are no package, but lie in a folder of their own."""
    sys.path.insert(0, str(repository / "site"))
    yield importlib.import_module
    sys.path.remove(str(repository / "site"))


@pytest.fixture(scope="module")
def content(repository):
    return collect(repository, list_lessons(repository / "lessons"), exchange="")


def test_a_lesson_in_the_browser_is_the_students_one_with_another_kernel(site, content, repository):
    given = site("lite").files_of(content)
    for lesson in list_lessons(repository / "lessons"):
        path = f"{lesson}/{lesson}.ipynb"
        ours, theirs = (json.loads(d) for d in (given[f"work/{path}"], content[f"lessons/{path}"]))
        assert ours["metadata"].pop("kernelspec")["name"] == "python"
        theirs["metadata"].pop("kernelspec")
        assert ours == theirs


def test_what_lies_beside_the_lessons_is_a_glossary_a_script_and_the_mark_of_a_course(
    site, content
):
    lite = site("lite")
    given = lite.files_of(content)
    others = {name for name in given if not name.startswith("work/")}
    assert others == {"docs/glossary.md", "nbgrader_config.py", lite.STARTUP}
    assert {f"lessons/{n.removeprefix('work/')}" for n in given if n.startswith("work/")} == {
        name for name in content if name.startswith("lessons/")
    }


def test_drawings_are_the_same_in_ascii(site, content):
    given = site("lite").files_of(content)
    drawings = [name for name in content if name.endswith(".svg")]
    assert any(not content[name].isascii() for name in drawings)
    for name in drawings:
        data = given[name.replace("lessons/", "work/")]
        assert data.isascii()
        ours, theirs = (ElementTree.fromstring(text) for text in (data, content[name]))
        assert ElementTree.tostring(ours) == ElementTree.tostring(theirs)


def test_the_wheel_is_made_of_what_students_get_and_asks_for_no_server(site, content):
    package = site("lite").package_of(content)
    packages = {name for name in content if name.startswith("packages/")}
    assert set(package) == packages | {"LICENSE", "README.md", "pyproject.toml"}
    project = tomllib.loads(package["pyproject.toml"].decode())["project"]
    wanted = {line.split("<")[0].split(">")[0] for line in project["dependencies"]}
    lite = site("lite")
    assert wanted <= {*lite.COMPILED, *lite.PURE}
    assert not wanted & {*lite.NOT_THERE}
    packed = zipfile.ZipFile(BytesIO(package["packages/anncourse/exercises.zip"]))
    assert any(name.endswith("sigmoid.py") for name in packed.namelist())
    assert not any(name.startswith("packages/anncourse/exercises/") for name in package)


def test_a_failing_command_is_told_with_what_it_said(site):
    with pytest.raises(SystemExit, match="No module named no_such_module"):
        site("lite").run("no_such_module", "build")


def test_a_lesson_s_page_opens_the_lesson(site, content):
    page = site("assemble").with_way_in("# 1 The perceptron\n\nText.\n# no", "01_perceptron")
    lines = page.splitlines()
    assert (lines[0], lines[4:]) == ("# 1 The perceptron", ["Text.", "# no"])
    path = lines[2].partition("?path=")[2].partition('"')[0]
    assert path in site("lite").files_of(content)
