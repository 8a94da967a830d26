import numpy as np
import pytest

from annlib.initializers import init_parameters

RNG = np.random.default_rng


def test_shapes_dtypes_and_zero_biases():
    (W1, b1), (W2, b2) = init_parameters([4, 3, 2], RNG(0))
    assert (W1.shape, b1.shape, W2.shape, b2.shape) == ((4, 3), (3,), (3, 2), (2,))
    assert W1.dtype == b2.dtype == np.float64
    assert (b1 == 0).all()
    assert (b2 == 0).all()
    assert all(
        W.dtype == b.dtype == np.float32 for W, b in init_parameters([4, 3], RNG(0), np.float32)
    )


def test_weights_are_normal_with_variance_2_by_n_in():
    for n_in in (50, 800):
        ((W, _),) = init_parameters([n_in, 400], RNG(1))
        z = W.ravel() * np.sqrt(n_in / 2)
        assert abs(z.mean()) < 0.03
        assert z.var() == pytest.approx(1, abs=0.04)
        assert (z**4).mean() == pytest.approx(3, abs=0.3)


def test_the_signal_is_as_strong_behind_ten_layers():
    A = RNG(2).normal(size=(200, 300))
    start = (A**2).mean()
    for W, b in init_parameters([300] * 11, RNG(3)):
        A = np.maximum(A @ W + b, 0)
    # A ReLU halves the mean square of what was symmetric; He's factor 2 makes up for that.
    assert (A**2).mean() == pytest.approx(start, rel=0.5)


def test_the_same_generator_gives_the_same_and_then_others():
    rng = RNG(4)
    ((first, _),), ((second, _),) = init_parameters([3, 2], rng), init_parameters([3, 2], rng)
    ((again, _),) = init_parameters([3, 2], RNG(4))
    np.testing.assert_array_equal(first, again)
    assert (first != second).all()


def test_a_seed_is_no_generator():
    with pytest.raises(
        TypeError, match=r"rng must be a numpy\.random\.Generator, such as .*Got int\."
    ):
        init_parameters([3, 2], 0)
