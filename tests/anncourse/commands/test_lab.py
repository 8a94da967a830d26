"""`anncourse lab` hands out lessons and never loses what a learner wrote."""

import json
import os

import pytest

from anncourse.cli import main
from anncourse.commands import lab
from nbjudge.environment import put_scripts_on_path
from tests.anncourse.classroom.copies.notebooks import MINE, lesson, sources, written


@pytest.fixture
def served(course, monkeypatch):
    """Return the calls to serve, in a course with two lessons."""
    for name in ("01_double", "02_triple"):
        (course / "lessons" / name).mkdir()
        release(course, name, 1)
    calls = []

    def serve(root, lesson, browser, port, teach):
        calls.append((root, lesson, browser, port, teach))
        return 0

    monkeypatch.setattr(lab, "serve", serve)
    return calls


def release(course, name, edition):
    text = json.dumps(lesson(edition))
    (course / "lessons" / name / f"{name}.ipynb").write_text(text)


def texts(path):
    return sources(json.loads(path.read_text()))


def test_every_lesson_is_copied_and_the_first_one_opened(course, served):
    assert main(["lab", "--no-browser", "--port", "0"]) == 0

    assert served == [(course, "01_double", False, 0, False)]
    assert texts(course / "work/01_double/01_double.ipynb") == sources(lesson())
    assert (course / "work/02_triple/02_triple.ipynb").exists()


def test_kernels_start_with_the_course_s_own_file_unless_a_learner_has_one(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "")
    monkeypatch.setenv("PYTHONSTARTUP", "")
    monkeypatch.delenv("PYTHONSTARTUP")
    lab.use_course_settings(tmp_path)
    assert os.environ["PYTHONSTARTUP"] == str(tmp_path / ".jupyter" / "startup.py")
    monkeypatch.setenv("PYTHONSTARTUP", "mine.py")
    lab.use_course_settings(tmp_path)
    assert os.environ["PYTHONSTARTUP"] == "mine.py"


def test_nbgrader_s_settings_are_found_from_any_folder_and_an_instructor_s_room_has_more(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "mine")
    monkeypatch.setenv("PYTHONSTARTUP", "mine.py")
    own = tmp_path / ".jupyter"
    lab.use_course_settings(tmp_path)
    for_learners = os.environ["JUPYTER_CONFIG_PATH"].split(os.pathsep)
    assert for_learners == [str(own / "learner"), str(own), str(tmp_path), "mine"]
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "")
    lab.use_course_settings(tmp_path, teach=True)
    assert os.environ["JUPYTER_CONFIG_PATH"].split(os.pathsep) == [str(own), str(tmp_path)]


def test_in_a_hub_a_browser_is_led_to_the_lesson(course, monkeypatch):
    monkeypatch.delenv("JUPYTERHUB_API_TOKEN", raising=False)
    where = "--ServerApp.default_url=/lab/tree/work/01_double/01_double.ipynb"
    assert where not in lab.jupyter_arguments(course, "01_double", browser=False, port=None)
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "x")
    assert where in lab.jupyter_arguments(course, "01_double", browser=False, port=None)


@pytest.mark.parametrize("name", ["2", "02", "02_triple", "triple"])
def test_a_lesson_can_be_named_in_short(course, served, name):
    assert main(["lab", name]) == 0
    assert served[0][1] == "02_triple"


def test_what_comes_new_to_a_lesson_is_added_and_what_the_learner_wrote_stays(course, served):
    main(["lab"])
    mine = course / "work/01_double/01_double.ipynb"
    mine.write_text(json.dumps(written(json.loads(mine.read_text()), step=MINE)))
    (course / "work/02_triple/02_triple.ipynb").unlink()
    (course / "lessons/01_double/images").mkdir()
    (course / "lessons/01_double/images/new.svg").write_text("<svg/>")

    main(["lab"])

    assert texts(mine)["step"] == MINE
    assert (course / "work/01_double/images/new.svg").read_text() == "<svg/>"
    assert (course / "work/02_triple/02_triple.ipynb").exists(), "a deleted notebook comes afresh"


