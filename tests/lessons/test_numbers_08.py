"""Every number that lesson 8 tells is computed anew."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from anncourse.exam_data import exam_digits
from anncourse.exercises import PREDICTIONS
from anncourse.tools import trial_runs
from annlib import (
    backward,
    cross_entropy,
    forward,
    gradient_step,
    init_parameters,
    load_digits,
    one_hot,
    predict,
    relu,
    softmax,
    train,
    train_test_split,
)
from tests.lessons.numbers import says

RNG = np.random.default_rng
DIGITS = load_digits()
X, Y = DIGITS.X / 16, DIGITS.y
PARTS = train_test_split(X, Y, 0.2, RNG(8))
X_TRAIN, X_VAL, Y_TRAIN, Y_VAL = PARTS
ATTEMPT = trial_runs(train, predict, PARTS)
X_XOR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y_XOR = np.array([0, 1, 1, 0])


def told(name):
    """Return what readers are told to have happened, after their guess."""
    return PREDICTIONS[name][1].outcome()


def right(parameters, X=X_VAL, y=Y_VAL):
    return float(np.mean(predict(X, parameters) == y))


def losses_from(start, epochs, rng, lr=0.1, batch_size=32):
    """Train from given parameters; return the last epoch's mean loss."""
    parameters, activations = start, [relu] * (len(start) - 1) + [softmax]
    for _ in range(epochs):
        losses, order = [], rng.permutation(len(X_TRAIN))
        for first in range(0, len(X_TRAIN), batch_size):
            rows = order[first : first + batch_size]
            targets = one_hot(Y_TRAIN[rows], 10)
            P = forward(X_TRAIN[rows], parameters, activations)[-1]
            losses.append(cross_entropy(P, targets))
            parameters = gradient_step(parameters, backward(X_TRAIN[rows], targets, parameters), lr)
    return np.mean(losses)


def test_the_parts_have_the_sizes_that_the_picture_says():
    says("08", "1,797 pictures. It is divided into 1,348, handed out, and 449, kept back")
    says("08", "into 1,078 for training, learn from these, and 270 for validation")
    assert (len(Y), len(exam_digits().y), len(Y_TRAIN), len(Y_VAL)) == (1348, 449, 1078, 270)


@pytest.mark.parametrize("scale", [0.01, 0.1, 0.5])
def test_a_deep_network_with_first_weights_of_another_size_learns_nothing(scale):
    says("08", "a standard deviation of 0.01, 0.1 or 0.5 ended at a loss of 2.30")
    rng = RNG(0)
    he = init_parameters([64, *[32] * 8, 10], rng)
    start = [(rng.normal(0, scale, W.shape), b) for W, b in he]
    assert losses_from(start, 30, rng) == pytest.approx(2.30, abs=0.005)


def test_after_he_it_learns():
    says("08", "The start that you will write now ended at 0.07.")
    rng = RNG(0)
    assert f"{losses_from(init_parameters([64, *[32] * 8, 10], rng), 30, rng):.2f}" == "0.07"


def test_on_the_way_back_the_number_of_neurons_counts():
    says("08", "there the number of neurons counts, and not that of inputs")
    rng = RNG(0)
    W = rng.normal(0, np.sqrt(2 / 1000), (1000, 100))
    forth, back = rng.normal(size=(200, 1000)) @ W, rng.normal(size=(200, 100)) @ W.T
    assert np.mean(relu(forth) ** 2) == pytest.approx(1, rel=0.1)
    assert np.mean(back**2) == pytest.approx(100 * 2 / 1000, rel=0.1)


def test_minibatches_are_worth_it():
    says("08", "with all rows in every step its loss is 2.08 then, and it reads 38 percent")
    says(
        "08", "With minibatches of 32 the loss is 0.22, and it reads 96 percent. It took 300 epochs"
    )

    def after(batch_size, epochs):
        targets = one_hot(Y_TRAIN, 10)
        net, losses = train(X_TRAIN, targets, [64, 32, 10], 0.1, epochs, batch_size, RNG(0))
        return f"{losses[-1]:.2f} {right(net):.0%}"

    assert after(1078, 10) == "2.08 38%"
    assert after(32, 10) == "0.22 96%"
    assert after(1078, 300).endswith("96%")


def test_two_relu_neurons_can_be_xor():
    says("08", "relu($x_1 + x_2$) minus twice relu($x_1 + x_2 - 1$) is 0, 1, 1, 0")
    total = X_XOR.sum(axis=1)
    assert (relu(total) - 2 * relu(total - 1)).tolist() == [0, 1, 1, 0]


def succeeds(seed, n_hidden=2):
    net, _ = train(X_XOR, one_hot(Y_XOR, 2), [2, n_hidden, 2], 0.5, 300, 4, RNG(seed))
    return np.array_equal(predict(X_XOR, net), Y_XOR)


