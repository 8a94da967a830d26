"""Grade a class from end to end."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from pathlib import Path
from typing import Protocol

from nbgrader.apps import NbGraderAPI

from nbjudge.batch.executors import Crew, dask_crew, default_jobs, local_crew
from nbjudge.batch.finished import (
    Scores,
    extensions_in_gradebook,
    is_finished,
    scores_in_gradebook,
)
from nbjudge.batch.folder import digest, read_folder
from nbjudge.batch.lesson import packages_of, read_lesson
from nbjudge.batch.outcome import Failure, Outcome, last_line, path_of
from nbjudge.batch.parcels import Job, Lesson, Result, pack, unpack
from nbjudge.batch.steps import has_judge
from nbjudge.batch.writer import Writer
from nbjudge.errors import CommandError
from nbjudge.judge.replies import printable
from nbjudge.judge.sandbox import find_wall

NO_TEXT = (
    "The name of this folder in submitted/ is not UTF-8, as in an archive of another system. "
    "Rename it to the student's id and grade again."
)

NO_NAME = (
    "nbgrader takes no student's id from the name of this folder in submitted/. Rename it to the "
    "student's id and grade again."
)


class Bar(Protocol):
    """What shows how far it is: tqdm's progress bar, for one."""

    def update(self, n: int) -> object:
        """So many more students are done."""

    def close(self) -> object:
        """All are done, or it was stopped."""


class NoBar:
    """Shows nothing."""

    def update(self, n: int) -> None:
        """Show nothing."""

    def close(self) -> None:
        """Show nothing."""


def grade_class(
    api: NbGraderAPI,
    lesson: str,
    students: Iterable[str],
    *,
    force: bool = False,
    jobs: int | None = None,
    dask: str | None = None,
    require_sandbox: bool = False,
    progress: Callable[[int], Bar] = lambda total: NoBar(),
) -> Outcome:
    """Autograde what the students handed in, with the scores of `nbgrader autograde`.

    It may be killed at any time and started again: it goes on where it was.

    Parameters
    ----------
    api
        The open course.
    lesson
        Name of the lesson, which is in the gradebook.
    students
        Ids of the students, who have a folder in `submitted/`.
    force
        Whether to grade also what was graded and has not changed since.
    jobs
        How many processes grade, by default one for each processor.
    dask
        Address of a Dask scheduler, on whose workers to grade instead.
    require_sandbox
        Whether to refuse where students' code is not kept in a sandbox.
    progress
        Makes a progress bar for a number of students.

    Returns
    -------
    Outcome
        A broken notebook is graded, with 0 points, and no failure.

    Raises
    ------
    CommandError
        Where nothing can be graded at all.
    """
    begin = time.monotonic()
    outcome = Outcome()
    with api.gradebook as gradebook:
        parcel = read_lesson(api, gradebook, lesson)
        if require_sandbox:
            demand_sandbox(parcel, here=dask is None)
        known = {} if force else scores_in_gradebook(gradebook, lesson)
        extensions = extensions_in_gradebook(gradebook, lesson)
        writer = Writer(api, gradebook, parcel)
        names = []
        for name in sorted(set(students)):
            if is_text(name):
                names.append(name)
            else:
                outcome.failures.append(Failure(printable(name), NO_TEXT, ""))
        bar = progress(len(names))
        try:
            todo = _to_do(api, parcel, names, extensions, known, writer, outcome, bar, force=force)
            with _crew(parcel, jobs, dask, require_sandbox) as hire:
                for result in _results(todo, hire):
                    _take(result, writer, outcome)
                    bar.update(1)
        finally:
            bar.close()
    outcome.seconds = time.monotonic() - begin
    return outcome


def demand_sandbox(lesson: Lesson, *, here: bool = True) -> None:
    """Raise CommandError where students' code would not be kept in a sandbox, if run `here`."""
    if not has_judge(lesson.autograde):
        raise CommandError(
            "expected the judge among c.Autograde.autograde_preprocessors in nbgrader_config.py, "
            "because without it students' code runs as you do. Nothing was graded."
        )
    if here and not find_wall().holds:
        raise CommandError(
            "expected a sandbox, and bubblewrap is missing or does not work here. Nothing was "
            "graded. `nbjudge doctor` says what to do."
        )