def test_a_lesson_that_changed_takes_over_the_answers_and_says_so_once(course, served, capsys):
    main(["lab"])
    mine = course / "work/01_double/01_double.ipynb"
    mine.write_text(json.dumps(written(json.loads(mine.read_text()), step=MINE)))
    release(course, "01_double", 2)
    release(course, "02_triple", 2)
    capsys.readouterr()

    main(["lab"])
    said = capsys.readouterr().out.splitlines()
    main(["lab"])

    assert texts(mine) == sources(lesson(2)) | {"step": MINE}
    (kept,) = [path.name for path in mine.parent.iterdir() if path != mine]
    assert said == [
        "01_double is of a new edition now. What you wrote (1 cell) was carried into it.",
        f"  The older copy is kept beside it: {kept}",
        "02_triple is of a new edition now; you had written nothing in the older copy.",
    ]
    assert capsys.readouterr().out == ""


def test_a_notebook_that_cannot_be_read_is_left_alone_and_named(course, served, capsys):
    main(["lab"])
    broken = course / "work/01_double/01_double.ipynb"
    broken.write_text("<<<<<<< HEAD")

    assert main(["lab"]) == 0
    assert f"{broken} stays as it is: it cannot be read" in capsys.readouterr().out
    assert broken.read_text() == "<<<<<<< HEAD"


def test_a_link_of_the_learner_s_that_leads_nowhere_stays(course, served):
    folder = course / "work/01_double"
    folder.mkdir(parents=True)
    link = folder / "01_double.ipynb"
    link.symlink_to("elsewhere.ipynb")

    main(["lab"])

    assert link.is_symlink()
    assert not link.exists()


def test_it_works_from_any_folder_of_the_course(course, served, monkeypatch):
    monkeypatch.chdir(course / "solutions" / "01_double")

    assert main(["lab"]) == 0
    assert served[0][0] == course


def test_outside_the_course_it_says_where_to_go(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    assert main(["lab"]) == 1
    message = capsys.readouterr().err
    assert "expected to run inside the course" in message
    assert str(tmp_path) in message


def test_the_lesson_for_who_lacks_numpy_is_opened_when_asked_for(course, served):
    (course / "lessons/00_before").mkdir()
    release(course, "00_before", 1)

    for asked, opened in (([], "01_double"), (["0"], "00_before")):
        assert main(["lab", *asked]) == 0
        assert served[-1][1] == opened
    assert (course / "work/00_before/00_before.ipynb").exists()


def test_an_unknown_lesson_is_answered_with_the_known_ones(course, served, capsys):
    assert main(["lab", "7"]) == 1
    assert capsys.readouterr().err == (
        "anncourse: expected the name of a lesson: 01_double, 02_triple. Got '7'.\n"
    )


def test_a_course_without_lessons_says_how_to_make_them(course, capsys):
    assert main(["lab"]) == 1
    assert "anncourse lessons" in capsys.readouterr().err


def test_jupyterlab_opens_the_learner_s_copy(course):
    arguments = lab.jupyter_arguments(course, "01_double", browser=True, port=None)

    assert f"--ServerApp.root_dir={course}" in arguments
    assert "--LabApp.default_url=/lab/tree/work/01_double/01_double.ipynb" in arguments
    assert "--no-browser" not in arguments


def test_what_lessons_are_made_of_is_in_an_instructor_s_file_browser_alone(course):
    (course / "solutions").mkdir(exist_ok=True)
    (course / "work").mkdir(exist_ok=True)
    learner, teacher = (
        " ".join(lab.jupyter_arguments(course, "01_double", False, None, teach=teach))
        for teach in (False, True)
    )

    assert "hide_globs=" in learner
    assert "'solutions'" in learner
    assert "'work'" not in learner
    assert "hide_globs" not in teacher


@pytest.mark.parametrize(("user", "expected"), [(0, True), (1000, False)])
def test_only_root_is_allowed_to_be_root(course, monkeypatch, user, expected):
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)

    arguments = lab.jupyter_arguments(course, "01_double", browser=False, port=0)

    assert ("--allow-root" in arguments) is expected


def test_the_environment_s_programs_come_first_on_path_and_once(monkeypatch):
    monkeypatch.setenv("PATH", os.pathsep.join(["first", "second"]))

    put_scripts_on_path()
    put_scripts_on_path()

    *scripts, first, second = os.environ["PATH"].split(os.pathsep)
    assert (first, second) == ("first", "second")
    assert len(set(scripts)) == len(scripts)
