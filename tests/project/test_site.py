"""The site's pieces; `make site` puts them together, and checks what it has built."""

import importlib
import itertools
import json
import math
import sys
from pathlib import Path

import pytest

from anncourse.exercises import LESSONS
from anncourse.figures import activation_explorer, descent, perceptron_line, playground
from anncourse.figures import figure as figure_module

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site():
    """Give the site's modules by name; they are no package, but lie in a folder of their own."""
    sys.path.insert(0, str(ROOT / "site"))
    yield importlib.import_module
    sys.path.remove(str(ROOT / "site"))


@pytest.fixture(scope="module")
def recordings(site):
    """Give the recordings that are quickly made, by name."""
    made = site("recorded").RECORDED
    return {name: made[name]() for name in ("activation", "downhill", "playground")}


@pytest.fixture(autouse=True)
def _however_slow_this_machine_is(monkeypatch):
    monkeypatch.setattr(figure_module, "LAG", math.inf)


def grown(recording, number):
    """Return what a number of a recording's part stands for, as recorded.js does."""
    part = recording["parts"][number]
    if isinstance(part, list):
        return [grown(recording, item) for item in part]
    if isinstance(part, dict):
        return {key: grown(recording, item) for key, item in part["#"].items()}
    return part


def as_sent(figure):
    return {k: v for k, v in json.loads(json.dumps(figure.picture)).items() if k != "of"}


@pytest.mark.parametrize(
    ("name", "figure", "count"),
    [("downhill", descent, 7 * 41), ("activation", activation_explorer, 3 * 13 * 5)],
)
def test_a_recorded_figure_shows_what_the_figure_in_the_notebook_shows(
    recordings, name, figure, count
):
    recording = recordings[name]
    notebook = figure()
    assert len(recording["pictures"]) == count
    combinations = list(itertools.product(*recording["levels"].values()))
    for place in (0, 40, 83, len(combinations) - 1):
        notebook.move(**dict(zip(recording["levels"], combinations[place], strict=True)))
        assert grown(recording, recording["pictures"][place]) == as_sent(notebook)


def test_each_picture_of_the_recorded_line_is_that_of_a_fresh_figure(site):
    recorded = site("recorded")
    levels = {"gate": ("AND", "XOR"), "w1": (-1.0, 1.0), "w2": (1.0, 2.0), "b": (-1.5, -0.5, 0.5)}
    start = {"gate": "AND", "w1": 1.0, "w2": 1.0, "b": -1.5}

    def line(gate, w1, w2, b):
        return perceptron_line(w=(w1, w2), b=b, gate=gate)

    recording = recorded.record(line, levels, start)
    for place, values in enumerate(itertools.product(*levels.values())):
        assert grown(recording, recording["pictures"][place]) == as_sent(line(*values))
    assert [c["step"] for c in recording["controls"] if c["kind"] == "slider"] == [2.0, 1.0, 1.0]


def test_a_recorded_training_is_that_of_the_playground_step_by_step(recordings):
    recording = recordings["playground"]
    combinations = list(itertools.product(*recording["levels"].values()))
    assert len(recording["pictures"]) == len(combinations) == 2 * 2 * 13
    pictures = dict(zip(combinations, recording["pictures"], strict=True))
    for data, neurons in itertools.product(("circles", "moons"), (2.0, 4.0)):
        notebook = playground()
        notebook.move(layers=1, data=data, neurons=neurons)
        for epoch in range(1, 61):
            notebook.press("step")
            if epoch in (5, 60):
                sent = as_sent(notebook)
                shown = grown(recording, pictures[data, neurons, epoch])
                assert shown == {key: sent[key] for key in sent if key not in ("frame", "answer")}


def test_a_recorded_figure_offers_nothing_that_was_not_recorded(recordings):
    for recording in recordings.values():
        assert [c["name"] for c in recording["controls"]] == list(recording["levels"])
        for control in recording["controls"]:
            if control["kind"] == "choice":
                assert control["options"] == recording["levels"][control["name"]]


def test_the_script_of_the_page_is_that_of_the_notebook_and_no_module(site):
    script = site("recorded").script()
    assert "window.annFigure = { render };" in script
    assert "export default" not in script
    assert "import " not in script


def test_a_line_of_a_solution_is_found_on_its_page_whatever_the_highlighting(site):
    check = site("check")
    secret = check.secrets()
    assert all(len(lines) > 5 for lines in secret.values())
    assert len(secret) == len(list((ROOT / "solutions").iterdir()))
    page = "<pre><span>    return</span> <span>softplus</span>(z &lt; 3)\n</pre>"
    secret = {"03_lesson": {"returnsoftplus(z<3)"}, "04_lesson": set()}
    assert check.shown(page, secret, "03_lesson") == ["returnsoftplus(z<3)"]
    assert check.shown(page, secret, "glossary") == ["returnsoftplus(z<3)"]
    assert check.shown(page, secret, "04_lesson") == []


