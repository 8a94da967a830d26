"""Grade one hand-in, in a course folder of the grader's own; nothing outside is touched."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import contextlib
import io
import logging
import shutil
import time
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbgrader.utils import find_all_files, setenv

from nbjudge.batch.book import LessonBook, in_place_of_gradebook
from nbjudge.batch.folder import lay_out
from nbjudge.batch.outcome import last_line
from nbjudge.batch.parcels import Graded, Job, Lesson, Result
from nbjudge.batch.steps import Steps, run
from nbjudge.batch.told import explainer, tell
from nbjudge.intake.ignored import ignore_everywhere
from nbjudge.intake.intake import take_in
from nbjudge.judge.files import is_in_the_way
from nbjudge.judge.limits import Limits
from nbjudge.judge.preprocess import Judge
from nbjudge.judge.sandbox import find_wall
from nbjudge.notebook.reading import MAX_BYTES
from nbjudge.notebook.reasons import read_page

# Under this key a graded notebook says what it was graded from; see `finished`.
STAMP = "nbjudge_grading"
# What grading takes at most besides what the student's code and a test may take.
MORE_SECONDS, MORE_MEMORY = 300.0, 1_000_000_000


class Grader:
    """Grades hand-ins of one lesson.

    Parameters
    ----------
    lesson
        The lesson.
    root
        An empty folder of its own.
    """

    def __init__(self, lesson: Lesson, root: Path) -> None:
        # Where it grades on another machine, nobody has read the course's configuration.
        ignore_everywhere()
        self._lesson = lesson
        self._steps = Steps(lesson, str(root))
        self._book = LessonBook(lesson)
        self._release = self._folder("release", ".")
        for name, data in lesson.released.items():
            _write(self._release / name, data)
        judges = [step for step in self._steps.autograde if isinstance(step, Judge)]
        self._wall = find_wall().name if judges else ""
        limits = judges[0].limits(lesson.name) if judges else Limits()
        self._explain = explainer(judges[0]) if judges else read_page
        # Processor time of this process for one hand-in, and the memory that it may take: far above
        # any honest hand-in. Without a judge, the students' own kernels would be limited by it.
        self.seconds = len(lesson.notebooks) * (limits.notebook_seconds + MORE_SECONDS)
        self.memory = limits.memory + MORE_MEMORY if judges else 0

    def grade(self, job: Job) -> Result:
        """Grade one hand-in; whatever goes wrong, there is a result that says so."""
        begin = time.monotonic()
        with self._said() as said:
            try:
                notebooks, others = self._grade(job)
                problem = ""
            except Exception:
                said.write(traceback.format_exc())
                notebooks, others = [], {}
                problem = last_line(said.getvalue())
            finally:
                for step in ("submitted", "autograded"):
                    shutil.rmtree(self._folder(step, job.student), ignore_errors=True)
        seconds = time.monotonic() - begin
        return Result(
            job.student, notebooks, others, seconds, self._wall, problem, said.getvalue()[-20_000:]
        )

    def _grade(self, job: Job) -> tuple[list[Graded], dict[str, bytes]]:
        submitted = self._folder("submitted", job.student)
        lay_out(job.entries, submitted)
        slimmed = [e.name for e in job.entries if e.kind == "file" and e.size > len(e.data)]
        take_in(submitted, self._release, slimmed)
        others = self._other_files(submitted)
        # Where a step runs the notebook as nbgrader does, it runs it in this folder.
        graded = self._folder("autograded", job.student)
        graded.mkdir(parents=True)
        for name, data in others.items():
            _write(graded / name, data)
        return [self._grade_notebook(job, n.name) for n in self._lesson.notebooks], others

    def _grade_notebook(self, job: Job, name: str) -> Graded:
        path = self._folder("submitted", job.student) / f"{name}.ipynb"
        resources = ResourcesDict(unique_key=name, output_files_dir=f"{name}_files")
        resources["metadata"] = ResourcesDict(name=name, path=str(path.parent))
        resources["nbgrader"] = {
            "student": job.student,
            "assignment": self._lesson.name,
            "notebook": name,
            "db_url": "",
        }
        self._book.begin()
        with in_place_of_gradebook(self._book):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                notebook = nbformat.read(path, as_version=4)
            notebook = run(self._steps.sanitize, notebook, resources)
            resources["metadata"]["path"] = str(self._folder("autograded", job.student))
            with setenv(NBGRADER_EXECUTION="autograde"):
                notebook = run(self._steps.autograde, notebook, resources)
        scores = {cell: grade.auto_score for cell, grade in self._book.grades.items()}
        comments = {cell: comment.auto_comment for cell, comment in self._book.comments.items()}
        notebook.metadata[STAMP] = {"fingerprint": job.fingerprint, "scores": scores}
        nbformat.validate(notebook, relax_add_props=True)
        told = tell(notebook, self._book.not_full(name), self._explain)
        # Not `nbformat.writes`, which validates once more.
        return Graded(name, nbformat.v4.writes_json(notebook) + "\n", scores, comments, told)

    def _other_files(self, submitted: Path) -> dict[str, bytes]:
        """Return what goes into `autograded/` beside the notebooks, the lesson's own files last."""
        ignore = [*self._steps.coursedir.ignore, "*.ipynb"]
        kept = self._steps.converter.exclude_overwriting.get(self._lesson.name, [])
        others: dict[str, bytes] = {}
        lessons = list(self._lesson.released)
        for folder in (submitted, self._release):
            for found in sorted(find_all_files(str(folder), ignore)):
                path = Path(found)
                name = path.relative_to(folder).as_posix()
                if path.is_symlink() or path.stat().st_size > MAX_BYTES:
                    continue
                if folder == submitted and is_in_the_way(name, lessons):
                    continue
                if not (name in others and name in kept):
                    others[name] = path.read_bytes()
        return others

    def _folder(self, step: str, student: str) -> Path:
        directory = getattr(self._steps.coursedir, f"{step}_directory")
        return Path(self._steps.coursedir.format_path(directory, student, self._lesson.name))

    @contextlib.contextmanager
    def _said(self) -> Iterator[io.StringIO]:
        """Keep what the steps log."""
        said = io.StringIO()
        handler = logging.StreamHandler(said)
        handler.setFormatter(logging.Formatter("[%(levelname)s] %(message)s"))
        self._steps.log.addHandler(handler)
        try:
            yield said
        finally:
            self._steps.log.removeHandler(handler)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