def passed_over(api: NbGraderAPI, lesson: str, known: Iterable[str]) -> list[Failure]:
    """Return hand-ins that nbgrader passes over in silence, for their folders' names."""
    known = set(known)
    example = Path(path_of(api, "submitted_directory", "student", lesson))
    folder = example.parent.parent
    if folder / "student" / lesson != example or not folder.is_dir():
        # The course has another order of folders.
        return []
    names = [name for name in sorted(os.listdir(folder)) if name not in known]
    return [
        Failure(printable(name), NO_NAME, "")
        for name in names
        if (folder / name / lesson).is_dir() and not (folder / name).is_symlink()
    ]


def is_text(name: str) -> bool:
    """Whether a name from the disk can go into the gradebook: no half characters."""
    return printable(name) == name


def _to_do(
    api: NbGraderAPI,
    lesson: Lesson,
    students: list[str],
    extensions: dict[str, str],
    known: dict[str, Scores],
    writer: Writer,
    outcome: Outcome,
    bar: Bar,
    *,
    force: bool,
) -> Iterator[Job]:
    """Read hand-ins one after the other, as they are needed, and pass over finished ones."""
    notebooks = [notebook.name for notebook in lesson.notebooks]
    for student in students:
        writer.tidy(student)
        entries = read_folder(Path(path_of(api, "submitted_directory", student, lesson.name)))
        fingerprint = digest(entries, lesson.fingerprint + extensions.get(student, ""))
        graded = Path(path_of(api, "autograded_directory", student, lesson.name))
        if not force and is_finished(graded, notebooks, fingerprint, known.get(student)):
            outcome.unchanged.append(student)
            bar.update(1)
        else:
            yield Job(student, fingerprint, entries)


@contextlib.contextmanager
def _crew(
    lesson: Lesson, jobs: int | None, dask: str | None, require_sandbox: bool
) -> Iterator[Callable[[], Crew]]:
    """Give a function that hires graders when the first is needed: often nobody is."""
    with contextlib.ExitStack() as stack:
        hired: list[Crew] = []

        def hire() -> Crew:
            if not hired:
                data = pack(lesson)
                if dask:
                    packages = packages_of(lesson)
                    crew = dask_crew(data, dask, packages, require_sandbox=require_sandbox)
                else:
                    crew = local_crew(data, jobs or default_jobs())
                hired.append(stack.enter_context(crew))
            return hired[0]

        yield hire


def _results(todo: Iterator[Job], hire: Callable[[], Crew]) -> Iterator[Result]:
    """Have jobs done, and give the results in the order in which they come."""
    running: dict[Future[bytes], str] = {}
    exhausted = False
    while not exhausted or running:
        # No more than can be graded soon, so that memory does not grow with the class.
        while not exhausted and (not running or len(running) < 2 * hire().size):
            job = next(todo, None)
            if job is None:
                exhausted = True
            else:
                running[hire().submit(pack(job))] = job.student
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            student = running.pop(future)
            yield _result_of(future, student)


def _result_of(future: Future[bytes], student: str) -> Result:
    try:
        result = unpack(future.result(), Result)
    except Exception as error:
        return Result(student, problem=last_line(str(error)) or repr(error), log=str(error))
    if result.student != student:
        return Result(student, problem=f"The result was another student's, {result.student}'s.")
    return result


def _take(result: Result, writer: Writer, outcome: Outcome) -> None:
    """Write one result, and note what came of it."""
    problem, log = result.problem, result.log
    if not problem:
        try:
            writer.write(result)
        except OSError as error:
            # Such as a full disk.
            problem = f"What was graded cannot be written: {error}."
    if problem:
        writer.withdraw(result.student)
        outcome.failures.append(Failure(result.student, problem, log))
        return
    outcome.graded[result.student] = result.seconds
    outcome.told[result.student] = {graded.name: graded.told for graded in result.notebooks}
    if result.wall:
        outcome.walls.add(result.wall)
