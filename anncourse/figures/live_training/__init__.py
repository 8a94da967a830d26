"""Training that can be watched, for lesson 08."""

from anncourse.figures.live_training.figure import live_training

__all__ = ["live_training"]
