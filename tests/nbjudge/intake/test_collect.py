"""Collecting from the exchange, through nbgrader's own interface."""

import os
import pwd
import shutil
import sys

import nbformat
import pytest

from anncourse.classroom.demo.exchange import Desk
from anncourse.classroom.demo.run import settings
from nbjudge import apart
from nbjudge.course.open import demand, open_course
from nbjudge.intake import collect
from nbjudge.intake.collect import owner_if_another
from nbjudge.intake.copying import MAX_ENTRIES, TooLargeError, copy_folder
from nbjudge.intake.intake import take_in
from nbjudge.notebook.notes import read_notes
from tests.nbjudge.tiny import LESSON, fill

pytestmark = pytest.mark.course

NAME = f"{LESSON}.ipynb"


@pytest.fixture
def api(course):
    """Return the interface to a course that has released its lesson to an exchange of its own."""
    with open_course(course, settings(course)) as api:
        demand(api.release_assignment(LESSON), "release the lesson")
        yield api


def fetch(api, tmp_path, student):
    desk = Desk(api, student, tmp_path / student)
    desk.fetch(LESSON)
    return desk, desk.home / LESSON / NAME


def submitted(course, student):
    return course / "submitted" / student / LESSON


def told(course, student):
    notebook = nbformat.read(submitted(course, student) / NAME, as_version=4)
    return " ".join(note.what for note in read_notes(notebook))


def test_what_was_handed_in_is_collected_as_it_is(api, course, tmp_path):
    desk, path = fetch(api, tmp_path, "ada")
    desk.write(LESSON, fill, nbformat.read(path, as_version=4))
    desk.hand_in(LESSON)
    demand(api.collect(LESSON), "collect")
    assert (submitted(course, "ada") / NAME).read_bytes() == path.read_bytes()


def test_a_student_without_a_notebook_is_graded_with_nought_by_stock_nbgrader(
    api, course, tmp_path
):
    desk, path = fetch(api, tmp_path, "ben")
    path.rename(path.with_suffix(".docx"))
    desk.hand_in(LESSON)
    demand(api.collect(LESSON), "collect")
    assert told(course, "ben") == "`01_tiny.ipynb` is missing: you handed in only `01_tiny.docx`."
    # This is formgrader's button.
    demand(api.autograde(LESSON, "ben"), "autograde")
    with api.gradebook as gradebook:
        assert gradebook.find_submission(LESSON, "ben").score == 0


def test_a_folder_that_cannot_be_copied_whole_stops_nobody_and_its_notebook_is_graded(
    api, course, tmp_path
):
    desks = {}
    for student in ("ada", "ben", "cleo"):
        desks[student], _ = fetch(api, tmp_path, student)
        desks[student].hand_in(LESSON)
    inbound = course / "exchange" / "ann" / "inbound"
    (folder,) = inbound.glob("ben+*")
    os.chmod(folder, 0o755)
    (folder / "endless.txt").symlink_to("nowhere")
    (folder,) = inbound.glob("cleo+*")
    (folder / "film.bin").write_bytes(b"0")
    os.truncate(folder / "film.bin", 200_000_000)
    demand(api.collect(LESSON), "collect")
    released = nbformat.read(course / "lessons" / LESSON / NAME, as_version=4)
    for student in ("ada", "ben", "cleo"):
        copied = nbformat.read(submitted(course, student) / NAME, as_version=4)
        assert copied.cells == released.cells
    assert (submitted(course, "cleo") / "timestamp.txt").exists()
    take_in(submitted(course, "cleo"), course / "lessons" / LESSON)
    assert told(course, "cleo") == (
        "Not all that you handed in beside your notebook could be copied, because the folder is "
        "larger than 100 MB."
    )


def test_links_in_the_exchange_are_not_followed(api, course, tmp_path):
    for student in ("ada", "ben"):
        desk, _ = fetch(api, tmp_path, student)
        desk.hand_in(LESSON)
    inbound = course / "exchange" / "ann" / "inbound"
    (ada,), (ben,) = inbound.glob("ada+*"), inbound.glob("ben+*")
    os.chmod(ada, 0o755)
    (ada / "loot.txt").symlink_to(course / "gradebook.db")
    (ada / "loot").symlink_to(course / "solutions")
    (inbound / ben.name.replace("ben", "cleo")).symlink_to(ben)
    demand(api.collect(LESSON), "collect")
    assert {path.name for path in submitted(course, "ada").iterdir()} >= {NAME, "timestamp.txt"}
    assert not list(submitted(course, "ada").glob("loot*"))
    assert "it is a link" in told(course, "cleo")


