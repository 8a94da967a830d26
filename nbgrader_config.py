"""nbgrader's configuration of this course; every nbgrader command run in this folder reads it."""

import os
from pathlib import Path

c = get_config()  # noqa: F821  (nbgrader puts it here)

# The name under which the course stands in the exchange and in JupyterLab's assignment list.
c.CourseDirectory.course_id = "ann"

# The instructor's notebooks are the one source of the course; the students' are made from them.
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"

# A class on one machine works without setting anything up; a real class points this elsewhere.
c.Exchange.root = os.environ.get("ANN_EXCHANGE", str(Path(__file__).resolve().parent / "exchange"))

# An unwritten function returns None and scores 0, but does not halt "Run All Cells".
c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE\n..."}

# A deleted test must score 0, and must not vanish from the total.
c.OverwriteCells.add_missing_cells = True

# Seconds that one cell may run. Training in the lessons takes a few; an endless loop takes them all.
c.Execute.timeout = 30
c.Execute.error_on_timeout = {
    "ename": "TooSlow",
    "evalue": "This cell ran longer than 30 seconds and was stopped.",
    "traceback": [
        "This cell ran longer than 30 seconds and was stopped. "
        "Look for a loop that never ends: does its condition ever become False?"
    ],
}
