import copy

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.utils import compute_checksum

from nbjudge.intake import mend as steps
from nbjudge.intake.mend import mend
from nbjudge.notebook.cells import grade_id
from nbjudge.notebook.notes import is_note, read_notes
from tests.nbjudge.tiny import fill, find, name_of

pytestmark = pytest.mark.course


def names(notebook):
    return [name_of(cell) for cell in notebook.cells if name_of(cell)]


def told(notebook):
    return " ".join(f"{note.what} {note.do}" for note in read_notes(notebook))


def test_an_honest_notebook_is_left_alone(notebook, release):
    mended = mend(fill(notebook), release)
    assert [c.source for c in mended.cells] == [c.source for c in notebook.cells]
    assert [c.metadata for c in mended.cells] == [c.metadata for c in notebook.cells]
    assert not read_notes(mended)


def test_mending_does_not_change_what_was_handed_in(notebook, release):
    del notebook.cells[3]
    before = copy.deepcopy(notebook)
    mend(notebook, release)
    assert notebook == before


def test_mending_twice_is_the_same_as_once(notebook, release):
    notebook.cells.insert(3, copy.deepcopy(find(notebook, "double")))
    del notebook.cells[-1]
    once = mend(notebook, release)
    twice = mend(once, release)
    assert nbformat.writes(twice) == nbformat.writes(once)


def test_a_deleted_test_comes_back_behind_its_answer(notebook, release):
    notebook.cells.remove(find(notebook, "test_double"))
    mended = mend(fill(notebook), release)
    assert names(mended) == names(release)
    assert find(mended, "test_double") == find(release, "test_double")
    assert "Your notebook is without the cell `test_double` of the lesson" in told(mended)


def test_a_deleted_answer_comes_back_empty_and_does_not_undo_another_cell(notebook, release):
    notebook.cells.remove(find(notebook, "double"))
    notebook.cells.insert(2, new_code_cell("def double(x):\n    return 2 * x"))
    mended = mend(notebook, release)
    assert names(mended) == names(release)
    assert find(mended, "double").source == steps.DELETED
    assert "Your notebook is without the cell `double`, meant for your answer." in told(mended)
    # Nobody is blamed for what the lesson got after they handed in.
    assert "not in the lesson that you were given, tell your instructor" in told(mended)


def test_a_deleted_text_answer_comes_back_as_it_was_given_out(notebook, release):
    notebook.cells.remove(find(notebook, "explain_tiny"))
    mended = mend(notebook, release)
    assert find(mended, "explain_tiny").source == find(release, "explain_tiny").source


def test_neighbouring_deleted_cells_come_back_in_order(notebook, release):
    # nbgrader's own way of adding them back fails on this with a KeyError.
    notebook.cells = [cell for cell in notebook.cells if not grade_id(cell)]
    assert names(mend(notebook, release)) == names(release)


def test_of_doubled_answers_the_last_that_was_worked_on_counts(notebook, release):
    first, last = find(notebook, "double"), copy.deepcopy(find(notebook, "double"))
    first.source, last.source = "def double(x): return 0", "def double(x): return x + x"
    untouched = copy.deepcopy(find(release, "double"))
    notebook.cells[3:3] = [last, untouched]
    mended = mend(notebook, release)
    assert names(mended) == names(release)
    assert find(mended, "double").source == last.source
    assert first.source in [cell.source for cell in mended.cells], "nothing handed in is lost"
    assert "The cell `double` was there 3 times." in told(mended)


def test_a_doubled_test_counts_once(notebook, release):
    notebook.cells.insert(2, copy.deepcopy(find(notebook, "test_double")))
    mended = mend(fill_last(notebook), release)
    assert names(mended) == names(release)
    assert "The cell `test_double` was there 2 times." in told(mended)


def fill_last(notebook):
    find(notebook, "double").source = "def double(x):\n    return 2 * x"
    return notebook


def test_cells_out_of_order_are_put_back_and_others_stay(notebook, release):
    test = find(notebook, "test_double")
    notebook.cells.remove(test)
    notebook.cells.insert(0, test)
    notebook.cells.insert(1, new_code_cell("mine = 1"))
    mended = mend(notebook, release)
    assert names(mended) == names(release)
    assert "mine = 1" in [cell.source for cell in mended.cells]
    assert "You moved cells of the lesson." in told(mended)


def test_an_answer_turned_into_text_is_code_again(notebook, release):
    cell = find(notebook, "double")
    place = notebook.cells.index(cell)
    source = "def double(x):\n    return 2 * x"
    notebook.cells[place] = nbformat.v4.new_markdown_cell(source, metadata=cell.metadata)
    mended = mend(notebook, release)
    assert find(mended, "double").cell_type == "code"
    assert find(mended, "double").source == source
    assert "The type of the cell `double` was changed" in told(mended)