def test_a_new_hand_in_replaces_the_placeholder(api, course, tmp_path):
    desk, path = fetch(api, tmp_path, "ada")
    good = path.read_bytes()
    path.rename(path.with_suffix(".txt"))
    desk.hand_in(LESSON)
    demand(api.collect(LESSON), "collect")
    assert "in place of" in told(course, "ada")
    path.with_suffix(".txt").rename(path)
    desk.hand_in(LESSON)
    demand(api.collect(LESSON), "collect")
    assert (submitted(course, "ada") / NAME).read_bytes() == good


def test_a_notebook_that_is_there_waits_for_grading_whatever_stands_in_it(api, course, tmp_path):
    desk, path = fetch(api, tmp_path, "ada")
    path.write_bytes(b"{")
    desk.hand_in(LESSON)
    demand(api.collect(LESSON), "collect")
    assert (submitted(course, "ada") / NAME).read_bytes() == b"{"


def test_collecting_goes_on_where_the_lesson_was_not_generated_here(api, course, tmp_path):
    desk, path = fetch(api, tmp_path, "ada")
    desk.hand_in(LESSON)
    shutil.rmtree(course / "lessons" / LESSON)
    demand(api.collect(LESSON), "collect")
    assert (submitted(course, "ada") / NAME).read_bytes() == path.read_bytes()


def test_a_link_that_takes_a_files_place_while_it_is_copied_is_not_followed(tmp_path, monkeypatch):
    source, loot = tmp_path / "inbound", tmp_path / "gradebook.db"
    source.mkdir()
    loot.write_text("all points")
    for name in ("a.txt", "b.txt", "deep"):
        (source / name).mkdir() if name == "deep" else (source / name).write_text("mine")
    real = os.listdir

    def swap(handle):
        names = real(handle)
        if "a.txt" in names:
            for name in ("a.txt", "deep"):
                (source / name).rename(tmp_path / name)
                (source / name).symlink_to(loot if name == "a.txt" else tmp_path)
        return names

    monkeypatch.setattr("os.listdir", swap)
    assert copy_folder(source, tmp_path / "copy", 1000)
    assert {path.name for path in (tmp_path / "copy").rglob("*")} == {"b.txt"}


def test_what_is_no_file_is_not_copied(tmp_path):
    source = tmp_path / "inbound"
    source.mkdir()
    os.mkfifo(source / "fifo")
    (source / "link").symlink_to(tmp_path)
    (source / "a.txt").write_text("mine")
    assert copy_folder(source, tmp_path / "copy", 1000)
    assert [path.name for path in (tmp_path / "copy").iterdir()] == ["a.txt"]


@pytest.mark.parametrize("kind", ["bytes", "entries", "depth"])
def test_more_than_can_be_copied_is_not(tmp_path, kind):
    source = tmp_path / "inbound"
    deep = source / "/".join("d" * 40) if kind == "depth" else source
    deep.mkdir(parents=True)
    for number in range(MAX_ENTRIES + 1 if kind == "entries" else 1):
        (deep / f"{number}.txt").write_bytes(b"0" * (2000 if kind == "bytes" else 0))
    first = ("timestamp.txt", "z.ipynb")
    for name in first:
        (source / name).write_text("2030-01-01 12:00:00 UTC")
    with pytest.raises(TooLargeError):
        copy_folder(source, tmp_path / "copy", 1000, first=first)
    assert all((tmp_path / "copy" / name).exists() for name in first)


@pytest.mark.parametrize(
    "stamp",
    [
        "2020-01-01 00:00:00 ..",
        "2020-01-01 00:00:00 /etc/passwd",
        "2020-01-01 00:00:00 " + "9" * 5000,
        "1.1" * 100_000,
        "2020-13-01 00:00:00 UTC",
        "\ud800",
    ],
)
def test_no_timestamp_stops_collecting_or_takes_long(api, course, tmp_path, stamp, monkeypatch):
    opened = []
    monkeypatch.setattr("dateutil.tz.tz.open", lambda *a: opened.append(a), raising=False)
    for student in ("ada", "mallory", "zoe"):
        desk, _ = fetch(api, tmp_path, student)
        desk.hand_in(LESSON)
    (folder,) = (course / "exchange" / "ann" / "inbound").glob("mallory+*")
    os.chmod(folder, 0o755)
    (folder / "timestamp.txt").write_text(stamp, errors="surrogatepass")
    demand(api.collect(LESSON), "collect")
    assert all((submitted(course, student) / NAME).exists() for student in ("ada", "zoe"))
    assert told(course, "mallory") == "The time of your hand-in could not be read."
    assert opened == []


