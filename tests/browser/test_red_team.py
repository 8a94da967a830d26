"""No script of a student's runs in the browser of who grades it or reads the feedback."""

import shutil

import pytest

from nbjudge.course.open import demand, open_course
from tests.browser.conftest import COURSE
from tests.nbjudge.red_team.catalogue import CATALOGUE
from tests.nbjudge.red_team.ground import LIMITS, REPOSITORY, Ground
from tests.nbjudge.red_team.lesson import LESSON
from tests.nbjudge.wall import needs_wall

pytestmark = [pytest.mark.browser, pytest.mark.course, needs_wall]

ATTACKS = [attack for attack in CATALOGUE if attack.family == "display"]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a course in which everybody attacked the browser, graded and with feedback."""
    ground = Ground(tmp_path_factory.mktemp("red")).build()
    for name in COURSE:
        if not (ground.root / name).exists() and (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, ground.root / name)
    assert len(list(ground.try_all(ATTACKS))) == len(ATTACKS)
    with open_course(ground.root, LIMITS) as api:
        for attack in ATTACKS:
            demand(api.generate_feedback(LESSON, attack.name), "make feedback")
    return ground.root


@pytest.fixture
def alarm(page):
    """Return what a page did that only a script of a student's would do."""
    noticed = []

    def dismiss(dialog):
        noticed.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("request", lambda request: "example.org" in request.url and noticed.append(request.url))
    return noticed


def is_taken_over(page):
    """Click what can be clicked in the student's cells, and see whether the page is another's."""
    for link in page.locator("a[href^='javascript'], a[href^='data']").all():
        link.evaluate("link => link.click()")
    page.wait_for_timeout(300)
    return "TAKEN OVER" in page.title()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
@pytest.mark.sampled(few=0)
def test_feedback_pages_run_no_script_of_a_students(course, page, alarm, attack):
    path = course / "feedback" / attack.name / LESSON / f"{LESSON}.html"
    page.goto(path.as_uri(), wait_until="domcontentloaded")
    assert page.locator("text=A lesson under attack").count() == 1
    assert not is_taken_over(page)
    assert alarm == []


@pytest.mark.sampled(few=0)
def test_formgrader_runs_no_script_of_a_students(course, lab, page, alarm):
    with open_course(course) as api, api.gradebook as gradebook:
        ids = {
            attack.name: gradebook.find_submission_notebook(LESSON, LESSON, attack.name).id
            for attack in ATTACKS
        }
    page.goto(lab, wait_until="domcontentloaded")
    server = lab.partition("/lab")[0]
    for name in ids:
        address = f"{server}/formgrader/submissions/{ids[name]}/"
        page.goto(address, wait_until="domcontentloaded")
        assert page.locator("text=A lesson under attack").count() == 1, name
        assert not is_taken_over(page), name
    assert alarm == []
