"""What is said to a learner whose `train` goes wrong, and the wrong steps that are known."""

from __future__ import annotations

from typing import Any

from anncourse.exercises.training.paths import Update
from anncourse.exercises.training.reading import Layer

TWO_RESULTS = "Two things are asked for: the parameters, a list of pairs (W, b), and the losses."
NO_LOSSES = "You return the parameters only. The list of losses comes second."
ONLY_LOSSES = "You return the losses only. The parameters come before them."
LOSSES_FIRST = "The two results are in the wrong order: first the parameters, then the losses."

GLOBAL = (
    "The same `rng` gives another training each time, so nobody can repeat what you did. Hand the "
    "`rng` that comes in to everything that draws; `np.random` is not needed."
)
KEPT = (
    "A training begins with what another one before it has left. Draw the first parameters anew in "
    "each call: nothing is kept from one to the next."
)
NEVER_LEARNS = (
    "The parameters never change. `gradient_step` leaves the old ones as they are and returns new "
    "ones: put what it returns back into `parameters`."
)
NO_LR = (
    "The learning rate has no effect. Hand `lr` on to `gradient_step`. Or do you take what "
    "`backward` returns, the gradient, for the new parameters?"
)
STEP = (
    "With a single batch that holds all rows, one epoch is one step of gradient descent: forward, "
    "backward, `gradient_step`. Your parameters have gone somewhere else."
)
EPOCH = (
    "With several small batches the parameters do not end where one step for each batch leads, "
    "whatever the order. Does your `minibatches` pass its check? Is a step taken inside the loop "
    "over the batches, once for each? And does each step use the rows of its own batch, X and Y?"
)
EPOCHS = (
    "One epoch is right, several are not. Each epoch goes on with the parameters that the one "
    "before has left, with new minibatches of all rows. Do `X` and `Y` still hold all rows then, "
    "or has the loop put a batch into them? Does `lr` stay as it came?"
)

ONE_STEP_AN_EPOCH = (
    "You take one step in each epoch, with all rows at once. Take a step with each minibatch."
)
ALL_ROWS_EACH_STEP = (
    "Each step uses all rows, X and Y, instead of those of its batch. The batch size then only "
    "says how often the same step is taken."
)
ONE_BATCH_ONLY = (
    "Only one batch of an epoch has a step taken with it. Does the line of the step stand inside "
    "the loop over the batches, and the `return` behind both loops?"
)
LAST_BATCH_DROPPED = "The last, short batch is left out. Its rows have a right to be learned too."
LAST_BATCH_FILLED = "The last batch is filled up with rows that came before. Let it be short."
ROW_BY_ROW = "You take a step after every single row. Take one for each batch of `batch_size` rows."
STARTS_AFRESH = (
    "Each epoch starts again with new random weights, and what was learned is lost. Draw the "
    "parameters once, before the loop over the epochs."
)
ONE_EPOCH = "You stop after the first epoch: the `return` stands inside the loop over the epochs."
USED_UP = (
    "From the second epoch on nothing is learned any more. Are the minibatches made only once, "
    "before the loop? What was made with `yield` is used up after one go. Make new ones in each "
    "epoch."
)
ONE_TOO_FEW = "You run one epoch too few: `range(epochs)` has just the right length."
ONE_TOO_MANY = "You run one epoch too many: `range(epochs)` has just the right length."

LOSSES_ARE_NO_NUMBERS = "The losses should be a list of numbers, one for each epoch."
LOSSES_NOT_FINITE = (
    "Some of the losses are nan or infinite. A mean of no numbers at all is nan: does every epoch "
    "have its minibatches?"
)
ONE_LOSS = "You return a single loss. A list with one for each epoch is asked for."
ONE_LOSS_TOO_MANY = "There is one loss too many: one for each epoch is asked for."
ONE_LOSS_TOO_FEW = "There is one loss too few: one for each epoch is asked for."
LOSS_PER_BATCH = (
    "You note a loss for every batch. One for each epoch is asked for: the mean of its batches' "
    "losses."
)
LOSSES_EMPTY = "Your list of losses is empty. At the end of each epoch, append its mean loss."
LAST_LOSS_ONLY = (
    "There is one loss only, however many epochs there are. Start the list before the loop over "
    "the epochs, and append to it in each."
)
LOSSES_LENGTH = "The number of losses is wrong: one for each epoch is asked for."
LOSSES_UNKNOWN = (
    "The losses cannot be checked as long as the parameters do not end where they should."
)
LOSS_AFTER_STEP = (
    "You note the loss of a batch *after* the step that was taken with it. Note it before: that is "
    "what the step was computed from."
)
LOSS_SUMMED = (
    "You add up the losses of the batches. Take their mean, or the number grows with the number of "
    "batches and says little."
)
LOSS_SUMMED_OVER_ROWS = (
    "You add up the losses of all rows. Divide by the number of rows: a mean is asked for."
)
LOSS_DIVIDED_BY_ROWS = (
    "You divide the sum of the batches' losses by the number of rows. Each of them is a mean "
    "already: divide by the number of *batches*."
)
LOSS_OF_LAST_BATCH = (
    "You note the loss of the last batch only. It is a few rows out of many, and jumps about. Take "
    "the mean of all batches of the epoch."
)
LOSS_OF_FIRST_BATCH = "You note the loss of the first batch only. Take the mean of all batches."
LOSS_AT_THE_END = (
    "Your losses are those of all rows at the end of each epoch. A good number too, but it costs "
    "another forward propagation of all data. Asked for is the mean of the batches' losses, each "
    "noted before its step."
)
LOSS_AT_THE_BEGINNING = (
    "Your losses are those of all rows at the beginning of each epoch. Asked for is the mean of "
    "the batches' losses, each noted before its step."
)
LOSS_NOT_RESET = (
    "The batches' losses of earlier epochs are in your mean as well. Start a new list, or a new "
    "sum, in each epoch."
)
LOSS_SIGN = "Your losses are negative. `cross_entropy` already has its minus."
LOSSES_WRONG = (
    "The losses are not the means over the batches of each epoch, each batch's loss noted before "
    "its step, for the rows of that batch alone. It is called as `cross_entropy(P, Y)`, the "
    "answers first."
)