@pytest.mark.parametrize(
    "page",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<link rel="stylesheet" href="//fonts.example/f.css">',
        '<img src="HTTP://pictures.example/p.png">',
        "<style>@font-face { src: url(https://fonts.example/f.woff2) }</style>",
    ],
)
def test_what_a_page_loads_from_another_host_is_found(site, page):
    assert len(site("check").loaded_from_elsewhere(page)) == 1


def test_a_link_to_another_host_loads_nothing(site):
    page = '<a href="https://example.org">there</a><img src="_images/p.png"><script src="a.js">'
    assert site("check").loaded_from_elsewhere(page) == []


def test_plans_and_exams_of_teachers_are_no_pages(site, tmp_path):
    check, assemble = site("check"), site("assemble")
    page = tmp_path / "docs" / "teaching" / "exam" / "01.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>Answer</p>")
    assert check.faults(tmp_path) == ["docs/teaching/exam/01.html is for teachers alone"]
    assemble.copy(tmp_path / "source")
    assert not (tmp_path / "source" / "docs" / "teaching").exists()
    assert (tmp_path / "source" / "docs" / "grading.md").exists()


def test_a_link_to_what_the_site_does_not_hold_leaves_its_words(site, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "grading.md").write_text("")
    markdown = "[code](../nbgrader_config.py), [wall](grading.md#walls), [typo](gradng.md), [web](https://a.b)"
    within = site("assemble").within(markdown, tmp_path / "docs", tmp_path)
    assert within == "code, [wall](grading.md#walls), [typo](gradng.md), [web](https://a.b)"


def test_headings_of_a_page_go_down_one_at_a_time_and_one_is_its_title(site):
    in_order = site("assemble").in_order
    code = "```\n# no heading\n```\n"
    assert in_order(f"# A\n\n### B\n{code}", 0) == (f"# A\n\n## B\n{code}", 2)
    assert in_order("# Second sitting\n\n### C", 3) == ("## Second sitting\n\n### C", 3)


def test_of_a_lesson_s_outputs_only_pictures_reach_its_page(site):
    pictures = site("pictures")
    outputs = [
        {"output_type": "stream", "text": "0.75"},
        {"output_type": "execute_result", "data": {"text/plain": "the answer"}},
        {
            "output_type": "display_data",
            "data": {"image/svg+xml": "<svg/>", "text/plain": "A line."},
        },
    ]
    taken = pictures.pictures_in(outputs)
    assert taken == [{"kind": "image/svg+xml", "data": "<svg/>", "words": "A line."}]
    cell = {"cell_type": "code", "id": "f", "source": "", "outputs": [], "metadata": {}}
    page = site("assemble").page_of({"cells": [cell]}, {"f": taken})
    assert page["cells"][0]["outputs"][0]["data"] == {"image/svg+xml": "<svg/>"}
    assert page["cells"][0]["metadata"]["mystnb"]["image"]["alt"] == "A line."


def test_what_axe_found_is_mended(site):
    page = '<p class="caption" role="heading">A</p><th class="head"><p></p></th><th>B</th>'
    caption = '<p class="caption" role="heading" aria-level="2">A</p>'
    assert site("mend").mended(page) == f'{caption}<td class="head"></td><th>B</th>'


@pytest.mark.parametrize("lesson", sorted(LESSONS))
def test_each_lesson_s_page_shows_what_is_said_of_a_wrong_answer(site, lesson):
    test, words = site("feedback").example_of(lesson)
    path = ROOT / "lessons" / lesson / f"{lesson}.ipynb"
    cells = json.loads(path.read_text("utf-8"))["cells"]
    site("assemble").show_feedback(cells, test, words)
    (place,) = (k for k, cell in enumerate(cells) if cell["id"] == "said")
    name = test.removeprefix("test_")
    assert f'check("{name}"' in "".join(cells[place - 1]["source"])
    assert f"<strong>{name}: " in cells[place]["source"]
    assert "Likely mistake:" in cells[place]["source"]
    assert "role='status'" not in cells[place]["source"]


def test_a_link_that_leads_nowhere_is_found_and_a_lesson_that_cannot_be_opened(site, tmp_path):
    (tmp_path / "lite" / "lab").mkdir(parents=True)
    (tmp_path / "lite" / "lab" / "index.html").write_text('<a href="gone.html">')
    (tmp_path / "lite" / "files").mkdir()
    (tmp_path / "lite" / "files" / "a.ipynb").write_text("{}")
    opening = '<a href="lite/lab/index.html?path={}.ipynb">'
    (tmp_path / "page.html").write_text(
        '<a href="page.html#x"><a href="#x"><a href="https://a.b/c"><img src="gone.png">'
        + opening.format("a")
        + opening.format("b")
    )
    assert site("check").dead_links(tmp_path) == [
        "page.html leads to gone.png, which is not there",
        "page.html opens b.ipynb, which is not there",
    ]
