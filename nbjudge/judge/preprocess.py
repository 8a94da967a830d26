"""The judge in the form that nbgrader's configuration takes."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution
from traitlets import Bool, Dict, Float, Integer, List, Unicode, Union, default

from nbjudge.intake.preprocess import find_coursedir
from nbjudge.judge.additions import Additions, find
from nbjudge.judge.files import read_files
from nbjudge.judge.grade import grade_notebook
from nbjudge.judge.library import library_for, library_meanwhile
from nbjudge.judge.limits import Limits
from nbjudge.judge.sandbox import UNPROTECTED, find_wall
from nbjudge.judge.seen import private_places
from nbjudge.judge.source import read_source
from nbjudge.notebook.reading import compile_validators
from nbjudge.shared.whose import graded_now


class Judge(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Takes the place of Execute in `c.Autograde.autograde_preprocessors`.

    What it needs of a course: that `nbgrader generate_assignment` has released the assignment.
    """

    cell_seconds = Float(help="Seconds that one cell may run.").tag(config=True)

    @default("cell_seconds")
    def _as_nbgrader_has_it(self) -> float:
        """What is configured for nbgrader's own step holds for this one."""
        return float(self.config.get("Execute", {}).get("timeout", 30))

    cell_seconds_of = Dict(
        key_trait=Unicode(),
        value_trait=Float(),
        help="Seconds that one cell may run in some assignments, by name, such as to train.",
    ).tag(config=True)

    notebook_seconds = Float(300.0, help="Seconds that a whole notebook may run.").tag(config=True)

    memory = Integer(1_000_000_000, help="Bytes of memory that one student may use.").tag(
        config=True
    )

    apart = Union(
        [Bool(), List(Unicode())],
        default_value=False,
        help=(
            "Whether tests run apart from students' code, which then cannot forge a score, with "
            "plain data between: True, or the assignments in which they do. Else they run "
            "together in the sandbox, as they share a kernel in nbgrader."
        ),
    ).tag(config=True)

    require_sandbox = Bool(False, help="Whether to refuse to grade without a sandbox.").tag(
        config=True
    )

    student_package = Unicode(
        "",
        help=(
            "A package of the course's that students' code imports, such as a library of reference "
            "answers. Students get a copy without what `withheld` names; so of `shown_packages`."
        ),
    ).tag(config=True)

    withheld = Unicode(
        "",
        help=(
            "Dotted name of a function that takes an assignment's name and returns a dictionary: "
            "places in `student_package` that refuse to work, and what is asked for instead."
        ),
    ).tag(config=True)

    stand_ins = Unicode(
        "",
        help=(
            "Dotted name of a package. The packages in its folder stand in students' code in place "
            "of those that have the same names outside."
        ),
    ).tag(config=True)

    hidden_packages = List(
        Unicode(), help="Packages that students' code cannot see, such as one with solutions."
    ).tag(config=True)

    shown_packages = List(
        Unicode(),
        help="Parts of hidden packages that students' code sees all the same: 'course.tools'.",
    ).tag(config=True)

    private_places = List(
        Unicode(),
        help=(
            "Files and folders that students' code cannot see, wherever they lie. The course, its "
            "exchange and its gradebook are among them unasked."
        ),
    ).tag(config=True)

    simplify = Unicode(
        "",
        help=(
            "Dotted name of a function that takes a test cell's syntax tree and the names it sees, "
            "and returns the tree without lines that make no difference to the score."
        ),
    ).tag(config=True)

    ready = Unicode(
        "",
        help=(
            "Dotted name of a function that takes an assignment's name and works out, once for a "
            "class, what its tests need for every hand-in."
        ),
    ).tag(config=True)

    explain = Unicode(
        "",
        help=(
            "Dotted name of a function that takes the HTML of a test's result and returns in a "
            "sentence or two why it is not full, for the table of scores."
        ),
    ).tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Grade one notebook."""
        names = resources["nbgrader"]
        assignment, notebook = names["assignment"], names["notebook"]
        coursedir = find_coursedir(self)
        release = Path(
            coursedir.format_path(coursedir.release_directory, ".", assignment), f"{notebook}.ipynb"
        )
        if not release.exists():
            raise FileNotFoundError(
                f"expected the released notebook {notebook}.ipynb of {assignment}, found none. "
                f"Run `nbgrader generate_assignment {assignment}` and grade again."
            )
        if not find_wall().holds:
            self.log.warning(UNPROTECTED)
        with Gradebook(names["db_url"], coursedir.course_id) as gradebook:
            source = read_source(release, gradebook, assignment)
        submitted = coursedir.format_path(
            coursedir.submitted_directory, names["student"], assignment
        )
        with graded_now(names["student"]):
            graded = grade_notebook(
                source,
                nb,
                assignment=assignment,
                additions=self.additions(coursedir),
                files=read_files(Path(submitted), release.parent),
                released=read_files(release.parent, release.parent),
                limits=self.limits(assignment),
                require_sandbox=self.require_sandbox,
                apart=self.is_apart(assignment),
            )
        self.log.info("Judged in %.2f s behind: %s", graded.seconds, graded.wall)
        return graded.notebook, resources

    def prepare(self, assignment: str) -> None:
        """Import, write and work out what grading needs, for processes forked from this one."""
        additions = Additions.of(self)
        with library_meanwhile(assignment, additions):
            compile_validators()
            if additions.simplify:
                find(additions.simplify)
            if additions.ready:
                find(additions.ready)(assignment)
        library_for(assignment, additions)

    def additions(self, coursedir: Any) -> Additions:
        """Return what the course adds; what lies in its folders is private."""
        places = (*self.private_places, *private_places(coursedir, self.config))
        return dataclasses.replace(Additions.of(self), private_places=places)

    def is_apart(self, assignment: str) -> bool:
        """Whether an assignment's tests run apart from students' code."""
        return assignment in self.apart if isinstance(self.apart, list) else bool(self.apart)

    def limits(self, assignment: str = "") -> Limits:
        """Return the limits that are configured for an assignment."""
        cell_seconds = float(self.cell_seconds_of.get(assignment, self.cell_seconds))
        return Limits(
            cell_seconds=cell_seconds,
            # Where one cell may take long, so may the notebook: it has several of them.
            notebook_seconds=max(self.notebook_seconds, 4 * cell_seconds),
            memory=self.memory,
        )


class HideTests(Preprocessor):
    """Leaves hidden tests out of the feedback; what they said stays in the outputs.

    It belongs first into `c.GenerateFeedback.preprocessors`.
    """

    # Not nbgrader's class: it overrides an option, which pages then warn of as not recognised.
    enabled = Bool(True).tag(config=True)

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Cut the hidden part out of a test cell."""
        if is_grade(cell) and not is_solution(cell):
            cell.source = visible_part(cell.source)
        return cell, resources


def visible_part(source: str) -> str:
    """Return a test cell's source without what stands between the marks of hidden tests."""
    kept = []
    hidden = False
    for line in source.split("\n"):
        hidden = (hidden or "BEGIN HIDDEN TESTS" in line) and "END HIDDEN TESTS" not in line
        if not hidden and "END HIDDEN TESTS" not in line:
            kept.append(line)
    return "\n".join(kept)