FIXED = (
    "Whatever `rng` comes in, the training is the same. Do you make a generator of your own, with "
    "a fixed seed? Use the one that is handed in."
)
ZERO_START = (
    "All weights start at 0. Then every hidden neuron is silent and stays so, and only the biases "
    "of the output learn. Draw the first weights with your `init_parameters`."
)
FIXED_START = "Whatever `rng` comes in, the first weights are the same. Draw them from `rng`."
FIXED_ORDER = (
    "Whatever `rng` comes in, the order of the rows is the same. Hand `rng` on to `minibatches`."
)
NOT_SHUFFLED = (
    "The rows are not shuffled: they come in the order in which they stand in X. Let `minibatches` "
    "cut the batches, with `rng`."
)
SAME_ORDER = (
    "The rows come in the same order in every epoch, and so the same rows always share a batch. "
    "Make new minibatches in each epoch, all of them with the one `rng` that goes on drawing."
)
ORDER_UNKNOWN = (
    "The order of the rows cannot be checked as long as the parameters do not end where they "
    "should."
)
LEARNS_NOTHING = (
    "It does not learn points that are easily told apart. Does your `init_parameters` pass its "
    "check? Equal or zero weights cannot learn this, and neither can a network without biases."
)
LOSSES_RISE = "The losses are larger at the end than at the beginning."

UPHILL = "You walk uphill: the losses grow. Subtract the gradient, as `gradient_step` does."
STILL_BIASES = (
    "The biases never learn: they stay 0. They take a step as well, with the db of their layer."
)
STILL_WEIGHTS = "The weights never learn, only the biases do. They take a step as well."
DIVIDED_TWICE = (
    "Your steps are too short by the number of rows in the batch. `backward` gives the mean "
    "already: do not divide again."
)
SUM = (
    "Your steps are too long by the number of rows in the batch. The gradient is a *mean* over the "
    "batch, not a sum."
)
LAST_LAYER = "Only the output layer learns. All layers take a step."
FIRST_LAYER = "Only the first layer learns. All layers take a step."
STEP_ALONE = (
    "The old parameters are forgotten: the new ones are the step alone. Subtract it from what was "
    "there."
)
BIASES_UPHILL = "The biases walk uphill: subtract their gradient too."


def _moved(weights: float, biases: float) -> Update:
    def update(layers: list[Layer], slopes: list[Layer], lr: float, n: int) -> list[Layer]:
        return [
            (W - weights * lr * dW, b - biases * lr * db)
            for (W, b), (dW, db) in zip(layers, slopes, strict=True)
        ]

    return update


def _scaled(divide: bool) -> Update:
    def update(layers: list[Layer], slopes: list[Layer], lr: float, n: int) -> list[Layer]:
        factor = 1 / n if divide else float(n)
        return _moved(factor, factor)(layers, slopes, lr, n)

    return update


def _only(number: int) -> Update:
    def update(layers: list[Layer], slopes: list[Layer], lr: float, n: int) -> list[Layer]:
        moved = _moved(1, 1)(layers, slopes, lr, n)
        chosen = number % len(layers)
        return [moved[k] if k == chosen else layers[k] for k in range(len(layers))]

    return update


def step_alone(layers: list[Layer], slopes: list[Layer], lr: float, n: int) -> list[Layer]:
    """Take the step from 0 instead of from where one stands."""
    nothing: list[Any] = [(0 * W, 0 * b) for W, b in layers]
    return _moved(1, 1)(nothing, slopes, lr, n)


#: What to say to a wrong step, and the step itself.
STEPS: dict[str, Update] = {
    UPHILL: _moved(-1, -1),
    STILL_BIASES: _moved(1, 0),
    STILL_WEIGHTS: _moved(0, 1),
    DIVIDED_TWICE: _scaled(divide=True),
    SUM: _scaled(divide=False),
    LAST_LAYER: _only(-1),
    FIRST_LAYER: _only(0),
    BIASES_UPHILL: _moved(1, -1),
}
