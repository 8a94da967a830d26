"""nbgrader's configuration of this course; every nbgrader command run in this folder reads it."""

import os
import sys
from pathlib import Path

from annlib.commands.environment import put_scripts_on_path
from annlib.grading.intake import make_hook

c = get_config()  # noqa: F821  (nbgrader puts it here)

# nbgrader calls `alembic` by name, and leaves a broken gradebook where it is not found.
put_scripts_on_path()

# The name under which the course stands in the exchange and in JupyterLab's assignment list.
c.CourseDirectory.course_id = "ann"

# The instructor's notebooks are the one source of the course; the students' are made from them.
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"

# A class on one machine works without setting anything up; a real class points this elsewhere.
c.Exchange.root = os.environ.get("ANN_EXCHANGE", str(Path(__file__).resolve().parent / "exchange"))

# An unwritten function returns None and scores 0, but does not halt "Run All Cells".
c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE\npass"}

# Seconds that one cell may run. Training in the lessons takes a few; an endless loop takes all.
c.Execute.timeout = 30
c.Execute.error_on_timeout = {
    "ename": "TooSlow",
    "evalue": "This cell ran longer than 30 seconds and was stopped.",
    "traceback": [
        "This cell ran longer than 30 seconds and was stopped. "
        "Look for a loop that never ends: does its condition ever become False?"
    ],
}

# A hand-in that cannot be copied, read or found costs its own student only, and says so to them.
c.ExchangeFactory.collect = "annlib.grading.collect.CarefulCollect"
c.Autograde.pre_convert_hook = make_hook(c.CourseDirectory.release_directory)

# nbgrader's own steps, with ours first: deleted, doubled and changed cells are mended, and told.
c.Autograde.sanitize_preprocessors = [
    "annlib.grading.preprocess.Mend",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# nbgrader's own steps, with the judge in place of Execute: it trusts nothing a student wrote.
# Windows has nothing to build its wall from. There, cells are at least stopped in time.
c.Autograde.autograde_preprocessors = [
    "annlib.grading.execute.CarefulExecute"
    if sys.platform == "win32"
    else "annlib.grading.judge.preprocess.Judge",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Students read what the hidden tests said, not how they test.
c.GenerateFeedback.preprocessors = [
    "annlib.grading.judge.preprocess.HideTests",
    "nbgrader.preprocessors.GetGrades",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]

# What students wrote runs nothing in the browser of who grades or reads it.
c.HTMLExporter.filters = {"markdown2html": "annlib.grading.pages.markdown2html"}
