import gc
import subprocess
import sys
import time
import tracemalloc
import weakref
import xml.etree.ElementTree as ET

import pytest
from ipywidgets.widgets.widget import _instances as widget_registry

from anncourse import figures
from anncourse.figures import figure as figure_module
from anncourse.figures import frontend, perceptron_line, pictures
from anncourse.figures.controls import Slider
from anncourse.figures.figure import Figure
from anncourse.figures.housekeeping import HOUSEKEEPER
from anncourse.figures.scene import Picture, Table, node

ALL = [getattr(figures, name) for name in figures.__all__]
MOVABLE = [getattr(figures, name) for name in figures.__all__ if name not in pictures.__all__]


def tiny(draw=None, **options):
    def default(values):
        shown = f"w is {values['w']}"
        return Picture((100, 50), [node("text", "t", text=shown)], shown, (shown,))

    return Figure("Tiny", [Slider("w", "weight", 1.0, -3, 3, 0.1)], draw or default, **options)


@pytest.fixture(autouse=True)
def no_figure_stays():
    yield
    for _, _, figure in list(HOUSEKEEPER._figures):
        figure.close()


def test_importing_annlib_imports_no_figures():
    code = "import annlib, sys; print([m for m in sys.modules if 'figures' in m or 'widget' in m])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert answer.stdout == "[]\n"


def test_a_move_gives_a_new_picture_of_these_values():
    figure = tiny()
    figure.values = {"w": 2.0}
    assert figure.picture["of"] == {"w": 2.0}
    assert figure.picture["say"] == ("w is 2.0",)


def test_values_from_outside_are_brought_into_range():
    figure = tiny()
    assert figure.move(w=99).say == ("w is 3.0",)
    assert figure.values == {"w": 3.0}


def test_a_value_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match=r"values must be of \['w'\]. Got \['x'\]."):
        tiny().move(x=1)


def test_a_message_of_the_browser_moves_the_figure():
    figure = tiny()
    figure.set_state({"values": {"w": -1}})
    assert figure.picture["of"] == {"w": -1.0}


def test_whatever_goes_wrong_is_said_and_the_next_move_recovers():
    def draw(values):
        if values["w"] > 2:
            raise RuntimeError("broken")
        return Picture((100, 50), [], "fine", ("fine",))

    figure = tiny(draw)
    assert "RuntimeError: broken" in figure.move(w=3).trouble
    assert figure.picture["size"] == (100, 50)
    assert figure.move(w=0).trouble == ""


def drawn_after(work):
    def draw(values):
        work()
        return Picture((100, 50), [], "fine", ("fine",))

    return draw


def compute():
    end = figure_module.computing_time() + 0.02
    while figure_module.computing_time() < end:
        pass


def test_a_function_that_computes_long_is_said_to_be_slow(monkeypatch):
    monkeypatch.setattr(figure_module, "LAG", 0.01)
    figure = tiny(drawn_after(compute))
    assert figure.picture["say"] == ("fine",)
    assert "is the function that it shows slow?" in figure.move(w=2).say[-1]


def test_a_machine_that_lets_a_function_wait_does_not_make_it_slow(monkeypatch):
    monkeypatch.setattr(figure_module, "LAG", 0.01)
    assert tiny(drawn_after(lambda: time.sleep(0.05))).move(w=2).say == ("fine",)


