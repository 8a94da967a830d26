"""Exercise ``parameter_shapes(sizes)``."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.exercises.forward_propagation.sizes import EVERY_KIND, distinct_sizes
from annlib.forward_propagation import parameter_shapes


def _mistake(name: str, words: str, pair: Any) -> Misconception:
    return Misconception(name, words, lambda sizes: [pair(i, o) for i, o in pairwise(sizes)])


EXERCISE = Exercise(
    name="parameter_shapes",
    reference=parameter_shapes,
    parts=(
        Part(
            "one hidden layer",
            examples=(([3, 4, 2],), ([2, 5, 1],), ([2, 2, 1],)),
            make=lambda rng: (distinct_sizes(rng, 2),),
        ),
        Part(
            "any number of layers",
            examples=(([64, 32, 16, 10],), ([4, 3],)),
            make=lambda rng: (distinct_sizes(rng, int(rng.integers(3, 6))),),
            advice="It works for one hidden layer. Let a loop run over the neighbours in "
            "`sizes`, however many there are.",
        ),
        EVERY_KIND,
    ),
    misconceptions=(
        _mistake(
            "W transposed",
            "The weights are transposed. Rows are inputs and columns are neurons, so W has shape "
            "(n_in, n_out).",
            lambda i, o: ((o, i), (o,)),
        ),
        _mistake(
            "biases forgotten",
            "The biases are missing. Each layer has a pair: the shape of W and the shape of b.",
            lambda i, o: (i, o),
        ),
        _mistake(
            "bias per input",
            "`b` has one number for each input here. It has one for each neuron of the layer, "
            "n_out.",
            lambda i, o: ((i, o), (i,)),
        ),
        _mistake(
            "one bias for the layer",
            "`b` has a single number here. Every neuron has a bias of its own: n_out numbers.",
            lambda i, o: ((i, o), (1,)),
        ),
        _mistake(
            "comma missing",
            "The shape of `b` is a plain number. `(3)` is just 3; a shape with one number in it "
            "needs a comma: `(3,)`.",
            lambda i, o: ((i, o), o),
        ),
        _mistake(
            "bias as a row",
            "`b` has shape (1, n_out) here, a table with one row. In this course it is a plain "
            "row of numbers, (n_out,).",
            lambda i, o: ((i, o), (1, o)),
        ),
        _mistake(
            "bias as a column",
            "`b` has shape (n_out, 1) here, a table with one column. In this course it is a plain "
            "row of numbers, (n_out,).",
            lambda i, o: ((i, o), (o, 1)),
        ),
        _mistake(
            "bias like W",
            "`b` has the shape of W here. There is one weight per connection, but only one bias "
            "per neuron.",
            lambda i, o: ((i, o), (i, o)),
        ),
        _mistake(
            "b before W",
            "The order within each pair is wrong: the shape of W comes first, then that of b.",
            lambda i, o: ((o,), (i, o)),
        ),
        _mistake(
            "arrays instead of shapes",
            "You return arrays. Only their shapes are asked for, such as (3, 4) and (4,).",
            lambda i, o: (np.zeros((i, o)), np.zeros(o)),
        ),
        _mistake(
            "count instead of shape",
            "You return how many numbers W and b hold. Their shapes are asked for: (n_in, n_out) "
            "and (n_out,).",
            lambda i, o: (i * o, o),
        ),
        Misconception(
            "last layer missing",
            "The last layer is missing: the loop stops one too early. Between k sizes there are "
            "k - 1 layers.",
            lambda sizes: [((i, o), (o,)) for i, o in pairwise(sizes[:-1])],
        ),
        Misconception(
            "first layer missing",
            "The first layer is missing: the loop starts one too late. The weights between the "
            "inputs and the first hidden layer count as well.",
            lambda sizes: [((i, o), (o,)) for i, o in pairwise(sizes[1:])],
        ),
        Misconception(
            "a layer for the inputs",
            "There is one layer too many: the inputs have neither weights nor biases. Between k"
            " sizes there are k - 1 layers.",
            lambda sizes: [((i, o), (o,)) for i, o in pairwise([sizes[0], *sizes])],
        ),
        Misconception(
            "index past the end",
            "The loop runs one too far: for the last size there is no next one. Between k sizes "
            "there are k - 1 layers.",
            lambda sizes: [((sizes[k], sizes[k + 1]), (sizes[k + 1],)) for k in range(len(sizes))],
        ),
        Misconception(
            "a layer from last to first",
            "There is one layer too many, from the output back to the input: at k = 0, "
            "`sizes[k - 1]` is the last size. Start the loop at 1.",
            lambda sizes: [((sizes[k - 1], sizes[k]), (sizes[k],)) for k in range(len(sizes))],
        ),
        Misconception(
            "every layer from the inputs",
            "Every W starts from the inputs. A layer takes what the layer before it gives, so its "
            "n_in is the size of that one.",
            lambda sizes: [((sizes[0], o), (o,)) for o in sizes[1:]],
        ),
        Misconception(
            "one flat list",
            "All shapes stand in one flat list. Keep W and b of a layer together as a pair.",
            lambda sizes: [shape for i, o in pairwise(sizes) for shape in ((i, o), (o,))],
        ),
        Misconception(
            "weights and biases apart",
            "You return all shapes of weights, then all shapes of biases. Keep W and b of a layer "
            "together as a pair.",
            lambda sizes: ([(i, o) for i, o in pairwise(sizes)], [(o,) for o in sizes[1:]]),
        ),
        Misconception(
            "only the first layer",
            "You return the first layer only: the `return` stands inside the loop. Collect the "
            "pairs, and return after the loop.",
            lambda sizes: [((sizes[0], sizes[1]), (sizes[1],))],
        ),
        Misconception(
            "first layer without a list",
            "You return one pair for the first layer. A list with one pair for each layer is "
            "asked for, even where there is only one layer.",
            lambda sizes: ((sizes[0], sizes[1]), (sizes[1],)),
        ),
    ),
    hints=(
        "Draw the layers of [3, 4, 2] as columns of circles. How many gaps with connections are "
        "there, and how many numbers does each need?",
        "Each layer belongs to two neighbours in `sizes`: the one before is n_in, the next n_out. "
        "A list of k sizes has k - 1 such neighbours.",
        "Start with an empty list and append `(shape of W, shape of b)` for each pair of "
        "neighbours. A tuple with one number is written with a comma: `(4,)`.",
    ),
)
