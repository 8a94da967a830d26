"""A page that is too much costs its own student the page, and nobody else."""

import os
import sys
from types import SimpleNamespace

import pytest
from nbformat.v4 import new_code_cell, new_notebook, writes

from nbjudge import apart
from nbjudge.apart import ApartError, do_apart
from nbjudge.course.open import in_folder
from nbjudge.report.apart import GradingPage
from nbjudge.report.feedback import FeedbackPage
from tests.nbjudge.report.test_feedback import config

pytestmark = [
    pytest.mark.course,
    pytest.mark.skipif(sys.platform != "linux", reason="pages are made apart on Linux only"),
]


def endless():
    while True:
        pass


def test_a_page_is_made_in_another_process():
    assert do_apart(lambda: f"é {os.getpid()}") not in ("é ", f"é {os.getpid()}")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (endless, "too much time or memory"),
        (lambda: "x" * 10**9, "too large|too much memory"),
        (lambda: "x" * 2_000, "too large"),
        (lambda: os._exit(0), "too much time or memory"),
        (lambda: 1 / 0, "ZeroDivisionError"),
    ],
    ids=["endless", "memory", "size", "exit", "error"],
)
def test_what_is_too_much_is_no_page(make, why, monkeypatch):
    for name, small in {"MAX_SECONDS": 0.1, "MAX_MEMORY": 200_000_000, "MAX_ANSWER": 1_000}.items():
        monkeypatch.setattr(apart, name, small)
    with pytest.raises(ApartError, match=why):
        do_apart(make)


def test_a_student_whose_page_is_too_much_gets_a_sentence_and_the_next_one_a_page(
    tmp_path, monkeypatch, caplog
):
    exporter = FeedbackPage(config=config())
    about = {"nbgrader": dict.fromkeys(("score", "max_score", "late_penalty"), 0.0)}
    pages = {}
    for name, source in (("large", "x = 1\n" * 20_000), ("small", "right = 1")):
        path = tmp_path / f"{name}.ipynb"
        path.write_text(writes(new_notebook(cells=[new_code_cell(source)])))
        monkeypatch.setattr(apart, "MAX_ANSWER", 1_000_000)
        pages[name], resources = exporter.from_filename(str(path), about)
        assert resources["output_extension"] == ".html"
    assert "could not be made" in pages["large"]
    assert "Your points are kept" in pages["large"]
    assert ">right<" in pages["small"]
    assert "large.ipynb could not be made" in caplog.text


def test_formgrader_makes_its_pages_so_too(course, monkeypatch, tmp_path):
    from nbgrader.server_extensions.formgrader import formgrader

    monkeypatch.setattr(formgrader, "HTMLExporter", formgrader.HTMLExporter)
    path = tmp_path / "page.ipynb"
    path.write_text(writes(new_notebook(cells=[new_code_cell("x = 1")])))
    server = SimpleNamespace(settings={})
    with in_folder(course):
        extension = formgrader.FormgradeExtension()
        extension.root_dir = str(course)
        extension.initialize([])
        extension.init_tornado_settings(server)
    exporter = server.settings["nbgrader_exporter"]
    assert isinstance(exporter, GradingPage)
    names = ("assignment_id", "notebook_id", "submission_id", "base_url", "student", "last_name")
    about = {
        **dict.fromkeys((*names, "first_name", "notebook_path"), "ada"),
        "index": 0,
        "total": 1,
    }
    page, _ = exporter.from_filename(str(path), resources=about)
    assert "Submission #1" in page
    monkeypatch.setattr(apart, "MAX_ANSWER", 1_000)
    page, _ = exporter.from_filename(str(path), resources=about)
    assert "Its tests are graded" in page
