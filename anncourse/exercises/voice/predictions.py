"""What lab 12 asks its readers to predict."""

from __future__ import annotations

from anncourse.checks.prediction import Prediction

PREDICTIONS: tuple[Prediction, ...] = ()
