"""All exercises and questions by name, and which lesson they belong to."""

from __future__ import annotations

from annlib.checks.exercise import Exercise
from annlib.checks.question import Question
from annlib.exercises import perceptron

_PACKAGES = {
    "01_perceptron": perceptron,
}

LESSONS: dict[str, tuple[Exercise, ...]] = {
    lesson: package.EXERCISES for lesson, package in _PACKAGES.items()
}
EXERCISES: dict[str, Exercise] = {
    exercise.name: exercise for exercises in LESSONS.values() for exercise in exercises
}
QUESTIONS: dict[str, Question] = {
    question.variable: question for package in _PACKAGES.values() for question in package.QUESTIONS
}
