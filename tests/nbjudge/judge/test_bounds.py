"""What a student hands in costs the judge no more than its size, and shows nothing but itself."""

import collections

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_raw_cell

from nbjudge.inside.kinds import TooManyItemsError
from nbjudge.inside.wire import Codec, WireError
from nbjudge.judge.limits import Limits
from nbjudge.judge.rebuild import rebuild
from nbjudge.judge.replies import Ran
from tests.nbjudge.judge.notebooks import answer, grade, grade_answer, notebook, words_of, written
from tests.nbjudge.judge.notebooks import test as cell

pytestmark = pytest.mark.course


def codec():
    return Codec(lend=None, borrow=None, returned=lambda item: None, own=None)


def frame(value):
    data = codec().encode(value)
    skeleton = int.from_bytes(data[:4], "big")
    return data[8:][:skeleton], memoryview(data[8:][skeleton:])


def test_a_long_chain_of_classes_is_no_answer():
    chain = (
        "kind = object\nfor n in range(200):\n    kind = type(f'K{n}', (kind,), {})\n"
        "def f(): return kind()"
    )
    points, told = grade_answer(chain, "assert f() is not None")
    assert points == 0
    assert "ProtocolBroken" in str(told.outputs)


def test_many_large_sets_are_neither_sent_nor_taken(monkeypatch):
    # Numbers can be chosen so that a set takes time by the square of its size.
    sets = [set(range(9_000)) for _ in range(12)]
    with pytest.raises(TooManyItemsError):
        codec().encode(sets)
    monkeypatch.setattr("nbjudge.inside.kinds.MAX_STEPS", 10**12)
    sent = frame(sets)
    monkeypatch.undo()
    with pytest.raises(WireError, match="more keys in a frame"):
        codec().decode(*sent)


class Own(set):
    pass


# The hash of a number is what is left when it is divided by this.
SAME = [k * (2**61 - 1) for k in range(1, 3_000)]


@pytest.mark.parametrize(
    "value",
    [
        set(SAME),
        frozenset(SAME),
        Own(SAME),
        dict.fromkeys(SAME),
        collections.Counter(SAME),
        {(number,) for number in SAME},
        {complex(1_000_003 * k, -k) for k in range(3_000)},
        [dict.fromkeys(SAME[:500]) for _ in range(9)],
    ],
    ids=lambda value: type(value).__name__,
)
def test_keys_of_one_hash_are_refused_before_anything_is_made_of_them(value, monkeypatch):
    monkeypatch.setattr("nbjudge.inside.values.Keys.may_hold", lambda self, keys: True)
    sent = frame(value)
    monkeypatch.undo()
    with pytest.raises(WireError, match="keys of one hash"):
        codec().decode(*sent)


def test_sets_and_dictionaries_of_honest_sizes_arrive():
    code = "def f(): return [set(range(9000)), *({n: n, -n: n} for n in range(1, 30_000))]"
    assert grade_answer(code, "assert len(f()) == 30_000")[0] == 1


def test_what_a_test_makes_of_an_answer_is_limited():
    code = "import numpy as np\ndef f(): return np.ones((1_600_000, 1))"
    checks = "import numpy as np\nassert np.allclose(f(), np.ones(200))"
    points, told = grade_answer(code, checks, memory=500_000_000)
    assert points == 0
    assert "MemoryError" in words_of(told) + str(told.outputs)
    assert grade_answer("def f(): return 1", "assert f() == 1")[0] == 1


def test_where_the_notebook_has_no_time_left_the_words_say_so():
    source = notebook(answer("f"), cell("t", "1.0"))
    slow = answer("f", "while True: pass")
    told = grade(source, notebook(slow, cell("t", "1.0")), notebook_seconds=1.0)
    assert told.scores["t"][0] == 0
    said = words_of(told.notebook.cells[1])
    assert "those before it took all the time that a notebook has, 1 seconds" in said
    assert "had to be stopped" not in said


def test_all_cells_together_put_out_no_more_than_a_notebook_may(open_session):
    session = open_session(notebook_output_bytes=100_000)
    ran = [session.run("print('x' * 40_000)", number) for number in range(1, 6)]
    assert [bool(r.stopped) for r in ran] == [False, False, True, True, True]
    assert isinstance(ran[0], Ran)


def test_who_asks_for_input_is_told_that_nobody_types(open_session):
    ran = open_session().run("k = int(input('k?'))", 1)
    assert ran.error is not None
    assert "write the value into the code, in place of input()" in str(ran.error)


@pytest.mark.parametrize("how", ["display(f())", "f()", "display(HTML(f().text))"])
def test_nothing_of_a_students_runs_where_a_test_shows_it(how):
    code = (
        "class Shown:\n    text = '<script>run()</script>'\n"
        "    def _repr_html_(self): return self.text\ndef f(): return Shown()"
    )
    _, told = grade_answer(code, f"from IPython.display import HTML\n{how}")
    assert "<script>" not in str(told.outputs)


def test_a_raw_cell_becomes_text():
    source = notebook(answer("f"), cell("t", "1.0"))
    text = "<b id='score'>```` <i>"
    submitted = notebook(new_raw_cell(text), answer("f", "x = 1"), cell("t", "1.0"))
    shown = rebuild(source, submitted, Limits()).cells[0]
    assert (shown.cell_type, shown.source) == ("markdown", f"```````\n{text}\n```````")


def test_pictures_pasted_into_an_answer_stay_within_limits():
    picture = {"a.png": {"image/png": "QUJD"}}
    source = notebook(written("w", "YOUR ANSWER HERE"))
    submitted = notebook(written("w", "See ![](attachment:a.png)"), new_markdown_cell("b"))
    for handed_in in submitted.cells:
        handed_in["attachments"] = nbformat.from_dict(picture)
    first, second = rebuild(source, submitted, Limits(attachment_bytes=6)).cells
    assert first.attachments == picture
    assert "attachments" not in second
    assert grade(source, submitted).notebook.cells[0].attachments == picture


def test_a_frame_of_many_sets_is_refused_before_they_are_made():
    with pytest.raises(WireError):
        codec().decode(*frame([{str(n): n for n in range(15_000)} for _ in range(9)]))
