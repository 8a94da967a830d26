"""The feedback page names exercises in its contents, and shows what a person is still to grade."""

from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from nbgrader.converters import GenerateFeedback
from traitlets.config import PyFileConfigLoader

from nbjudge.commands.class_work import warm_up
from nbjudge.notebook.colours import _colour
from nbjudge.notebook.pages import _render_text
from nbjudge.report.feedback import MARKS, FeedbackPage, Grades, show_points
from nbjudge.report.marks import read_marks
from tests.anncourse.classroom.a_gradebook import LESSON, hand_in, make_gradebook
from tests.nbjudge.tiny import REPOSITORY

pytestmark = pytest.mark.course

NO_MARKS = dict.fromkeys(("score", "max_score", "late_penalty"), 0.0)


def graded(name, points, **settings):
    make = new_code_cell if name.startswith("test_") else new_markdown_cell
    about = {"grade_id": name, "grade": True, "solution": False, "schema_version": 3}
    return make("$z$", metadata={"nbgrader": about | {"points": points} | settings})


def config():
    loaded = PyFileConfigLoader("nbgrader_config.py", str(REPOSITORY)).load_config()
    # As nbgrader's command has it.
    loaded.HTMLExporter.template_name = "feedback"
    static = Path(GenerateFeedback().config.HTMLExporter.extra_template_paths[0])
    loaded.HTMLExporter.extra_template_paths = [str(static)]
    return loaded


@pytest.fixture
def wanted(tmp_path):
    """Return the notebook of a student who has all but one point, and whose it is."""
    with make_gradebook(tmp_path) as book:
        book.add_solution_cell("step", LESSON, LESSON)
        hand_in(book, "ada", 6)
        notebook = book.find_submission_notebook(LESSON, LESSON, "ada")
        notebook.late_submission_penalty = 1
        book.find_comment("step", LESSON, LESSON, "ada").manual_comment = "At 0?"
        book.find_comment("explain", LESSON, LESSON, "ada").auto_comment = "No response."
        book.db.commit()
    answer = {"grade_id": "step", "grade": False, "solution": True, "schema_version": 3}
    cells = [new_code_cell("", metadata={"nbgrader": answer})]
    cells += [graded("test_step", 7), graded("explain", 3, solution=True)]
    names = {"notebook": LESSON, "assignment": LESSON, "student": "ada"}
    names["db_url"] = f"sqlite:///{tmp_path / 'gradebook.db'}"
    return new_notebook(cells=cells), names


@pytest.fixture
def page(wanted):
    """Return that student's page, with an answer that waits."""
    notebook, names = wanted
    notebook, resources = Grades().preprocess(notebook, {"nbgrader": names})
    made, _ = FeedbackPage(config=config()).from_notebook_node(notebook, resources)
    return BeautifulSoup(made, "html.parser")


def test_its_contents_name_the_exercises_with_their_points(page):
    rows = [[c.get_text() for c in row.find_all("td")] for row in page.select(".contents tr")]
    assert rows == [
        ["step", "6 of 7", " comment"],
        ["explain", "0 of 3", "still to be graded by hand"],
        ["handed in late", "−1", ""],
    ]
    assert page.find("h4").get_text() == f"{LESSON}: 5 of 10 points"
    for link in page.select(".contents a"):
        assert page.find("a", attrs={"name": link["href"][1:]}), link
    assert page.find("math").get_text() == "z"
    assert len(page.find_all("body")) == 1


def test_a_page_is_made_without_a_warning(caplog):
    exporter = FeedbackPage(config=config())
    for step in exporter.config.GenerateFeedback.preprocessors:
        exporter.register_preprocessor(step, enabled=True)
    assert not caplog.records


def test_a_course_that_has_a_template_of_its_own_keeps_it():
    own = config()
    own.HTMLExporter.template_name = "classic"
    made, _ = FeedbackPage(config=own).from_notebook_node(new_notebook(cells=[]))
    assert "exercises" not in made.lower()


def test_points_are_shown_without_decimals_that_say_nothing():
    assert [show_points(points) for points in (4, 1.0, 2.6666, 0.5)] == ["4", "1", "2.67", "0.5"]


def test_marks_that_were_read_once_for_the_class_say_what_the_gradebook_says_of_each(wanted):
    notebook, names = wanted
    with Gradebook(names["db_url"]) as book:
        marks = read_marks(book, LESSON)
        assert read_marks(book, "another") == {}
    once = {**names, MARKS: marks["ada", LESSON]}
    again = Grades().preprocess(nbformat.from_dict(notebook), {"nbgrader": names})
    assert Grades().preprocess(notebook, {"nbgrader": once}) == again
    assert names["late_penalty"] == 1
    with pytest.raises(MissingEntry, match="double"):
        marks["ada", LESSON].write(new_notebook(cells=[graded("double", 1)]), {})


def test_a_page_is_nbconverts_without_being_parsed_once_more(wanted):
    notebook, names = wanted
    picture = new_output("display_data", data={"image/png": "iVBORw0KGgo="})
    notebook.cells.append(new_code_cell("plot()", outputs=[picture]))
    notebook.cells.append(new_markdown_cell("![a > b](a.png) <img src='b.png'> `<img>`"))
    notebook, resources = Grades().preprocess(notebook, {"nbgrader": names})
    exporter = FeedbackPage(config=config())
    made, _ = exporter.from_notebook_node(notebook, resources)
    exporter._for_lab = True
    parsed, _ = exporter.from_notebook_node(notebook, resources)
    assert str(BeautifulSoup(made, "html.parser")) == parsed
    assert parsed.count("No description has been provided for this image") == 2


def test_what_was_released_is_coloured_before_pages_are_made(tmp_path):
    lesson = f"coloured-{tmp_path.name}"
    about = {"language_info": {"name": "python"}}
    cells = [new_code_cell(f"{lesson} = 1"), new_markdown_cell(f"*{lesson}*")]
    released = new_notebook(cells=cells, metadata=about)
    folder = tmp_path / "release" / lesson
    folder.mkdir(parents=True)
    nbformat.write(released, folder / f"{lesson}.ipynb")
    api = NbGraderAPI(config=config())
    api.coursedir.root = str(tmp_path)
    api.coursedir.release_directory = "release"
    before = [cache.cache_info().misses for cache in (_colour, _render_text)]
    warm_up(api, lesson)
    made = [cache.cache_info().misses for cache in (_colour, _render_text)]
    assert all(late > early for early, late in zip(before, made, strict=True))
    FeedbackPage(config=config()).from_notebook_node(released, {"nbgrader": dict(NO_MARKS)})
    assert [cache.cache_info().misses for cache in (_colour, _render_text)] == made
