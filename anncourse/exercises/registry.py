"""All exercises and questions by name, and which lesson they belong to."""

from __future__ import annotations

from anncourse.checks.exercise import Exercise
from anncourse.checks.prediction import Prediction
from anncourse.checks.question import Question
from anncourse.checks.slips import Slips
from anncourse.exercises import (
    activation_functions,
    arrays,
    backpropagation,
    faces,
    forward_propagation,
    gradient_descent,
    images,
    loss,
    perceptron,
    speech,
    stocks,
    training,
    voice,
    weights_and_bias,
)
from anncourse.exercises.by_hand import BY_HAND as BY_HAND

_PACKAGES = {
    "00_arrays": arrays,
    "01_perceptron": perceptron,
    "02_weights_and_bias": weights_and_bias,
    "03_activation_functions": activation_functions,
    "04_forward_propagation": forward_propagation,
    "05_loss": loss,
    "06_gradient_descent": gradient_descent,
    "07_backpropagation": backpropagation,
    "08_training": training,
    "09_images": images,
    "10_faces": faces,
    "11_speech": speech,
    "12_voice": voice,
    "13_stocks": stocks,
}

LESSONS: dict[str, tuple[Exercise, ...]] = {
    lesson: package.EXERCISES for lesson, package in _PACKAGES.items() if package.EXERCISES
}
EXERCISES: dict[str, Exercise] = {
    exercise.name: exercise for exercises in LESSONS.values() for exercise in exercises
}
QUESTIONS: dict[str, Question] = {
    question.variable: question for package in _PACKAGES.values() for question in package.QUESTIONS
}
SLIPS: dict[str, Slips] = {
    slips.variable: slips for package in _PACKAGES.values() for slips in package.SLIPS
}
# The lesson in which each prediction is asked for, and the prediction.
PREDICTIONS: dict[str, tuple[str, Prediction]] = {
    prediction.name: (lesson, prediction)
    for lesson, package in _PACKAGES.items()
    for prediction in package.PREDICTIONS
}

# Everything that a lesson checks by itself, by the names under which progress is remembered.
TASKS: dict[str, tuple[str, ...]] = {
    lesson: (
        *(exercise.name for exercise in package.EXERCISES),
        *dict.fromkeys(
            [slips.variable for slips in package.SLIPS]
            + [question.variable for question in package.QUESTIONS]
        ),
    )
    for lesson, package in _PACKAGES.items()
    if package.EXERCISES
}