def test_one_start_in_five_finds_xor():
    says("08", "of the seeds 0 to 99, 22 succeed, about one in five")
    assert sum(map(succeeds, range(100))) == 22


@pytest.mark.parametrize(
    ("labels", "count"), [(Y_XOR, 18), (1 - Y_XOR, told("xnor_without_biases"))]
)
def test_without_biases_xor_is_never_sure_and_xnor_never_right(labels, count):
    says("08", "its loss never falls below $\\tfrac14 \\log 2 = 0.173$")
    says("08", "with 8 hidden neurons and no biases, 18 of 20 starts get all four corners")
    assert f"{np.log(2) / 4:.3f}" == "0.173"
    found, targets = 0, one_hot(labels, 2)
    for seed in range(20):
        parameters = init_parameters([2, 8, 2], RNG(seed))
        for _ in range(300):
            gradients = [(dW, 0 * db) for dW, db in backward(X_XOR, targets, parameters)]
            parameters = gradient_step(parameters, gradients, 0.5)
        P = forward(X_XOR, parameters, [relu, softmax])[-1]
        assert P[0].tolist() == [0.5, 0.5]
        assert cross_entropy(P, targets) >= np.log(2) / 4
        found += np.array_equal(P.argmax(axis=1), labels)
    assert found == count


def test_company_helps():
    assert sum(succeeds(seed, 8) for seed in range(20)) == told("starts_with_company") == 19


def test_the_first_attempt_and_the_averages():
    says("08", "A little over 80 percent")
    says("08", "give 93.7 percent on this validation part")
    first = ATTEMPT([64, 16, 10], 0.05, 10, 64)
    assert 0.8 < right(first.parameters) < 0.85
    averages = np.array([X_TRAIN[digit == Y_TRAIN].mean(axis=0) for digit in range(10)])
    distances = ((X_VAL[:, None] - averages) ** 2).sum(axis=2)
    assert f"{np.mean(distances.argmin(axis=1) == Y_VAL):.1%}" == "93.7%"


def test_ten_digits_hardly_take_a_hidden_layer():
    says("08", "97.4 percent without a hidden layer, 97.8 with one: of 270 pictures, a single one")
    says("08", "On the 449 pictures that are kept back the two get 95 and 97 percent.")
    exam = exam_digits()
    told = []
    for sizes in ([64, 10], [64, 64, 10]):
        net = ATTEMPT(sizes, 0.3, 50, 32).parameters
        told.append(f"{right(net):.1%} {right(net, exam.X / 16, exam.y):.0%}")
    assert told == ["97.4% 95%", "97.8% 97%"]


def shifted(X, right, down):
    pictures, moved = X.reshape(-1, 8, 8), np.zeros((len(X), 8, 8))
    to = (slice(max(down, 0), 8 + min(down, 0)), slice(max(right, 0), 8 + min(right, 0)))
    of = (slice(max(-down, 0), 8 - max(down, 0)), slice(max(-right, 0), 8 - max(right, 0)))
    moved[:, *to] = pictures[:, *of]
    return moved.reshape(-1, 64)


SHIFTS = ((1, 0), (-1, 0), (0, 1), (0, -1))


def test_pictures_that_are_moved_by_one_pixel_are_hardly_read():
    says("08", "this one reads 39 to 41 percent right")
    net = ATTEMPT([64, 64, 10], 0.3, 50, 32).parameters
    shares = [round(100 * right(net, shifted(X_VAL, *by))) for by in SHIFTS]
    assert (min(shares), max(shares)) == (39, 41)


def test_with_moved_copies_they_are():
    says("08", "it reads 96 to 98 percent, moved or not")
    copies = np.vstack([X_TRAIN, *(shifted(X_TRAIN, *by) for by in SHIFTS)])
    net, _ = train(copies, one_hot(np.tile(Y_TRAIN, 5), 10), [64, 64, 10], 0.3, 50, 32, RNG(0))
    shares = [round(100 * right(net, shifted(X_VAL, *by))) for by in ((0, 0), *SHIFTS)]
    assert (min(shares), max(shares)) == (96, 98)


def test_odd_or_even_is_more_than_a_straight_border_can_do():
    says("08", "About 92 percent, on the pictures that it was trained with and on the others")
    odd = (X_TRAIN, X_VAL, Y_TRAIN % 2, Y_VAL % 2)
    attempt = trial_runs(train, predict, odd)
    straight = attempt([64, 2], 0.3, 60, 32).parameters
    assert right(straight, X_VAL, Y_VAL % 2) == pytest.approx(0.92, abs=0.01)
    assert right(straight, X_TRAIN, Y_TRAIN % 2) == pytest.approx(0.92, abs=0.01)


