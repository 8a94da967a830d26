"""All attacks, in the order in which they are tried."""

from tests.nbjudge.red_team import (  # noqa: F401  (they enter their attacks)
    cells,
    display,
    errors,
    execution,
    files,
    forging,
    handing_in,
    kernel,
    neighbours,
    patching,
    processes,
    protocol,
    reading,
    resources,
    times,
    values,
    within,
    writing,
)
from tests.nbjudge.red_team.attack import CATALOGUE

__all__ = ["CATALOGUE"]
