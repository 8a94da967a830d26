"""What the page for free text is told, and what it writes into the gradebook."""

import json
import threading
import urllib.error
import urllib.request

import pytest
from nbgrader.api import Gradebook

from anncourse.classroom.reading.server import Room, make_server
from anncourse.cli import main
from nbjudge import apart
from nbjudge.course.open import open_course
from tests.anncourse.classroom.a_gradebook import LESSON
from tests.anncourse.classroom.reading.a_pile import (
    CELL,
    DOT,
    answer_cell,
    make_course,
    write_notebook,
)

pytestmark = pytest.mark.course

HOSTILE = (
    "It *adds* $x < 1$. <script>run()</script><img src=x onerror=run()>\n\n"
    "<img src='https://example.org/seen.png'>[l](javascript:run())"
)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course")
    answers = {"ada": "It adds up.", "bob": HOSTILE, "cy": None, "dora x": "Mine."}
    return make_course(folder, answers)


@pytest.fixture(scope="module")
def address(course):
    with open_course(course) as api:
        server, place = make_server(Room(api, LESSON))
        with server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield place
            server.shutdown()


def ask(address, place="questions", given=None):
    """Return the status and the content of an answer."""
    data = None if given is None else json.dumps(given).encode()
    try:
        with urllib.request.urlopen(address + place, data) as reply:
            return reply.status, json.loads(reply.read())
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def in_gradebook(course, student):
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        grade = book.find_grade(CELL, LESSON, LESSON, student)
        comment = book.find_comment(CELL, LESSON, LESSON, student).comment
        return grade.score, bool(grade.needs_manual_grade), comment


def test_all_who_wrote_an_answer_are_there_with_task_and_rubric(address):
    status, found = ask(address)
    (question,) = found["questions"]
    assert (status, found["lesson"], question["empty"]) == (200, LESSON, 1)
    assert {one["student"] for one in question["answers"]} == {"ada", "bob", "dora x"}
    assert "What does a neuron do?" in question["task"]
    assert "1 point" in question["rubric"]
    assert "<math" in question["rubric"]
    assert "It adds up." in question["answer"]
    assert "SOLUTION" not in json.dumps(found)


def test_points_and_comment_are_in_the_gradebook_at_once(course, address):
    _, answer = ask(address, f"answer/{CELL}/ada")
    assert answer["words"] == "<p>It adds up.</p>\n"
    given = {"points": 2.5, "comment": "And $b$?", "digest": answer["digest"]}
    assert ask(address, f"answer/{CELL}/ada", given) == (200, {})
    assert in_gradebook(course, "ada") == (2.5, False, "And $b$?")
    (question,) = ask(address)[1]["questions"]
    (ada,) = [one for one in question["answers"] if one["student"] == "ada"]
    assert (ada["points"], ada["comment"], ada["waits"]) == (2.5, "And $b$?", False)


def test_nothing_that_a_student_wrote_runs_or_is_fetched(address):
    words = ask(address, f"answer/{CELL}/bob")[1]["words"]
    assert "<em>adds</em>" in words
    assert "<math" in words
    for bad in ("<script", "onerror", "example.org", "javascript"):
        assert bad not in words
    with urllib.request.urlopen(address) as reply:
        policy, page = reply.headers["Content-Security-Policy"], reply.read().decode()
    assert reply.headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in policy
    nonce = policy.split("'nonce-")[1].split("'")[0]
    assert page.count(f'nonce="{nonce}"') == 2


def test_a_picture_that_was_pasted_is_shown(course, address):
    cell = answer_cell("![a](attachment:a.png)", attachments={"a.png": {"image/png": DOT}})
    write_notebook(course / "autograded" / "bob" / LESSON, cell)
    words = ask(address, f"answer/{CELL}/bob")[1]["words"]
    assert f'src="data:image/png;base64,{DOT}"' in words


def test_an_answer_that_takes_too_much_memory_is_told_and_can_be_graded(
    course, address, monkeypatch
):
    monkeypatch.setattr(apart, "MAX_MEMORY", 50_000_000)
    write_notebook(course / "autograded" / "dora x" / LESSON, answer_cell("a" * 60_000_000))
    answer = ask(address, f"answer/{CELL}/dora%20x")[1]
    assert "cannot be shown here: it took too much memory." in answer["words"]
    given = {"points": 1, "comment": "", "digest": answer["digest"]}
    assert ask(address, f"answer/{CELL}/dora%20x", given) == (200, {})
    monkeypatch.undo()
    write_notebook(course / "autograded" / "dora x" / LESSON, answer_cell(HOSTILE))
    assert ask(address, f"answer/{CELL}/dora%20x")[1]["words"].startswith("<p>It <em>adds</em>")


@pytest.mark.parametrize("points", [-1, 3.5, "3", None, float("nan"), True, [1]])
def test_points_that_there_are_not_are_refused_and_nothing_is_written(course, address, points):
    _, answer = ask(address, f"answer/{CELL}/bob")
    before = in_gradebook(course, "bob")
    given = {"points": points, "comment": "", "digest": answer["digest"]}
    status, said = ask(address, f"answer/{CELL}/bob", given)
    assert status == 400
    assert "expected points from 0 to 3" in said
    assert in_gradebook(course, "bob") == before


def test_an_answer_that_was_handed_in_anew_meanwhile_is_not_graded_unseen(course, address):
    _, answer = ask(address, f"answer/{CELL}/bob")
    write_notebook(course / "autograded" / "bob" / LESSON, answer_cell("Another one."))
    given = {"points": 3, "comment": "", "digest": answer["digest"]}
    status, said = ask(address, f"answer/{CELL}/bob", given)
    assert status == 409
    assert "Reload the page" in said
    assert in_gradebook(course, "bob")[:2] == (0, True)


def test_who_does_not_know_the_address_gets_nothing(address):
    root = address.rsplit("/", 2)[0]
    for place in ("/", "/questions", "/x/questions", f"/x{address.split('/')[3]}/questions"):
        with pytest.raises(urllib.error.HTTPError, match="404") as error:
            urllib.request.urlopen(root + place)
        assert error.value.read() == b"Nothing here."


@pytest.mark.parametrize(
    "place", ["", "answer", "answer/x", f"answer/{CELL}/nobody", f"answer/{CELL}/..%2F..%2Fada"]
)
def test_what_is_not_there_is_told_and_nothing_breaks(address, place):
    status, said = ask(address, place or "x", {"points": 1, "comment": "", "digest": ""})
    assert status in (404, 409)
    assert "error" in said


def test_a_lesson_in_which_nobody_wrote_is_answered_in_a_line(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(make_course(tmp_path, {}))
    assert main(["class", "read", "1"]) == 1
    assert "nbjudge grade 01_perceptron" in capsys.readouterr().err
