"""Where learning starts: small random weights, biases of zero."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import DTypeLike

from annlib._validation import Pair, as_sizes, check_rng


def init_parameters(
    sizes: Sequence[int], rng: np.random.Generator, dtype: DTypeLike = np.float64
) -> list[Pair]:
    """Draw the first weights of a network after He.

    .. math:: W ~ N(0, 2 / n_{in}),   b = 0

    Equal weights would get equal gradients and stay equal, so chance must tell the neurons
    apart. The variance 2 / n_in keeps the signal as strong behind a ReLU layer as before it.

    Parameters
    ----------
    sizes : list of int
        ``[n_in, n_hidden, …, n_out]``
    rng : numpy.random.Generator
    dtype : float64 or float32

    Returns
    -------
    list of (W, b)
        W of shape (n_in, n_out), b of shape (n_out,), one pair per layer.

    Raises
    ------
    TypeError
        If rng is not a Generator.
    ValueError
        If there are fewer than two sizes, or one is below 1.

    References
    ----------
    He et al., *Delving deep into rectifiers* (2015), arXiv:1502.01852.
    """
    check_rng(rng)
    parameters: list[Pair] = []
    for n_in, n_out in pairwise(as_sizes(sizes)):
        W = rng.normal(0.0, np.sqrt(2 / n_in), size=(n_in, n_out)).astype(dtype)
        parameters.append((W, np.zeros(n_out, dtype=dtype)))
    return parameters
