"""Of the machine's files a student's code sees Python and the system, and of those not all."""

import sys
from pathlib import Path

import pytest
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from nbjudge.judge import nursery, sandbox, seen
from nbjudge.judge.additions import Additions
from nbjudge.judge.limits import Limits
from nbjudge.judge.seen import masked_places, needed, private_places, system_folders
from nbjudge.judge.session import Session
from nbjudge.judge.starter import Starter
from tests.nbjudge.wall import WALL, needs_wall

pytestmark = pytest.mark.course


@pytest.fixture
def system(tmp_path, monkeypatch):
    """Return a folder that students' code sees, as it sees /usr."""
    folder = tmp_path / "system"
    (folder / "lib").mkdir(parents=True)
    (folder / "lib" / "seen.txt").write_text("seen")
    bound = (*system_folders(), str(folder))
    for module in (nursery, sandbox, seen):
        monkeypatch.setattr(module, "system_folders", lambda: bound)
    return folder


def read_all(folder, additions, *, warm):
    """Return which files a student's code finds in a folder."""
    starter = Starter("", additions, Limits(), WALL, plots=False)
    starter.warm = warm
    session = Session(starter.start, {}, Limits())
    code = (
        "import os\n"
        f"got = sorted(name for _, _, names in os.walk({str(folder)!r}) for name in names)\n"
        f"try:\n    got += [open({str(folder / 'own.db')!r}).read()]\n"
        "except OSError:\n    pass"
    )
    try:
        assert session.run(code, 1).error is None
        session.begin_cell()
        return session.get("got")
    finally:
        session.close()
        starter.close()


@pytest.mark.parametrize("warm", [True, False])
@needs_wall
def test_course_exchange_and_gradebook_are_not_seen_within_the_system(system, tmp_path, warm):
    for name in ("course/solutions", "exchange/ann/inbound/ada"):
        (system / name).mkdir(parents=True)
        (system / name / "secret.txt").write_text("a secret")
    (system / "own.db").write_text("marks")
    assert read_all(system, Additions(), warm=warm)[-2:] == ["seen.txt", "marks"]
    # The exchange is known by a link's name.
    (tmp_path / "link").symlink_to(system / "exchange")
    coursedir = CourseDirectory(
        root=str(system / "course"), db_url=f"sqlite:///{system / 'own.db'}"
    )
    config = Config({"Exchange": {"root": str(tmp_path / "link")}})
    additions = Additions(private_places=private_places(coursedir, config))
    assert read_all(system, additions, warm=warm) == ["own.db", "seen.txt"]


@needs_wall
def test_where_python_lies_in_the_course_all_else_of_it_is_covered(system, monkeypatch):
    environment = system / "course" / ".venv"
    environment.mkdir(parents=True)
    (environment / "needed.txt").write_text("needed")
    (system / "course" / "secret.txt").write_text("a secret")
    inner = (*needed(), str(environment))
    monkeypatch.setattr(seen, "needed", lambda: inner)
    additions = Additions(private_places=(str(system / "course"),))
    assert read_all(system, additions, warm=True) == ["needed.txt", "seen.txt"]


def test_a_place_that_is_not_seen_is_not_covered(tmp_path):
    places = (str(tmp_path), sys.prefix, "/usr", "/nowhere")
    assert not {*map(str, map(Path, places))} & set(masked_places(Additions(private_places=places)))


def test_folders_that_a_course_has_elsewhere_are_its_own():
    coursedir = CourseDirectory(root="/usr/course", submitted_directory="/opt/hand-ins")
    assert private_places(coursedir, Config({"Exchange": {"root": "/srv/exchange"}})) == (
        "/usr/course",
        "/srv/exchange",
        "/opt/hand-ins",
        "/usr/course/gradebook.db",
    )
