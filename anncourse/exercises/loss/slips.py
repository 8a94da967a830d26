"""Slips in the numbers of lesson 05 that are worked out by hand."""

from __future__ import annotations

from anncourse.checks.slips import Slips

_Z_IS_NOT_P = "You used z = 0.5, the number before the sigmoid. What the network answers is p."
_LABEL_0 = "That would be it if the true label were 0. It is 1: the probability of the truth is p."
_LABEL_1 = "That is for the label 1. With the label 0 the probability of the truth is 1 - p."
_BASE_10 = "That is the logarithm to the base 10. The natural one is asked for, `np.log`."
_BASE_2 = "That is the logarithm to the base 2. The natural one is asked for, `np.log`."
_MINUS = "The minus sign is missing: the logarithm of a probability is negative, a loss is not."
_OTHER_LOSS = "That is the other loss: look at which variable asks for which."

_COARSE = "Near, but not precise enough: give at least four decimals."

SLIPS = (
    Slips(
        "loss_bce",
        (
            (0.47, _COARSE),
            (-0.4741, _MINUS),
            (0.9741, _LABEL_0),
            (0.2059, _BASE_10),
            (0.6839, _BASE_2),
            (0.6931, _Z_IS_NOT_P),
            (0.1425, _OTHER_LOSS),
            (0.6225, "That is p itself. What does a sample with the label 1 cost?"),
            (0.3775, "That is how far p is from the truth. Take -log of p instead."),
            (1.4481, "Only one of the two terms counts: with y = 1 the other is multiplied by 0."),
            (0.5, "That is z. Send it through the sigmoid first, and take -log of what comes out."),
        ),
    ),
    Slips(
        "loss_mse",
        (
            (0.14, _COARSE),
            (-0.1425, "A square is never negative."),
            (0.3775, "Right so far, and now square it."),
            (-0.3775, "Right so far, and now square it."),
            (0.3875, "That is p squared, the loss if the true label were 0. It is 1."),
            (0.0713, "There is no factor 1/2 in our formula."),
            (0.25, _Z_IS_NOT_P),
            (0.4741, _OTHER_LOSS),
            (0.6144, "That is a square root. Square the difference."),
            (0.6125, "You squared p and 1 by themselves. It is the difference that is squared."),
            (2.6324, "You added p and y. Subtract, then square."),
        ),
    ),
    Slips(
        "loss_bce_0",
        (
            (0.97, _COARSE),
            (0.4741, _LABEL_1),
            (-0.9741, _MINUS),
            (0.423, _BASE_10),
            (1.4053, _BASE_2),
            (0.3875, "That is the squared error. The cross-entropy is asked for."),
            (0.6931, _Z_IS_NOT_P),
            (0.3775, "That is 1 - p, the probability of the truth. What does it cost?"),
            (0.6225, "That is p. With the label 0 the truth has the probability 1 - p."),
            (1.4481, "Only one of the two terms counts: with y = 0 the first is multiplied by 0."),
        ),
    ),
    Slips(
        "loss_mean",
        (
            (0.93, _COARSE),
            (2.8008, "That is the sum of the three. A loss is the mean over samples."),
            (0.3112, "You divided by 3 twice."),
            (-0.9336, _MINUS),
            (0.2253, "You took all three labels to be 1. That of the second sample is 0."),
            (0.4055, _BASE_10),
            (1.3469, _BASE_2),
            (2.2378, "That is the cost of the second sample alone. Take the mean of all three."),
            (1.4004, "You divided by 2. There are three samples."),
            (0.3159, "That is the mean squared error. The cross-entropy is asked for."),
            (0.6014, "You averaged the probabilities first. First the logarithms, then the mean."),
        ),
    ),
    Slips(
        "p_constant",
        (
            (1.0, "p is the probability of label 1, and only one of the four labels is 1."),
            (0.75, "That is the share of the zeros. p is the probability of label 1."),
            (0.5, "One half is the best answer only if both labels are equally frequent."),
            (0, "The most frequent label is 0, but p = 0 would cost dearly at the one label 1."),
            (1 / 3, "That is ones to zeros, 1 : 3. The share is ones out of all."),
            (25, "p is a probability, a number from 0 to 1."),
        ),
    ),
    Slips(
        "b_constant",
        (
            (1.0986, "The sign is wrong: sigmoid(1.0986) is 0.75. p is below one half, so b < 0."),
            (0.25, "That is p. Which b does the sigmoid make this p of?"),
            (0.5622, "That is the sigmoid of p. You need it the other way round: which b gives p?"),
            (-1.3863, "That is log(p). It is log(p / (1 - p))."),
            (1.3863, "That is -log(p). It is log(p / (1 - p))."),
            (-0.2877, "That is log(1 - p). It is log(p / (1 - p))."),
            (-0.4771, _BASE_10),
            (-1.585, _BASE_2),
            (0, "Without a bias the network can say nothing but sigmoid(0) = 0.5."),
            (-3, "The odds are 1 : 3, but b is their logarithm."),
            (1 / 3, "These are the odds, p / (1 - p). Take their logarithm."),
        ),
    ),
    Slips(
        "loss_constant",
        (
            (0.56, _COARSE),
            (0.6931, "That is the loss at p = 0.5, the best that can be had *without* a bias."),
            (-0.5623, _MINUS),
            (2.2493, "That is the sum over the four samples. Take the mean."),
            (0.1406, "You divided by 4 twice."),
            (0.2442, _BASE_10),
            (0.8113, _BASE_2),
            (1.1116, "Three samples pay -log(0.75), one pays -log(0.25): you have it reversed."),
            (0.1875, "That is the mean squared error. The cross-entropy is asked for."),
            (1.3863, "That is what the one sample with label 1 pays. Take the mean of all four."),
            (0.2877, "That is what a sample with label 0 pays. Take the mean of all four."),
            (
                0.837,
                "That is the mean of the two prices. But three samples pay the one, and only "
                "one pays the other.",
            ),
        ),
    ),
)