@pytest.mark.parametrize("make", ALL)
def test_every_figure_has_a_still_picture_and_words(make):
    figure = make()
    data, _ = figure._repr_mimebundle_()
    assert set(data) == {
        "application/vnd.jupyter.widget-view+json",
        "image/svg+xml",
        "text/plain",
    }
    svg = ET.fromstring(data["image/svg+xml"])
    texts = [element.text for element in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert figure.title in texts
    assert data["text/plain"].startswith(figure.title)


def test_the_still_picture_shows_sentences_and_table():
    picture = Picture(
        (300, 50), [], "drawing", ("a sentence",), Table(("x",), (("7",),)), "something is wrong"
    )
    data, _ = tiny(lambda values: picture)._repr_mimebundle_()
    for words in ("a sentence", ">7<", "! something is wrong"):
        assert words in data["image/svg+xml"]


def test_the_still_picture_uses_no_class_without_a_style():
    css = figure_module.static_text("picture.css")
    for make in ALL:
        svg = ET.fromstring(make()._repr_mimebundle_()[0]["image/svg+xml"])
        classes = {c for element in svg.iter() for c in element.get("class", "").split()}
        assert {c for c in classes if f".{c} " not in css and f".{c} {{" not in css} == set()


def test_where_nobody_can_move_it_the_widget_is_left_out(monkeypatch):
    monkeypatch.setattr(figure_module, "somebody_can_move", lambda: False)
    assert set(tiny()._repr_mimebundle_()[0]) == {"image/svg+xml", "text/plain"}


class Shell:
    kernel = object()

    def __init__(self, cell):
        self.cell = cell

    def get_parent(self):
        return {"metadata": {"cellId": self.cell} if self.cell else {}, "header": {"msg_id": "7"}}


def test_a_notebook_in_a_browser_names_its_cell_and_nbclient_does_not(monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    monkeypatch.setattr(frontend, "_shell", lambda: Shell("abc"))
    assert frontend.running_cell() == ("abc", "7")
    assert frontend.somebody_can_move()
    monkeypatch.setattr(frontend, "_shell", lambda: Shell(""))
    assert frontend.running_cell() == ("", "7")
    assert not frontend.somebody_can_move()


def run_cell(monkeypatch, cell, run):
    monkeypatch.setattr(figure_module, "running_cell", lambda: (cell, run))


def test_running_a_cell_again_closes_its_earlier_figures(monkeypatch):
    before = len(widget_registry)
    run_cell(monkeypatch, "a", "1")
    first, second = tiny(), tiny()
    run_cell(monkeypatch, "b", "2")
    other = tiny()
    run_cell(monkeypatch, "a", "3")
    third = tiny()
    assert [f.comm is None for f in (first, second, other, third)] == [True, True, False, False]
    for run in range(50):
        run_cell(monkeypatch, "a", f"again {run}")
        tiny()
    # Two are open, each with a layout, which is a widget of its own.
    assert len(widget_registry) == before + 4


def test_where_cells_are_unknown_the_oldest_figures_are_closed(monkeypatch):
    monkeypatch.setattr(HOUSEKEEPER, "_most", 3)
    figures = [tiny() for _ in range(5)]
    assert [f.comm is None for f in figures] == [True, True, False, False, False]
    assert len(HOUSEKEEPER) == 3


def test_a_closed_figure_holds_nothing_of_the_learner():
    def predict(X, w, b):
        return (X @ w + b >= 0).astype(int)

    figure = perceptron_line(predict)
    gone = weakref.ref(predict)
    figure.close()
    del predict
    gc.collect()
    assert gone() is None


def test_a_closed_figure_stays_quiet():
    figure = tiny()
    figure.close()
    assert "Tiny" in repr(figure.title)
    figure.values = {"w": 2.0}
    assert figure.picture["of"] == {"w": 1.0}


@pytest.mark.parametrize("make", MOVABLE)
@pytest.mark.sampled(few=3)
def test_hundreds_of_moves_leave_no_memory_behind(make):
    figure = make()
    control = next(c for c in figure._controls if c.kind in ("slider", "stepper"))
    low = getattr(control, "low", 0)
    stride = getattr(control, "step", 1)

    def move_about():
        for i in range(40):
            figure.move(**{control.name: low + i % 5 * stride})
        figure.move(**{control.name: low})
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        move_about()
        before = move_about()
        assert move_about() - before < 20_000
    finally:
        tracemalloc.stop()


def namesakes(nodes):
    """Return keys that two siblings share, anywhere in a picture."""
    keys = [each["key"] for each in nodes]
    found = {key for key in keys if keys.count(key) > 1}
    return found.union(*(namesakes(each.get("children", ())) for each in nodes))


@pytest.mark.parametrize("make", MOVABLE, ids=lambda make: make.__name__)
def test_no_two_parts_of_a_picture_share_a_key_or_one_would_stay_behind_when_it_moves(make):
    assert namesakes(make().move().nodes) == set()
