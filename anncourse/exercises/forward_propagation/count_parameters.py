"""Exercise ``count_parameters(sizes)``."""

from __future__ import annotations

import math
from itertools import pairwise

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.exercises.forward_propagation.parameter_shapes import EXERCISE as PARAMETER_SHAPES
from anncourse.exercises.forward_propagation.sizes import EVERY_KIND, distinct_sizes
from annlib.forward_propagation import count_parameters

EXERCISE = Exercise(
    name="count_parameters",
    reference=count_parameters,
    parts=(
        Part(
            "one hidden layer",
            examples=(([3, 4, 2],), ([2, 2, 1],), ([784, 128, 10],)),
            make=lambda rng: (distinct_sizes(rng, 2),),
        ),
        Part(
            "any number of layers",
            examples=(([64, 32, 16, 10],), ([4, 3],)),
            make=lambda rng: (distinct_sizes(rng, int(rng.integers(3, 6))),),
            advice="It works for one hidden layer. Let a loop run over the layers, however "
            "many there are.",
        ),
        EVERY_KIND,
    ),
    misconceptions=(
        Misconception(
            "biases forgotten",
            "The biases are not counted. They are learned like the weights: one for each neuron.",
            lambda sizes: sum(i * o for i, o in pairwise(sizes)),
        ),
        Misconception(
            "biases of the inputs",
            "The inputs are counted as if they had biases. They only hand the data in: the first "
            "size adds no bias.",
            lambda sizes: sum(i * o for i, o in pairwise(sizes)) + sum(sizes),
        ),
        Misconception(
            "one bias per layer",
            "You count one bias for each layer. Every neuron has its own: n_out of them in a "
            "layer.",
            lambda sizes: sum(i * o + 1 for i, o in pairwise(sizes)),
        ),
        Misconception(
            "bias per input",
            "You count one bias for each input of a layer. A bias belongs to a neuron: n_out of "
            "them, not n_in.",
            lambda sizes: sum(i * o + i for i, o in pairwise(sizes)),
        ),
        Misconception(
            "bias per connection",
            "You count a bias for each connection. A connection has a weight; a bias belongs to a "
            "neuron.",
            lambda sizes: sum(2 * i * o for i, o in pairwise(sizes)),
        ),
        Misconception(
            "biases of the output only",
            "Only the biases of the last layer are counted. The hidden neurons have biases too.",
            lambda sizes: sum(i * o for i, o in pairwise(sizes)) + sizes[-1],
        ),
        Misconception(
            "biases of the hidden layers only",
            "The biases of the output layer are missing. Every neuron behind the inputs has one.",
            lambda sizes: sum(i * o for i, o in pairwise(sizes)) + sum(sizes[1:-1]),
        ),
        Misconception(
            "neurons counted",
            "You count neurons. Count the numbers that the network learns: a weight for each "
            "connection and a bias for each neuron.",
            lambda sizes: sum(sizes),
        ),
        Misconception(
            "neurons behind the input counted",
            "You count the biases alone. There is a weight for each connection as well.",
            lambda sizes: sum(sizes[1:]),
        ),
        Misconception(
            "sizes added instead of multiplied",
            "You add the two sizes of a layer. Every input is connected with every neuron, so "
            "there are n_in times n_out weights.",
            lambda sizes: sum(i + o + o for i, o in pairwise(sizes)),
        ),
        Misconception(
            "all sizes multiplied",
            "You multiply all sizes with each other. Connections run only between neighbouring "
            "layers: multiply neighbours, then add up.",
            lambda sizes: math.prod(sizes) + sum(sizes[1:]),
        ),
        Misconception(
            "last layer missing",
            "The last layer is not counted: the loop stops one too early. Between k sizes there "
            "are k - 1 layers.",
            lambda sizes: sum(i * o + o for i, o in pairwise(sizes[:-1])),
        ),
        Misconception(
            "first layer missing",
            "The first layer is not counted: the loop starts one too late.",
            lambda sizes: sum(i * o + o for i, o in pairwise(sizes[1:])),
        ),
        Misconception(
            "only the first layer",
            "You count the first layer only: the `return` stands inside the loop, or a `=` where "
            "`+=` belongs.",
            lambda sizes: sizes[0] * sizes[1] + sizes[1],
        ),
        Misconception(
            "only the last layer",
            "You count the last layer only: each round of the loop replaces the sum of the one "
            "before. Add to it with `+=`.",
            lambda sizes: sizes[-2] * sizes[-1] + sizes[-1],
        ),
        Misconception(
            "index past the end",
            "The loop runs one too far: for the last size there is no next one. Between k sizes "
            "there are k - 1 layers.",
            lambda sizes: sum(sizes[k] * sizes[k + 1] + sizes[k + 1] for k in range(len(sizes))),
        ),
        Misconception(
            "a layer from last to first",
            "One layer too many is counted, from the output back to the input: at k = 0, "
            "`sizes[k - 1]` is the last size. Start the loop at 1.",
            lambda sizes: sum(sizes[k - 1] * sizes[k] + sizes[k] for k in range(len(sizes))),
        ),
        Misconception(
            "one count per layer",
            "You return one count for each layer. Add them up.",
            lambda sizes: [i * o + o for i, o in pairwise(sizes)],
        ),
        Misconception(
            "arrays counted",
            "You count how many arrays there are. Count the numbers in them.",
            lambda sizes: 2 * (len(sizes) - 1),
        ),
    ),
    hints=(
        "Count [3, 4, 2] with a pencil: how many lines are there in each gap, and how many "
        "neurons have a bias?",
        "A layer with n_in inputs and n_out neurons has n_in times n_out weights. How many biases "
        "does it have?",
        "Walk over the layers as in `parameter_shapes` and add up weights plus biases of each.",
    ),
    uses=(PARAMETER_SHAPES,),
)
