"""Everybody's hand-ins and points, in a few questions to the gradebook for the whole class."""

from __future__ import annotations

from typing import Any

from nbgrader.api import Assignment, Grade, Gradebook, SubmittedAssignment
from sqlalchemy import func
from sqlalchemy.orm import selectinload


def read_earned(gradebook: Gradebook) -> dict[str, float]:
    """Return the points of every handed-in notebook by its number in the gradebook.

    nbgrader adds them up notebook by notebook, which takes a minute for a class of 2,000.
    """
    asked = gradebook.db.query(Grade.notebook_id, func.sum(Grade.score))
    return {notebook: float(total or 0.0) for notebook, total in asked.group_by(Grade.notebook_id)}


def read_submissions(gradebook: Gradebook, lesson: str | None = None) -> list[Any]:
    """Return the hand-ins of a lesson, or of all, with their notebooks.

    Parameters
    ----------
    gradebook
        Open.
    lesson
        Its name.

    Returns
    -------
    list of nbgrader.api.SubmittedAssignment
    """
    asked = (
        gradebook.db.query(SubmittedAssignment)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .options(selectinload(SubmittedAssignment.notebooks))
    )
    if lesson is not None:
        asked = asked.filter(Assignment.name == lesson)
    found: list[Any] = asked.all()
    return found
