"""What each exercise asks, and the mistakes it knows; one package per lesson."""

from anncourse.exercises.registry import EXERCISES, LESSONS, PREDICTIONS, QUESTIONS, SLIPS, TASKS

__all__ = ["EXERCISES", "LESSONS", "PREDICTIONS", "QUESTIONS", "SLIPS", "TASKS"]
