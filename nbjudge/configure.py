"""Turn the judge on in an nbgrader course, from its `nbgrader_config.py`.

::

    from nbjudge.configure import turn_on; turn_on(get_config())
"""

from __future__ import annotations

import logging
import sys
from typing import Any

from traitlets.utils.importstring import import_item

from nbjudge.environment import put_scripts_on_path
from nbjudge.intake.ignored import ignore_everywhere
from nbjudge.intake.timestamps import read_everywhere

JUDGE = "nbjudge.judge.preprocess.Judge"
TOO_SLOW = (
    "This cell ran longer than {seconds} seconds and was stopped. "
    "Look for a loop that never ends: does its condition ever become False?"
)


def turn_on(c: Any, *, cell_seconds: int = 30) -> None:
    """Let nbgrader collect, grade and give feedback as `nbjudge grade` does.

    What is set here can be set otherwise in the lines after it.

    Parameters
    ----------
    c : traitlets.config.Config
        What `get_config()` returns in `nbgrader_config.py`.
    cell_seconds : int
        Seconds that one cell may run.
    """
    # nbgrader calls `alembic` by name, and leaves a broken gradebook where it is not found.
    put_scripts_on_path()
    if not is_unicode():
        logging.getLogger(__name__).warning(
            "Names are read as %s here. Students whose ids have other letters than English are "
            "passed over; set PYTHONUTF8=1 and type the command again.",
            sys.getfilesystemencoding(),
        )
    c.Execute.timeout = cell_seconds
    words = TOO_SLOW.format(seconds=cell_seconds)
    c.Execute.error_on_timeout = {"ename": "TooSlow", "evalue": words, "traceback": [words]}
    # A hand-in that cannot be copied, read or found costs its own student only, and says so.
    c.ExchangeFactory.collect = "nbjudge.intake.collect.CarefulCollect"
    c.ExchangeFactory.release_feedback = "nbjudge.intake.collect.CarefulReleaseFeedback"
    # What a student wrote is read in a process that may be ended, by nbgrader's own command too.
    c.Autograde.exporter_class = "nbjudge.batch.autograde.GradedApart"
    read_everywhere()
    ignore_everywhere()
    _show_apart()
    # nbgrader's own steps; cells can be added and removed once somebody was graded.
    c.GenerateAssignment.preprocessors = [
        "nbgrader.preprocessors.IncludeHeaderFooter",
        "nbgrader.preprocessors.InstantiateTests",
        "nbgrader.preprocessors.LockCells",
        "nbgrader.preprocessors.ClearSolutions",
        "nbgrader.preprocessors.ClearOutput",
        "nbgrader.preprocessors.CheckCellMetadata",
        "nbgrader.preprocessors.ComputeChecksums",
        "nbjudge.course.save_cells.CarefulSaveCells",
        "nbgrader.preprocessors.ClearHiddenTests",
        "nbgrader.preprocessors.ClearMarkScheme",
        "nbgrader.preprocessors.ComputeChecksums",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    # The second time, a later hand-in is taken.
    c.ExchangeCollect.update = True
    # nbgrader's own steps, with ours first: deleted, doubled and changed cells are mended.
    c.Autograde.sanitize_preprocessors = [
        "nbjudge.intake.preprocess.Mend",
        "nbgrader.preprocessors.ClearOutput",
        "nbgrader.preprocessors.DeduplicateIds",
        "nbgrader.preprocessors.OverwriteKernelspec",
        "nbgrader.preprocessors.OverwriteCells",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    # nbgrader's own steps, with the judge in place of Execute: it trusts nothing a student wrote.
    # Windows has nothing to build its wall from. There, cells are at least stopped in time.
    c.Autograde.autograde_preprocessors = [
        "nbjudge.stock.execute.CarefulExecute" if sys.platform == "win32" else JUDGE,
        "nbgrader.preprocessors.IgnorePattern",
        "nbconvert.preprocessors.ClearMetadataPreprocessor",
        "nbgrader.preprocessors.LimitOutput",
        "nbgrader.preprocessors.SaveAutoGrades",
        "nbgrader.preprocessors.AssignLatePenalties",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    c.ExportApp.plugin_class = "nbjudge.report.export.CarefulCsv"
    # Students read what the hidden tests said, not how they test.
    c.GenerateFeedback.preprocessors = [
        "nbjudge.judge.preprocess.HideTests",
        "nbjudge.report.feedback.Grades",
        "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
    ]
    # A page whose contents name the exercises, made again where anything on it changed.
    c.GenerateFeedback.exporter_class = "nbjudge.report.feedback.FeedbackPage"
    # What students wrote runs nothing in the browser of who grades or reads it.
    # And no page takes more than some seconds to make.
    c.HTMLExporter.filters = {
        "markdown2html": "nbjudge.notebook.pages.markdown2html",
        "highlight_code": "nbjudge.notebook.colours.highlight_code",
        "ansi2html": "nbjudge.notebook.colours.ansi2html",
    }


def is_unicode() -> bool:
    """Whether names of files are read as UTF-8, as they are nearly everywhere."""
    return sys.getfilesystemencoding().lower() == "utf-8"


def _show_apart() -> None:
    """Let formgrader make its pages apart as well, if this is the server that shows them.

    It reads its configuration, and then makes its exporter, for which it has no setting.
    """
    formgrader = sys.modules.get("nbgrader.server_extensions.formgrader.formgrader")
    if formgrader is not None:
        vars(formgrader)["HTMLExporter"] = import_item("nbjudge.report.apart.GradingPage")
