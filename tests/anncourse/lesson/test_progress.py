"""Progress survives everything, and belongs to learners only."""

import json
import signal
import subprocess
import sys
import time

import pytest

import anncourse
from anncourse.cli import main
from anncourse.lesson.progress import progress_file, read_progress, remember, write_progress
from anncourse.lesson.progress_view import ProgressView, lesson_progress


@pytest.fixture
def file(tmp_path, monkeypatch):
    file = tmp_path / "progress.json"
    monkeypatch.setenv("ANN_PROGRESS", str(file))
    return file


def test_the_best_credit_is_kept(file):
    for credit in (0.5, 1.0, 0.0):
        remember("step", credit)
    assert read_progress(file)["step"]["credit"] == 1.0


def test_no_file_means_no_progress(file):
    assert read_progress(file) == {}
    assert all(row.share == 0 for row in lesson_progress({}))


def test_a_file_that_cannot_be_read_is_put_aside(file):
    file.write_text("{ not json")
    remember("step", 1.0)
    assert list(read_progress(file)) == ["step"]
    (aside,) = file.parent.glob("progress.json.unreadable-*")
    assert aside.read_text() == "{ not json"


def test_a_read_only_place_spoils_nothing(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("ANN_PROGRESS", str(blocked / "progress.json"))
    remember("step", 1.0)


def test_the_terminal_and_the_notebook_show_the_same(file, capsys):
    remember("step", 1.0)
    remember("weighted_sum", 0.5)
    assert main(["progress"]) == 0
    text = capsys.readouterr().out
    view = anncourse.progress()
    assert isinstance(view, ProgressView)
    assert text == f"{view!r}\n"
    assert "01_perceptron" in text
    assert "partly right: weighted_sum" in text
    page = view._repr_html_()
    assert "weighted_sum (partly right)" in page
    assert "role='img'" in page


def test_all_of_a_lesson_solved_fills_its_bar(file):
    from anncourse.exercises import TASKS

    write_progress(file, {name: {"credit": 1.0, "when": ""} for name in TASKS["01_perceptron"]})
    (lesson,) = (p for p in lesson_progress(read_progress(file)) if p.lesson == "01_perceptron")
    assert lesson.share == 1.0
    assert "#" * 20 in repr(anncourse.progress())


def test_a_check_outside_of_a_notebook_remembers_nothing(file):
    from anncourse.lesson.check import check

    check("step", namespace={"step": lambda z: 1})
    assert not file.exists()


def test_the_file_lies_in_the_course_s_work_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("ANN_PROGRESS", raising=False)
    (tmp_path / "nbgrader_config.py").write_text("")
    lesson = tmp_path / "work" / "01_perceptron"
    lesson.mkdir(parents=True)
    assert progress_file(lesson) == tmp_path / "work" / "progress.json"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_kernel_killed_while_writing_leaves_a_whole_file(file):
    program = (
        "from anncourse.lesson.progress import write_progress\n"
        "from pathlib import Path\n"
        f"file = Path({str(file)!r})\n"
        "entries = {f'task_{i}': {'credit': 1.0, 'when': 'x' * 200} for i in range(300)}\n"
        "while True:\n"
        "    write_progress(file, entries)\n"
    )
    for _ in range(4):
        process = subprocess.Popen([sys.executable, "-c", program])
        while not file.exists():
            time.sleep(0.01)
        time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert len(json.loads(file.read_text())["solved"]) == 300
