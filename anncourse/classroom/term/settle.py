"""Bring what lateness costs up to date, for everybody, without grading anew.

A due date, an extension, the policy, or points given by hand may change after grading.
"""

from __future__ import annotations

from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI

from anncourse.classroom.term.extensions import grant, read_extensions
from anncourse.classroom.term.late import LatePolicy


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
    for assignment in gradebook.assignments:
        for submission in assignment.submissions:
            grant(submission, extensions)
            late = submission.total_seconds_late
            for notebook in submission.notebooks:
                notebook.late_submission_penalty = (
                    policy.late_submission_penalty(submission.student_id, notebook.score, late)
                    if late > 0
                    else None
                )
    gradebook.db.commit()
