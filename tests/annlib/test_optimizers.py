import numpy as np
import pytest

from annlib.flattening import flatten
from annlib.optimizers import SGD, Adam, Momentum, gradient_step
from tests.annlib import oracle

SIZES = [3, 4, 2]
MAKERS = [lambda: SGD(0.1), lambda: Momentum(0.1, 0.8), lambda: Adam(0.01, 0.8, 0.95)]


def pairs(seed, dtype=np.float64):
    return [
        (W.astype(dtype), b.astype(dtype))
        for W, b in oracle.parameters(SIZES, np.random.default_rng(seed))
    ]


def test_gradient_step_goes_downhill_and_leaves_the_old_parameters():
    parameters, gradients = pairs(0), pairs(1)
    before = flatten(parameters)
    stepped = gradient_step(parameters, gradients, 0.1)
    np.testing.assert_allclose(flatten(stepped), before - 0.1 * flatten(gradients))
    np.testing.assert_array_equal(flatten(parameters), before)
    np.testing.assert_array_equal(flatten(gradients), flatten(pairs(1)))


def test_gradient_step_keeps_float32():
    stepped = gradient_step(pairs(0, np.float32), pairs(1), np.float64(0.1))
    assert all(W.dtype == b.dtype == np.float32 for W, b in stepped)


def test_gradient_step_refuses_other_shapes_and_no_learning_rate():
    with pytest.raises(ValueError, match=r"gradients must have the shapes of parameters=\[.*Got"):
        gradient_step(pairs(0), pairs(1)[:1], 0.1)
    with pytest.raises(ValueError, match=r"lr must be above 0\. Got 0\.0\."):
        gradient_step(pairs(0), pairs(1), 0)


def textbook_sgd(theta, gradients):
    for g in gradients:
        theta = theta - 0.1 * g
    return theta


def textbook_momentum(theta, gradients):
    v = 0
    for g in gradients:
        v = 0.8 * v + 0.1 * g
        theta = theta - v
    return theta


def textbook_adam(theta, gradients):
    m = v = 0
    for t, g in enumerate(gradients, start=1):
        m = 0.8 * m + 0.2 * g
        v = 0.95 * v + 0.05 * g**2
        theta = theta - 0.01 * (m / (1 - 0.8**t)) / (np.sqrt(v / (1 - 0.95**t)) + 1e-8)
    return theta


@pytest.mark.parametrize(
    ("make", "textbook"),
    list(zip(MAKERS, [textbook_sgd, textbook_momentum, textbook_adam], strict=True)),
)
def test_optimizers_follow_the_textbook(make, textbook):
    parameters, optimizer = pairs(0), make()
    expected = textbook(flatten(parameters), [flatten(pairs(seed)) for seed in range(1, 6)])
    for seed in range(1, 6):
        optimizer.step(parameters, pairs(seed))
    np.testing.assert_allclose(flatten(parameters), expected, rtol=1e-12)


@pytest.mark.parametrize("make", MAKERS)
def test_update_is_a_step_on_one_vector(make):
    parameters, one, other = pairs(0), make(), make()
    theta = flatten(parameters)
    for seed in (1, 2):
        one.step(parameters, pairs(seed))
        other.update(theta, flatten(pairs(seed)) * other.scale)
    np.testing.assert_allclose(theta, flatten(parameters))


@pytest.mark.parametrize("make", MAKERS)
def test_steps_change_parameters_in_place_and_leave_gradients(make):
    parameters, gradients = pairs(0, np.float32), pairs(1)
    W = parameters[0][0]
    before = W.copy()
    make().step(parameters, gradients)
    assert W is parameters[0][0]
    assert W.dtype == np.float32
    assert (before != W).all()
    np.testing.assert_array_equal(flatten(gradients), flatten(pairs(1)))


def test_the_first_step_of_adam_is_the_learning_rate_whatever_the_gradient():
    theta = np.zeros(3)
    Adam(0.01).update(theta, np.array([1e-3, -1.0, 1e3]))
    np.testing.assert_allclose(theta, [-0.01, 0.01, -0.01], rtol=1e-4)


def test_adam_leaves_a_parameter_without_gradient():
    theta = np.ones(2)
    Adam(0.01).update(theta, np.zeros(2))
    np.testing.assert_array_equal(theta, 1)


@pytest.mark.parametrize("make", MAKERS[1:])
def test_an_optimizer_with_a_memory_stays_with_its_network(make):
    optimizer = make()
    optimizer.step(pairs(0), pairs(1))
    with pytest.raises(
        ValueError, match=r"must stay with its network, of n_parameters=26\. Got 16\."
    ):
        optimizer.step(pairs(0)[:1], pairs(1)[:1])


@pytest.mark.parametrize("make", MAKERS)
def test_an_optimizer_refuses_gradients_of_other_shapes(make):
    with pytest.raises(ValueError, match=r"gradients must have the shapes of parameters="):
        make().step(pairs(0), pairs(1)[:1])


def test_settings_out_of_range_are_named():
    with pytest.raises(ValueError, match=r"lr must be above 0\. Got -1\.0\."):
        SGD(-1)
    with pytest.raises(ValueError, match=r"beta must be from 0 to below 1\. Got 1\.0\."):
        Momentum(0.1, 1)
    with pytest.raises(ValueError, match=r"beta2 must be from 0 to below 1\. Got -0\.1\."):
        Adam(0.1, beta2=-0.1)
    with pytest.raises(ValueError, match=r"eps must be above 0\. Got 0\.0\."):
        Adam(eps=0)