@pytest.mark.sampled(few=0)  # 41 trainings take 15 seconds
def test_no_training_without_a_hidden_layer_passes():
    says(
        "08", "of 41 trainings without a hidden layer, with the rates from 0.03 to 1 and up to 100"
    )
    says("08", "the best got 91.5 percent of the kept-back pictures right")
    exam = exam_digits()
    trained = [
        train(X, one_hot(Y % 2, 2), [64, 2], lr, epochs, batch_size, RNG(seed))[0]
        for lr, epochs, batch_size, seed in product(
            (0.03, 0.1, 0.3, 1), (20, 100), (16, 64), (0, 1)
        )
    ]
    shares = [right(parameters, exam.X / 16, exam.y % 2) for parameters in trained]
    for c in (0.001, 0.01, 0.1, 0.3, 1, 3, 10, 100, 1000):
        straight = LogisticRegression(C=c, max_iter=20_000).fit(X, Y % 2)
        shares.append(straight.score(exam.X / 16, exam.y % 2))
    assert len(shares) == 41
    assert f"{max(shares):.1%}" == "91.5%"


def test_sixty_pictures_are_learned_by_heart():
    says("08", "to 0.31 at epoch 13. Then it *turns round* and rises to 0.59")
    few = (X_TRAIN[:60], X_VAL, Y_TRAIN[:60] % 2, Y_VAL % 2)
    trial = trial_runs(train, predict, few)([64, 64, 64, 2], 0.3, 300, 20)
    lowest = min(trial.validation, key=trial.validation.get)
    assert lowest == told("lowest_validation_loss")
    assert (lowest, f"{trial.validation[13]:.2f}", f"{trial.validation[300]:.2f}") == (
        13,
        "0.31",
        "0.59",
    )
    assert trial.losses[-1] < 0.001
    assert right(trial.parameters, X_TRAIN[:60], Y_TRAIN[:60] % 2) == 1.0


@pytest.mark.parametrize(("order", "low", "high"), [("chance", 0.96, 0.98), ("file", 0.905, 0.925)])
def test_strangers_are_harder(order, low, high):
    says("08", "About 97 percent by chance, and 91 or 92 in the order of the file.")
    rows = RNG(1).permutation(len(X)) if order == "chance" else np.arange(len(X))
    first, rest = rows[:1000], rows[1000:]
    net, _ = train(X[first], one_hot(Y[first], 10), [64, 64, 10], 0.3, 40, 32, RNG(0))
    assert low <= right(net, X[rest], Y[rest]) <= high


def test_the_strength_of_a_signal():
    says(
        "08",
        "With a standard deviation of 0.1, triangles and a dotted line, it falls steadily to 0.03",
    )
    says("08", "With 0.2, squares and a dashed line, it rises steadily to 32.")
    assert f"{np.sqrt(0.5**10):.2f}" == "0.03"
    assert pytest.approx(32) == (100 * 0.2**2 / 2) ** 5
    says("08", "For 100 inputs that is $\\sqrt{0.02} = 0.141$.")
    assert f"{np.sqrt(0.02):.3f}" == "0.141"
    says("08", "networks in the news have tens of millions of times as many weights as yours")
    assert 1e7 < 1.75e11 / (64 * 64 + 64 + 64 * 10 + 10) < 1e8


def test_of_the_patients_one_crawls_and_one_is_dead():
    says("08", "One of these two would get there if it had a hundred times as many epochs")
    rates = RNG(3).permutation([0.0005, 0.1, 2.0])
    assert rates["ABC".index(told("patient_who_crawls"))] == 0.0005
    targets = one_hot(Y_TRAIN, 10)

    def trained(lr, epochs):
        return train(X_TRAIN, targets, [64, 16, 10], lr, epochs, 32, RNG(0))

    slow, good, wild = (trained(lr, 20)[1][-1] for lr in (0.0005, 0.1, 2.0))
    assert good < 0.2 < 2.2 < slow < wild
    dead = trained(2.0, 20)[0]
    assert not forward(X_TRAIN, dead, [relu, softmax])[1].any()
    # Ten times as many are seen to help; a hundred times, 0.25, take half a minute.
    assert trained(0.0005, 200)[1][-1] < 1.9


def test_the_weights_of_a_blank_pixel_stay_as_they_were_drawn():
    assert not X[:, 0].any()
    first = init_parameters([64, 32, 2], RNG(0))[0][0]
    last = train(X_TRAIN, one_hot(Y_TRAIN % 2, 2), [64, 32, 2], 0.3, 20, 32, RNG(0))[0][0][0]
    assert np.abs(first - last)[0].max() == told("weights_of_a_blank_pixel") == 0
    assert np.abs(first - last).max() > 0.1
