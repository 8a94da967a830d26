"""Hints for what is worked out by hand, by the name of its cell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ByHand:
    """Numbers that are worked out with pencil and paper, in one cell of a lesson.

    Parameters
    ----------
    points : float
        What its cell gives, shared equally among the variables.
    variables : tuple of str
        The learner's variables.
    hints : tuple of str
        From a nudge to nearly the way there; none of them holds a result.
    """

    points: float
    variables: tuple[str, ...]
    hints: tuple[str, ...]


BY_HAND: dict[str, ByHand] = {
    "umbrella_by_hand": ByHand(
        2,
        ("z_by_hand", "y_by_hand"),
        (
            "Multiply each input by its own weight, add the two products, then add the bias. It "
            "is negative, so something is taken off.",
            "The weighted sum is 4 · 0.25 + 1 · 1.5 − 3. The perceptron says 1 where that is 0 or "
            "more, and 0 where it is less.",
        ),
    ),
    "update_by_hand": ByHand(
        2,
        ("w_by_hand", "b_by_hand"),
        (
            "First predict: is z of this flower, the weighted sum with the bias, 0 or more? Only a "
            "wrong answer changes anything.",
            "It is 0.06 · 4.5 − 0.42 · 1.5 + 0.1: negative, so the perceptron says 0, and the "
            "label is 1. The error, label minus answer, is 1.",
            "Each weight grows by η · error · its own input, and the bias by η · error.",
        ),
    ),
    "umbrella_sigmoid": ByHand(
        2,
        ("a_by_hand", "a_raised"),
        (
            "First the weighted sum z with the bias, then 1 / (1 + e to the power of −z). Mind the "
            "two signs: −z of a negative number is positive.",
            "With the bias −3, z is −0.5, so e is raised to +0.5. With −2, z is larger by 1.",
        ),
    ),
    "smoke_alarm": ByHand(
        3,
        ("x_half", "b_kitchen", "x_sure"),
        (
            "The sigmoid reaches 0.5 where its weighted sum is 0. So set 2x + b to 0, and solve "
            "for what is asked: x in the first question, b in the second.",
            "For 0.9 do as the text did for 0.8: 1 + e to the power of −z is 1 / 0.9. Which z is "
            "that? Then solve 2x − 3 = z.",
            "1 / 0.9 − 1 is 1/9, so z is the natural logarithm of 9.",
        ),
    ),
    "hidden_by_hand": ByHand(
        2,
        ("z_hidden", "a_hidden", "z_second", "a_second"),
        (
            "Do one hidden neuron after the other. Only the lines that end at it count: each input "
            "times the weight on its line, added up, and then the neuron's own bias.",
            "ReLU leaves a positive number as it is and makes 0 of a negative one.",
        ),
    ),
    "output_by_hand": ByHand(
        2,
        ("z_output", "a_output"),
        (
            "The output neuron's inputs are the two activations of the hidden layer, not x1 and "
            "x2.",
            "Each activation times the weight on its line, added up, plus the bias of the output "
            "neuron: that is z. The sigmoid of z is the answer.",
        ),
    ),
    "loss_by_hand": ByHand(
        2,
        ("loss_bce", "loss_mse"),
        (
            "The label is 1, so only one of the two terms of the cross-entropy is left. Which?",
            "Minus the natural logarithm of p for the one; for the other the difference between p "
            "and the label, squared.",
        ),
    ),
    "loss_by_hand_more": ByHand(
        2,
        ("loss_bce_0", "loss_mean"),
        (
            "With the label 0 the other term is left: what counts is the probability that the "
            "network gives to 0, which is 1 − p.",
            "Work out the loss of each of the three samples by itself, with its own label, then "
            "take their mean.",
        ),
    ),
    "only_a_bias": ByHand(
        3,
        ("p_constant", "b_constant", "loss_constant"),
        (
            "The best constant answer is the share of the ones. How many of the four labels are 1?",
            "The bias is log(p / (1 − p)). With p below 0.5 it is negative.",
            "A sample with the label 1 pays −log p, one with the label 0 pays −log(1 − p). There "
            "are one and three of them; take the mean over all four.",
        ),
    ),
    "step_by_hand": ByHand(
        2,
        ("w_after", "b_after", "loss_after"),
        (
            "Put w = 3 into the slope of the weight and b = 0.5 into that of the bias. A step goes "
            "against the slope, by η times the slope.",
            "New weight: 3 − 0.1 · 2 · (3 − 1). The bias goes the same way with its own slope. For "
            "the loss put *both* new numbers into L.",
        ),
    ),
    "neuron_by_hand": ByHand(
        2,
        ("dw_by_hand", "db_by_hand"),
        (
            "First z = 0.5 · 2 + 0.75 · (−1) + 0.25: which of the three sigmoids is yours?",
            "The slope of the bias is the error, p − y. The slope of each weight is this error "
            "times the weight's own input, sign and all.",
        ),
    ),
    "output_backwards_by_hand": ByHand(
        3,
        ("delta_output", "dW_output", "db_output"),
        (
            "For sigmoid with cross-entropy the output's delta is its answer minus the label.",
            "The slope of a weight is what came in through it, here an activation of the hidden "
            "layer, times the delta of the neuron where it ends. A bias's input is always 1.",
        ),
    ),
    "hidden_backwards_by_hand": ByHand(
        3,
        ("delta_hidden", "dW_hidden", "db_hidden"),
        (
            "A hidden neuron gets its share of the output's delta through the weight that joins "
            "them. ReLU lets it pass where z is positive, as it is here for both.",
            "Delta of a hidden neuron: the output's delta times its weight to the output. Slope of "
            "a weight: its input, x1 or x2, times the delta of the neuron where it ends.",
        ),
    ),
    "he_by_hand": ByHand(
        1,
        ("std_by_hand",),
        (
            "Only one of the two numbers is in the formula. Is it what goes into the layer or the "
            "neurons in it?",
            "The variance is 2 / n_in. What is asked for is the standard deviation, its root.",
        ),
    ),
    "batches_by_hand": ByHand(
        2,
        ("n_batches", "n_last", "n_steps"),
        (
            "How often does 32 go into 250, and what is left over? What is left over is a batch, "
            "too.",
            "Seven full batches have 224 rows. Each batch is one step, and each epoch goes through "
            "all batches.",
        ),
    ),
    "filtered_by_hand": ByHand(
        2,
        ("filtered_by_hand",),
        (
            "Four places: upper left, one further to the right, then the same two one row further "
            "down. At each of them lay the kernel on the picture as it stands, do not turn it.",
            "Multiply each of the four pixels by the weight that lies on it, add the four "
            "products, then add the bias −1, once.",
            "At the second place the kernel lies on the pixels 1, 3 above and 0, 4 below.",
        ),
    ),
    "n_shared": ByHand(
        1,
        ("n_shared",),
        (
            "The neuron is the same one at every place. So does it matter how many places there "
            "are?",
            "One weight for each pixel of the window, and what else does a neuron have?",
        ),
    ),
    "frames_by_hand": ByHand(
        1,
        ("n_frames_by_hand",),
        (
            "The first frame takes 256 samples. How many steps of 128 fit into what is left?",
            "(1149 − 256) / 128, decimals dropped, is the number of further frames. Count the "
            "first one, too.",
        ),
    ),
    "hz_by_hand": ByHand(
        1,
        ("hz_by_hand",),
        (
            "Column k goes up and down k times in one frame. How long is a frame of 256 samples at "
            "8,000 samples a second?",
            "The formula above has it all: k · rate / length, with k = 40.",
        ),
    ),
    "bug_line": ByHand(
        2,
        ("bug_line",),
        (
            "Nothing is wrong with each line by itself. Ask of each table which recordings its "
            "rows belong to, and whether what stands beside it belongs to the same ones.",
            "`train_rows` are row *numbers*, with a gap where theo's are. Which line treats them "
            "as if they were the first ones?",
        ),
    ),
    "seconds_by_hand": ByHand(
        1,
        ("seconds_by_hand",),
        (
            "The first frame takes its whole length. Each further one adds one step. That is the "
            "number of samples.",
            "Divide the number of samples by the samples in a second.",
        ),
    ),
    "n_windows_by_hand": ByHand(
        1,
        ("n_windows_by_hand",),
        (
            "Each window needs a day behind it, the one that it is to tell. Where can the last one "
            "begin?",
            "Write the numbers of the days in a row for a small case, 5 days and windows of 2, and "
            "count. Then do the same with yours.",
        ),
    ),
    "leak_line": ByHand(
        3,
        ("leak_line",),
        (
            "Take one single day that is to be told, number 100, say. Go through the lines and ask "
            "of each number that goes in: was it known on the evening before?",
            "Look for the line that says where a window *ends*.",
        ),
    ),
}


def points_of(variables: tuple[str, ...]) -> float:
    """Return the points of the cell that asks for these variables by hand; 0 if none does."""
    return next((task.points for task in BY_HAND.values() if task.variables == variables), 0.0)
