"""What each exercise asks, and the mistakes it knows; one package per lesson."""

from anncourse.exercises.registry import EXERCISES, LESSONS, QUESTIONS, SLIPS, TASKS

__all__ = ["EXERCISES", "LESSONS", "QUESTIONS", "SLIPS", "TASKS"]
