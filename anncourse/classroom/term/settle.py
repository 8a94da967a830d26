"""Bring what lateness costs up to date, for everybody, without grading anew.

A due date, an extension, the policy, or points given by hand may change after grading.
"""

from __future__ import annotations

from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI

from anncourse.classroom.term.extensions import grant, read_extensions
from anncourse.classroom.term.late import LatePolicy
from anncourse.classroom.term.scores import read_earned, read_submissions


def settle(api: NbGraderAPI, gradebook: Gradebook) -> None:
    """Set everybody's extension and penalty to what holds now, in one transaction.

    Parameters
    ----------
    api
        The open course.
    gradebook
        The course's, open.
    """
    policy = LatePolicy(parent=api)
    extensions = read_extensions(Path(api.coursedir.root))
    earned = read_earned(gradebook)
    for submission in read_submissions(gradebook):
        grant(submission, extensions)
        late = submission.total_seconds_late
        for notebook in submission.notebooks:
            penalty = None
            if late > 0:
                score = earned.get(notebook.id, 0.0)
                penalty = policy.late_submission_penalty(submission.student_id, score, late)
            # Written where it differs alone: with thousands of hand-ins that is most of the time.
            if notebook.late_submission_penalty != penalty:
                notebook.late_submission_penalty = penalty
    gradebook.db.commit()
