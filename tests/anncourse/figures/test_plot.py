import numpy as np
import pytest

from anncourse.figures.plot import Axes, cells, centres, half_plane, line_through, mark, ticks

AXES = Axes(x=(0, 2), y=(-1, 1), left=10, top=20, width=200, height=100)


def test_data_have_their_place_and_the_vertical_axis_grows_upwards():
    assert AXES.at((0, -1)) == (10, 120)
    assert AXES.at((2, 1)) == (210, 20)


def area(polygon):
    x, y = np.array(polygon).T
    return abs(x @ np.roll(y, 1) - y @ np.roll(x, 1)) / 2


@pytest.mark.parametrize("seed", range(20))
def test_a_line_cuts_the_rectangle_in_two_halves_that_fill_it(seed):
    w, b = np.random.default_rng(seed).normal(size=2), np.random.default_rng(seed).normal()
    one, zero = half_plane(w, b, AXES.corners), half_plane(-w, -b, AXES.corners)
    assert sum(area(p) for p in (one, zero) if p) == pytest.approx(4)
    assert all(np.array(p) @ w + b >= -1e-9 for p in one)


@pytest.mark.parametrize("seed", range(20))
def test_the_ends_of_a_line_lie_on_it_and_on_the_frame(seed):
    rng = np.random.default_rng(seed)
    w, b = rng.normal(size=2), 0.3 * rng.normal()
    for x, y in line_through(w, b, AXES):
        assert w @ (x, y) + b == pytest.approx(0, abs=1e-9)
        assert np.isclose(x, AXES.x).any() or np.isclose(y, AXES.y).any()


def test_a_line_through_two_corners_is_the_diagonal():
    assert line_through((1, -1), -1, AXES) == [(0, -1), (2, 1)]


def test_a_line_outside_and_no_line_at_all_have_no_ends():
    assert line_through((1, 0), 5, AXES) == []
    assert line_through((0, 0), 1, AXES) == []


def test_vertical_and_horizontal_lines_are_drawn():
    assert sorted(line_through((1, 0), -0.5, AXES)) == [(0.5, -1), (0.5, 1)]
    assert sorted(line_through((0, 1), -0.5, AXES)) == [(0, 0.5), (2, 0.5)]


def test_cells_of_a_row_that_touch_are_one_rectangle():
    assert cells(AXES, np.array([[1, 1, 0], [0, 0, 0], [1, 0, 1]])).count("M") == 3


def test_centres_run_row_by_row_from_below():
    points = centres(AXES, 2)
    assert points.tolist() == [[0.5, -0.5], [1.5, -0.5], [0.5, 0.5], [1.5, 0.5]]


@pytest.mark.parametrize("limits", [(0, 1), (-0.7, 5.9), (-300, 4000), (0.001, 0.002)])
def test_ticks_are_few_round_and_inside(limits):
    chosen = ticks(limits)
    assert 2 <= len(chosen) <= 7
    assert limits[0] <= min(chosen)
    assert max(chosen) <= limits[1]


@pytest.mark.parametrize("shape", ["disc", "square", "diamond", "check", "cross"])
def test_every_shape_can_be_drawn(shape):
    assert mark("k", shape, (0, 0), 10, "one")["attributes"]["class"] == "one"
