"""What handing in late costs, and how the student is told."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from nbconvert.exporters.exporter import ResourcesDict
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties
from traitlets import Bool, Float, default

from anncourse.classroom.term.dates import show_date
from anncourse.classroom.term.extensions import grant, read_extensions
from nbjudge.report.table import format_seconds

DAY = 86_400


class LatePolicy(LateSubmissionPlugin):  # type: ignore[misc]  # nbgrader has no types
    """Takes off so many points for every day that has begun, and all of them after some time.

    ::

        c.LatePolicy.points_per_day = 2
        c.LatePolicy.grace_minutes = 15
        c.LatePolicy.cut_off_days = 7
    """

    points_per_day = Float(
        0, min=0, help="Points taken off for every day late that has begun."
    ).tag(config=True)
    grace_minutes = Float(
        0, min=0, help="Minutes late that cost nothing, and from which days are counted."
    ).tag(config=True)
    cut_off_days = Float(
        math.inf, min=0, help="Days after the due date from which on a hand-in earns nothing."
    ).tag(config=True)

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """Return the points to take off, or None where nothing is."""
        beyond = total_seconds_late - 60 * self.grace_minutes
        if beyond <= 0:
            return None
        # nbgrader's own setting goes on to hold.
        if self.penalty_method == "zero" or total_seconds_late > DAY * self.cut_off_days:
            return score
        return min(score, self.points_per_day * math.ceil(beyond / DAY)) or None

    def in_words(self) -> str:
        """Return the policy as a sentence."""
        if self.penalty_method == "zero":
            return "What comes late earns nothing."
        if not self.points_per_day and math.isinf(self.cut_off_days):
            return "Handing in late costs nothing."
        words = f"Each day late that has begun costs {self.points_per_day:g} points"
        if self.grace_minutes:
            words += f", counted from {self.grace_minutes:g} minutes after the due date"
        if not math.isinf(self.cut_off_days):
            words += f"; what comes more than {self.cut_off_days:g} days late earns nothing"
        return f"{words}."


class Lateness(AssignLatePenalties):  # type: ignore[misc]
    """nbgrader's step, with this policy, and with extensions given before there was a hand-in."""

    @default("plugin_class")
    def _plugin_class(self) -> type:
        return LatePolicy

    def move_date(self, submission: Any) -> None:
        """Give a hand-in its student's extension."""
        # Graded by nbgrader's own command, a step knows the configuration and the folder alone.
        grant(submission, read_extensions(Path(CourseDirectory(parent=self).root)))

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Do so before nbgrader asks how late it is."""
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as gradebook:
            self.move_date(gradebook.find_submission(about["assignment"], about["student"]))
            gradebook.db.commit()
        done: tuple[NotebookNode, ResourcesDict] = super().preprocess(nb, resources)
        return done


class TellPenalty(Preprocessor):
    """Puts a line at the top of a feedback page whose score is less than the sum of its cells."""

    # Not nbgrader's class: it overrides an option, which pages then warn of as not recognised.
    enabled = Bool(True).tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Say how late it was, what that costs, and by which rule."""
        about = resources["nbgrader"]
        # An earlier step has read it, most often.
        if about.get("late_penalty") == 0:
            return nb, resources
        with Gradebook(about["db_url"]) as gradebook:
            submission = gradebook.find_submission(about["assignment"], about["student"])
            penalty = submission.late_submission_penalty
            if penalty:
                nb.cells.insert(0, new_markdown_cell(self._say(submission, penalty)))
        return nb, resources

    def _say(self, submission: Any, penalty: float) -> str:
        takes = f"takes {penalty:g} points off the {submission.score:g} which the answers earned."
        late = submission.total_seconds_late
        if not late:
            # The date was taken away or moved by other means than ours, which work it out anew.
            return (
                f"**Counted as handed in late,** which {takes} By today's due date it is not late: "
                "ask your instructor to work it out anew."
            )
        return (
            f"**Handed in {format_seconds(late)} late:** it was due "
            f"{show_date(submission.duedate)}. That {takes} {LatePolicy(parent=self).in_words()}"
        )
