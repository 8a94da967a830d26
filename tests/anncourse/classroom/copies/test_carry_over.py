"""Nothing that a learner wrote is lost, and the new lesson works."""

import copy

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anncourse.classroom.copies.carry_over import LEFT_OVER, YOURS, carry_over
from anncourse.classroom.copies.edition import marked, texts_of_the_course
from tests.anncourse.classroom.copies.notebooks import (
    MINE,
    cell,
    lesson,
    notebook,
    sources,
    written,
)

NEW = lesson(edition=2)


def carried(old):
    return carry_over(old, NEW, texts_of_the_course(old, NEW))


def handed_out(edition=1):
    return marked(lesson(edition), {})


def test_an_untouched_copy_becomes_the_new_lesson():
    assert carried(handed_out()) == type(carried(handed_out()))(NEW, 0)


def test_answers_and_predictions_go_into_their_cells():
    mine = {"step": MINE, "explain": "It fires.", "predict": "my_guess = 1  # 0 or 1"}
    done = carried(written(handed_out(), **mine))

    assert sources(done.notebook) == sources(NEW) | mine
    assert done.cells == 3
    assert [c["metadata"] for c in done.notebook["cells"]] == [c["metadata"] for c in NEW["cells"]]


def test_a_guess_in_a_call_goes_into_its_cell_wherever_that_stands_now():
    def guessed(guess, place):
        other = cell(place, f'predicted("corners", {guess})  # 0 to 4')
        return notebook(cell("setup", "x = 1"), other)

    old = marked(guessed("None", "before"), {})
    done = carry_over(written(old, before='predicted("corners", 3)'), guessed("None", "now"), {})
    assert sources(done.notebook)["now"] == 'predicted("corners", 3)'


def test_cells_of_the_learner_s_own_stay_after_their_neighbour_without_outputs():
    old = handed_out()
    old["cells"][5:5] = [cell("own1", "step(3)"), cell("own2", "I wonder", "markdown")]
    old["cells"][5]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "1"}]
    old["cells"].insert(0, cell("own0", "%pip list"))
    done = carried(old)

    names = list(sources(done.notebook))
    assert names[0] == "own0"
    assert names[names.index("step") + 1 :][:2] == ["own1", "own2"]
    assert done.notebook["cells"][names.index("own1")]["outputs"] == []


def test_a_changed_cell_of_the_lesson_is_kept_as_text_below_the_new_one():
    done = carried(
        written(handed_out(), setup="import os\nfrom course1 import check", title="# Hi")
    )

    cells = [("".join(c["source"]), c["cell_type"]) for c in done.notebook["cells"]]
    place = cells.index(("from course2 import check", "code"))
    text, kind = cells[place + 1]
    assert kind == "markdown"
    assert text == f"{YOURS}\n\n```python\nimport os\nfrom course1 import check\n```"
    assert (f"{YOURS}\n\n# Hi", "markdown") in cells
    assert done.cells == 2


def test_an_answer_without_a_place_comes_to_the_end_under_a_heading():
    old = handed_out()
    old["cells"].insert(3, cell("gone", "def gone(): return 7", solution=True, locked=False))
    done = carried(old)

    assert list(sources(done.notebook).values())[-2:] == [LEFT_OVER, "def gone(): return 7"]
    assert done.notebook["cells"][-1]["metadata"] == {}


def test_an_answer_that_was_split_is_whole_again():
    old = written(handed_out(), step="def step(z):")
    half = copy.deepcopy(old["cells"][4]) | {"id": "half", "source": "    return int(z >= 0)"}
    old["cells"].insert(5, half)
    done = carried(old)

    assert sources(done.notebook)["step"] == "def step(z):\n\n    return int(z >= 0)"
    assert len(done.notebook["cells"]) == len(NEW["cells"])


def test_a_second_answer_elsewhere_is_kept_beside_the_first():
    old = written(handed_out(), step=MINE)
    old["cells"].append(copy.deepcopy(old["cells"][4]) | {"id": "twin", "source": "step = abs"})
    done = carried(old)

    assert sources(done.notebook)["step"] == MINE
    assert sources(done.notebook)["twin"] == "step = abs"
    graded = [c for c in done.notebook["cells"] if c["metadata"].get("nbgrader")]
    assert len(graded) == 3


def test_cells_without_ids_find_their_place_all_the_same():
    old = written(handed_out(), step=MINE, predict="my_guess = 0")
    for one in old["cells"]:
        del one["id"]
    done = carried(old)

    assert sources(done.notebook) == sources(NEW) | {"step": MINE, "predict": "my_guess = 0"}


def test_a_picture_pasted_into_an_answer_is_carried_too():
    old = written(handed_out(), explain="![drawing](attachment:a.png)")
    picture = {"a.png": {"image/png": "iVBORw0KGgo="}}
    old["cells"][6]["attachments"] = picture

    assert carried(old).notebook["cells"][6]["attachments"] == picture


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20)
CHANGES = st.lists(
    st.tuples(st.sampled_from(["edit", "add", "delete", "double"]), st.integers(0, 20), TEXT),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(CHANGES)
def test_whatever_was_done_to_a_copy_every_text_of_the_learner_s_is_in_the_new_one(changes):
    old = handed_out()
    for number, (what, place, text) in enumerate(changes):
        cells = old["cells"]
        if what == "add" or not cells:
            cells.insert(place, cell(f"own{number}", text))
        elif what == "edit":
            cells[place % len(cells)]["source"] = text
        elif what == "double":
            cells.append(copy.deepcopy(cells[place % len(cells)]))
        else:
            del cells[place % len(cells)]
    done = carried(old)

    ours = {"".join(c["source"]).strip() for c in [*NEW["cells"], *handed_out()["cells"]]}
    everything = "\n".join(sources(done.notebook).values())
    for one in old["cells"]:
        text = "".join(one["source"])
        assert text.strip() in ours or text.strip("\n") in everything
    assert len(sources(done.notebook)) == len(done.notebook["cells"]), "ids are unique"
    nbformat.validate(nbformat.from_dict(done.notebook))


@pytest.mark.parametrize("wrong", [None, [], "x", {"edition": 3}, {"edition": "a", "texts": 5}])
def test_a_mark_that_somebody_changed_does_no_harm(wrong):
    old = written(notebook(*lesson()["cells"]), step=MINE)
    old["metadata"]["anncourse"] = wrong

    assert sources(carried(old).notebook)["step"] == MINE
