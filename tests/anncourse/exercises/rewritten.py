"""A network written down in other ways: what it does is the same."""

from __future__ import annotations

import numpy as np


def rewritten(network):
    """Return answers with its hidden neurons in another order, scaled, as lists, in float32."""
    (W1, b1), (W2, b2) = network
    order = np.random.default_rng(0).permutation(len(b1))
    return [
        ([(W1[:, order], b1[order]), (W2[order], b2)],),
        ([(2 * W1, 2 * b1), (W2 / 2, b2)],),
        (([W1, b1], [W2, b2 + 1]),),
        ([(W1.astype(np.float32), b1.astype(np.float32)), (W2, b2)],),
    ]
