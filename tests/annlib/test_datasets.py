import numpy as np
import pytest
from sklearn.datasets import load_digits as peer_digits
from sklearn.datasets import load_iris as peer_iris

from anncourse.exam_data import exam_digits
from annlib.datasets import blobs, circles, load_digits, load_iris, moons, spirals, xor
from tests.annlib.extract_data import DATA, EXAM, digits_arrays, iris_csv

RNG = np.random.default_rng
TOYS = [blobs, moons, circles, xor, spirals]


def test_the_files_are_what_their_source_gives():
    assert (DATA / "iris.csv").read_text(encoding="utf-8") == iris_csv()
    for folder, exam in ((DATA, False), (EXAM, True)):
        with np.load(folder / "digits.npz") as arrays:
            assert set(arrays) == {"X", "y"}
            for name, expected in digits_arrays(exam=exam).items():
                np.testing.assert_array_equal(arrays[name], expected)
                assert arrays[name].dtype == np.uint8


def test_iris_is_scikit_learns():
    ours, theirs = load_iris(), peer_iris()
    np.testing.assert_array_equal(ours.X, theirs.data)
    np.testing.assert_array_equal(ours.y, theirs.target)
    assert list(ours.feature_names) == theirs.feature_names
    assert list(ours.target_names) == theirs.target_names.tolist()
    assert ours.X.dtype == np.float64
    assert ours.y.dtype == np.int64
    assert ours.X.flags.c_contiguous


def test_digits_are_scikit_learns():
    ours, exam, theirs = load_digits(), exam_digits(), peer_digits()
    X, y = np.empty((1797, 64)), np.empty(1797)
    kept_back = np.arange(1797) % 4 == 3
    X[~kept_back], X[kept_back] = ours.X, exam.X
    y[~kept_back], y[kept_back] = ours.y, exam.y
    np.testing.assert_array_equal(X, theirs.data)
    np.testing.assert_array_equal(y, theirs.target)
    assert ours.X.shape == (1348, 64)
    assert ours.X.dtype == np.float64
    assert len(ours.feature_names) == 64
    assert ours.feature_names[9] == "pixel_1_1"
    assert ours.target_names[7] == "7"


@pytest.mark.parametrize("load", [load_iris, load_digits])
def test_every_call_gives_fresh_arrays(load):
    load().X[:] = -1
    assert load().X.min() >= 0


def test_every_file_is_credited():
    text = (DATA / "README.md").read_text(encoding="utf-8")
    for path in DATA.iterdir():
        assert path.name == "README.md" or f"`{path.name}`" in text
    for credit in ("Fisher", "Alpaydin", "Kaynak", "UCI", "Attribution 4.0"):
        assert credit in text


@pytest.mark.parametrize("make", TOYS)
def test_toy_data_have_their_shapes_and_even_classes(make):
    X, y = make(101, RNG(0))
    assert X.shape == (101, 2)
    assert X.dtype == np.float64
    assert y.shape == (101,)
    assert y.dtype == np.int64
    counts = np.bincount(y)
    assert counts.min() > 0
    assert np.ptp(counts) <= 1
    assert (np.diff(y) != 0).sum() > 20


@pytest.mark.parametrize("make", TOYS)
def test_toy_data_come_from_the_generator(make):
    X, y = make(30, RNG(1))
    again, y_again = make(30, RNG(1))
    np.testing.assert_array_equal(X, again)
    np.testing.assert_array_equal(y, y_again)
    assert not np.array_equal(X, make(30, RNG(2))[0])


@pytest.mark.parametrize("make", TOYS)
def test_toy_data_name_what_is_wrong(make):
    with pytest.raises(TypeError, match=r"rng must be"):
        make(10, 0)
    with pytest.raises(ValueError, match=r"n_samples must be at least 1\. Got 0\."):
        make(0, RNG(0))
    with pytest.raises(ValueError, match=r"noise must be at least 0\. Got -1\.0\."):
        make(10, RNG(0), noise=-1)


def test_toy_shapes_without_noise():
    X, y = moons(200, RNG(3), noise=0)
    centre = np.where(y[:, None] == 0, [0.0, 0.0], [1.0, 0.5])
    np.testing.assert_allclose(np.hypot(*(X - centre).T), 1)
    assert (X[y == 0, 1] >= 0).all()
    assert (X[y == 1, 1] <= 0.5).all()

    X, y = circles(200, RNG(3), noise=0, factor=0.3)
    np.testing.assert_allclose(np.hypot(*X.T), np.where(y == 0, 1, 0.3))

    X, y = xor(200, RNG(3), noise=0)
    assert {tuple(row) for row in X} == {(0, 0), (0, 1), (1, 0), (1, 1)}
    np.testing.assert_array_equal(X[:, 0] != X[:, 1], y == 1)

    X, y = blobs(200, RNG(3), n_classes=4, noise=0)
    np.testing.assert_allclose(np.hypot(*X.T), 2)
    assert len(np.unique(X.round(6), axis=0)) == 4

    X, y = spirals(200, RNG(3), n_classes=3, noise=0, turns=2)
    assert np.hypot(*X.T).max() <= 1
    arm = np.arctan2(X[:, 1], X[:, 0]) / (2 * np.pi) - 2 * np.hypot(*X.T)
    np.testing.assert_allclose(np.exp(2j * np.pi * arm), np.exp(2j * np.pi * y / 3), atol=1e-9)
