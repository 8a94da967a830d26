"""What is said to a learner whose `init_parameters` goes wrong."""

from __future__ import annotations

ZERO = (
    "All weights are 0. Then every hidden neuron computes the same and learns the same, and with "
    "ReLU it learns nothing at all. Draw them with `rng`."
)
EQUAL = (
    "All weights of a layer are equal. Then its neurons compute the same, get the same gradient "
    "and stay the same for ever: draw each weight by itself."
)
SAME_NEURONS = (
    "All neurons of a layer get the same weights. They will stay twins for ever, and a hundred of "
    "them are as good as one: draw n_in times n_out numbers, not n_in."
)
SAME_INPUTS = (
    "Each neuron gets one number, the same for all its inputs. Draw n_in times n_out numbers, not "
    "n_out."
)
GLOBAL = (
    "The same `rng` gives other weights each time, so nobody can repeat what you did. Draw from "
    "the `rng` that comes in, `rng.normal(…)`, not from `np.random`."
)
FIXED = (
    "Whatever `rng` comes in, the weights are the same. Do you make a generator of your own, with "
    "a fixed seed? Use the one that is handed in."
)
POSITIVE = (
    "Your weights are positive, or mostly so. Half of them should be negative: draw them around 0."
)
TWIN_LAYERS = (
    "Two layers of the same shape get the same weights. Do not start a new generator for each "
    "layer: the `rng` that comes in goes on by itself."
)
SAME_AGAIN = (
    "Called again with the same `rng`, it gives the same weights again. Draw from the `rng` that "
    "comes in, not from a copy of it: then it goes on, and the next network is another one."
)
UNIFORM = (
    "Mean and standard deviation are right, but the weights lie evenly between two bounds. A "
    "*normal* distribution is asked for: `rng.normal`."
)
SCALE_AS_MEAN = (
    "Your weights lie around sqrt(2 / n_in) instead of around 0. The first argument of "
    "`rng.normal` is the mean, the second the standard deviation."
)
BIASES_DRAWN = (
    "The biases are drawn at random. Let them start at 0: the weights already make the neurons "
    "different."
)
BIASES_ONE = "The biases start at 1. Let them start at 0; training moves them where they belong."
BIASES_OTHER = "The biases are not 0. Let them start at 0; training moves them where they belong."

XAVIER_IN = (
    "The variance is 1 / n_in. ReLU silences half of the signal, so it has to be twice as large: "
    "2 / n_in."
)
NO_SCALE = (
    "There is no scale: your weights spread around 1, however many inputs there are. With many "
    "inputs the sums become huge. Multiply by sqrt(2 / n_in)."
)
NO_ROOT = (
    "You took 2 / n_in as the standard deviation. It is the *variance*: the standard deviation is "
    "its root."
)
N_OUT = "You took the root of 2 / n_out. What counts is how many numbers each neuron adds up: n_in."
FIRST_SIZE = (
    "All layers get the scale of the first. Each has its own: n_in is the number of *its* inputs."
)
