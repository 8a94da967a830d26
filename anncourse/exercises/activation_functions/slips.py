"""Slips in the numbers of lesson 03 that are worked out by hand."""

from __future__ import annotations

from anncourse.checks.slips import Slips

_FLIPPED = "The sign in the exponent is wrong: it is e to the power of minus z."
_WEIGHTED_SUM = "That is z. Send it through the sigmoid: 1 / (1 + e^-z)."
_STEP = "That is what the step function answers. The sigmoid has more to say than 0 or 1."
_COARSE = "Near, but not precise enough: give at least three decimals."
_TANH = "That is tanh of z. The sigmoid is asked for: it lies between 0 and 1."

SLIPS = (
    Slips(
        "a_by_hand",
        (
            (0.6225, _FLIPPED),
            (-0.5, _WEIGHTED_SUM),
            (0.9241, "The bias is missing: z is 1 + 1.5 - 3."),
            (0.0041, "The bias is -3: adding it makes z smaller once, not twice."),
            (0.6065, "That is e^-0.5. What is 1 / (1 + e^-z), with z = -0.5?"),
            (1.6487, "That is e^-z. Add 1, and divide 1 by it."),
            (2.6487, "That is 1 + e^-z. Divide 1 by it."),
            (-0.4621, _TANH),
            (0, _STEP),
            (0.38, _COARSE),
            (0.7311, "That is for the half covered sky of the example. Tomorrow is another day."),
            (0.9627, "The inputs are swapped: the cloud, 0.25, has the weight 4."),
            (37.75, "Give the activation itself, a number between 0 and 1, not the percentage."),
        ),
    ),
    Slips(
        "a_raised",
        (
            (0.3775, "Either this is the old bias, -3, or the sign in the exponent is wrong."),
            (0.5, _WEIGHTED_SUM),
            (0.1824, "The bias is raised, from -3 to -2. You lowered it to -4."),
            (1.3775, "Raising the bias by 1 adds 1 to z, inside the sigmoid, not to a."),
            (1.6065, "That is 1 + e^-z. Divide 1 by it."),
            (0.6065, "That is e^-z. Add 1, and divide 1 by it."),
            (0.4621, _TANH),
            (1, _STEP),
            (0.62, _COARSE),
            (0.9241, "The bias is missing: z is 1 + 1.5 - 2."),
            (0.9859, "The inputs are swapped: the cloud, 0.25, has the weight 4."),
            (62.25, "Give the activation itself, a number between 0 and 1, not the percentage."),
        ),
    ),
    Slips(
        "x_half",
        (
            (-1.5, "The sign is wrong: 2x - 3 = 0, so 2x = 3."),
            (0, "That would be so without a bias. Solve 2x - 3 = 0."),
            (3, "2x = 3 is right. Divide by the weight."),
            (0.6667, "Upside down: 2x = 3, so x is 3 divided by 2."),
            (1.75, "You solved 2x - 3 = 0.5. It is a that reaches 0.5; z is 0 there."),
            (0.5, "0.5 is a. For which x does z become 0?"),
            (6, "Divide by the weight instead of multiplying."),
        ),
    ),
    Slips(
        "b_kitchen",
        (
            (5, "The sign is wrong: 2 times 2.5 plus b has to be 0."),
            (-2.5, "The weight counts too: 2 times 2.5 plus b has to be 0."),
            (-4.5, "You solved 2 times 2.5 + b = 0.5. It is a that reaches 0.5; z is 0 there."),
            (2, "That is what is left with the old bias. Which bias makes it 0?"),
            (-8, "That is the change added to the old bias once too often. b itself is asked for."),
            (-2, "That is by how much the bias changes. The new bias is asked for."),
            (-1.25, "Multiply by the weight instead of dividing: 2 times 2.5 plus b is 0."),
        ),
    ),
    Slips(
        "x_sure",
        (
            (1.5, "That is where a reaches 0.5. Here it has to reach 0.9."),
            (2.1972, "That is z, the logarithm of 9. Which x makes 2x - 3 that large?"),
            (0.4014, "The sign is wrong: e^-z = 1/9, so z is plus the logarithm of 9."),
            (1.95, "You solved 2x - 3 = 0.9. It is a that reaches 0.9, not z."),
            (1.9771, "That is with the logarithm to the base 10. `np.log` is the natural one."),
            (3.0849, "That is with the logarithm to the base 2. `np.log` is the natural one."),
            (1.0986, "The bias is missing: 2x - 3 has to be the logarithm of 9."),
            (-0.4014, "The bias has the wrong sign: 2x is the logarithm of 9 plus 3."),
            (2.1931, "That is for a = 0.8. Here a has to reach 0.9."),
            (1.4473, "You took the logarithm of 0.9. With 1 + e^-z = 1/0.9, what is e^-z?"),
            (2.6513, "You took the logarithm of 10. 1 + e^-z = 1/0.9: take off the 1 first."),
            (3.5986, "This alarm has the bias -3; -5 is that of the kitchen."),
        ),
    ),
)