@pytest.mark.parametrize(
    "name",
    ["m+{}+never", "m+{}+2020-01-01 00:00:00 ..", "..+{}+{when}+1", "ada,zoe+{}+{when}+1"],
)
def test_no_name_in_the_exchange_stops_collecting(api, course, tmp_path, name):
    desk, _ = fetch(api, tmp_path, "ada")
    desk.hand_in(LESSON)
    name = name.format(LESSON, when="2020-01-01 00:00:00 UTC")
    (course / "exchange" / "ann" / "inbound" / name).mkdir()
    demand(api.collect(LESSON), "collect")
    assert (submitted(course, "ada") / NAME).exists()
    assert sorted(path.name for path in (course / "submitted").iterdir()) == ["ada"]
    assert not (course / LESSON).exists()


def test_feedback_is_released_to_all_who_handed_in_through_the_exchange(api, course, tmp_path):
    students = ("ada", "ben", "cleo", "dan", "eva")
    for student in students:
        desk, _ = fetch(api, tmp_path, student)
        desk.hand_in(LESSON)
    demand(api.collect(LESSON), "collect")
    (submitted(course, "ada") / "timestamp.txt").write_text("never")
    (submitted(course, "ben") / "timestamp.txt").unlink()
    (submitted(course, "ben") / "submission_secret.txt").unlink()
    (submitted(course, "dan") / "submission_secret.txt").write_bytes(b"\xff")
    (submitted(course, "eva") / "submission_secret.txt").write_bytes(b"")
    for student in students:
        demand(api.autograde(LESSON, student), "autograde")
        demand(api.generate_feedback(LESSON, student), "generate feedback")
    told = api.release_feedback(LESSON)
    assert not told["success"]
    assert "Not that of ben, dan, eva:" in told["log"]
    assert len(list((course / "exchange" / "ann" / "feedback").glob("*.html"))) == 2


def test_what_came_by_another_way_is_not_replaced_from_the_exchange(api, course, tmp_path):
    desk, _ = fetch(api, tmp_path, "ada")
    desk.hand_in(LESSON)
    submitted(course, "ada").mkdir(parents=True)
    (submitted(course, "ada") / NAME).write_text("by mail")
    demand(api.collect(LESSON), "collect")
    assert (submitted(course, "ada") / NAME).read_text() == "by mail"


def test_the_second_round_takes_what_is_new(api):
    assert api.config.ExchangeCollect.update


@pytest.mark.skipif(os.getuid() != 0, reason="only root can hand in for another user")
def test_what_somebody_else_put_there_does_not_take_the_place_of_a_students_own(
    api, course, tmp_path
):
    # A name that every system has.
    desk, path = fetch(api, tmp_path, "daemon")
    desk.hand_in(LESSON)
    inbound = course / "exchange" / "ann" / "inbound"
    (own,) = inbound.glob("daemon+*")
    os.chown(own, pwd.getpwnam("daemon").pw_uid, -1)
    forged = inbound / f"daemon+{LESSON}+2099-01-01 00:00:00.000000 UTC+forged"
    shutil.copytree(own, forged)
    (forged / NAME).write_text("{")
    os.chown(forged, pwd.getpwnam("nobody").pw_uid, -1)
    api.config.ExchangeCollect.check_owner = True
    demand(api.collect(LESSON), "collect")
    assert (submitted(course, "daemon") / NAME).read_bytes() == path.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="hand-ins are prepared apart on Linux only")
def test_who_takes_too_long_to_prepare_stops_nobody(api, course, tmp_path, monkeypatch):
    for student in ("ada", "ben", "cleo"):
        desk, path = fetch(api, tmp_path, student)
        path.rename(path.with_suffix(".txt"))
        desk.hand_in(LESSON)
    prepared = collect.take_in

    def slow(folder, release, slimmed):
        while "ben" in folder.parts:
            pass
        return prepared(folder, release, slimmed)

    monkeypatch.setattr(collect, "take_in", slow)
    monkeypatch.setattr(apart, "MAX_SECONDS", 0.1)
    result = api.collect(LESSON)
    demand(result, "collect")
    there = [s for s in ("ada", "ben", "cleo") if (submitted(course, s) / NAME).is_file()]
    assert there == ["ada", "cleo"]
    assert "ben could not be prepared for grading: it took too much time" in result["log"]


@pytest.mark.skipif(os.getuid() != 0, reason="gives files away")
def test_only_where_both_have_accounts_a_hand_in_under_anothers_name_is_one(tmp_path):
    folder = tmp_path / "daemon+01+2026-11-29 07:16:23.029151 UTC+x"
    folder.mkdir()
    assert owner_if_another(str(folder), "daemon") is None, "who collects put it there"
    os.chown(folder, pwd.getpwnam("daemon").pw_uid, -1)
    assert owner_if_another(str(folder), "daemon") is None
    os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)
    assert owner_if_another(str(folder), "daemon") == "nobody"
    assert owner_if_another(str(folder), "a student without an account") is None
    assert owner_if_another(str(folder / "gone"), "daemon") is None