@pytest.mark.parametrize(
    "change",
    [
        {"schema_version": 2},
        {"schema_version": 99},
        {"points": 1000},
        {"grade": False},
        {"solution": True, "grade": False, "locked": False},
        {"checksum": "0" * 32},
        {"unknown": 1},
    ],
    ids=lambda change: ", ".join(change),
)
def test_changed_settings_are_put_back_and_told(notebook, release, change):
    find(notebook, "test_double").metadata["nbgrader"].update(change)
    mended = mend(notebook, release)
    assert find(mended, "test_double").metadata == find(release, "test_double").metadata
    assert "The nbgrader settings of the cell `test_double` were changed." in told(mended)


def test_a_test_that_the_course_gave_out_earlier_is_not_laid_to_the_student(notebook, release):
    for name, source in (("test_double", "2 * points"), ("double", "def double(x, y): ...")):
        earlier = find(notebook, name)
        earlier.source = source
        earlier.metadata["nbgrader"]["checksum"] = compute_checksum(earlier)
    find(notebook, "double").source = "double = lambda x: 2 * x"
    mended = mend(notebook, release)
    assert find(mended, "test_double") == find(release, "test_double")
    assert find(mended, "double").source == "double = lambda x: 2 * x"
    assert find(mended, "double").metadata == find(release, "double").metadata
    assert told(mended) == (
        "Your notebook is of another edition of this lesson. "
        "It was graded with the cell `test_double` of the present one."
    )


def test_a_tag_that_keeps_a_test_from_running_is_taken_off(notebook, release):
    find(notebook, "test_double").metadata["tags"] = ["skip-execution"]
    assert "tags" not in find(mend(notebook, release), "test_double").metadata


def test_cells_whose_settings_a_program_dropped_are_known_by_their_ids(notebook, release):
    for cell in fill(notebook).cells:
        cell.metadata.clear()
    mended = mend(notebook, release)
    assert names(mended) == names(release)
    assert find(mended, "double").source == "def double(x):\n    return 2 * x"


def test_cells_of_another_lesson_become_plain_cells(notebook, release):
    other = copy.deepcopy(find(notebook, "double"))
    other["id"], other.metadata["nbgrader"]["grade_id"] = "other", "from_another_lesson"
    notebook.cells.append(other)
    assert mend(notebook, release).cells[-1].metadata == {}


def test_a_changed_test_is_told(notebook, release):
    find(notebook, "test_double").source = "2.0"
    assert "You changed the cell `test_double`" in told(mend(notebook, release))


def test_notes_of_an_earlier_step_stay_on_top(notebook, release):
    first = mend(notebook, release)
    del first.cells[3]
    second = mend(first, release)
    third = mend(second, release)
    assert is_note(third.cells[0])
    assert len(read_notes(third)) == 1


def test_text_below_an_empty_answer_is_taken_for_it(notebook, release):
    picture = {"p.png": {"image/png": "iVBORw0KGgo="}}
    below = [new_markdown_cell("It is added"), new_markdown_cell("to itself.", attachments=picture)]
    notebook.cells += below
    mended = mend(notebook, release)
    answer = find(mended, "explain_tiny")
    assert answer.source == "It is added\n\nto itself."
    assert answer.attachments == picture
    assert "You left the cell `explain_tiny` as it was, and wrote below it." in told(mended)
    assert len(mended.cells) == len(release.cells) + 1
    assert mend(mended, release) == mended


def test_text_below_an_answer_that_was_written_stays_where_it_is(notebook, release):
    notebook = fill(notebook)
    notebook.cells.append(new_markdown_cell("A note."))
    mended = mend(notebook, release)
    assert find(mended, "explain_tiny").source == "It is added to itself."
    assert mended.cells[-1].source == "A note."
    assert not read_notes(mended)


def test_a_released_text_below_an_answer_is_no_part_of_it(notebook, release):
    release = copy.deepcopy(release)
    for cells in (notebook.cells, release.cells):
        cells.append(new_markdown_cell("What comes next.", id="next"))
    notebook.cells[-1].source = "What comes next, in an older edition."
    assert not read_notes(mend(notebook, release))


def test_cells_without_settings_and_ids_are_known_by_their_text(notebook, release):
    for cell in fill(notebook).cells:
        cell.metadata.clear()
        del cell["id"]
    mended = mend(notebook, release)
    assert names(mended) == names(release)
    assert find(mended, "double").source == "def double(x):\n    return 2 * x"
    assert find(mended, "explain_tiny").source == "It is added to itself."
    assert len(mended.cells) == len(release.cells) + 1
