"""All attacks, in the order in which they are tried."""

from tests.grading.red_team import (  # noqa: F401  (they enter their attacks)
    execution,
    forging,
    patching,
    processes,
    protocol,
    reading,
    resources,
    writing,
)
from tests.grading.red_team.attack import CATALOGUE

__all__ = ["CATALOGUE"]
