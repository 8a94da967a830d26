"""Make several lessons as `nbgrader generate_assignment` does, in forks of one process.

Run as a program, in the course's folder: `python -m anncourse.commands.in_forks LESSON ...`.
What all lessons need is imported once, each is made in a fork of its own, in which its cells run
too, and no gradebook is written: nothing of it is in the files that students get.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from typing import Any

from nbjudge.imports import import_less

import_less()

from ipykernel.inprocess.manager import InProcessKernelManager  # noqa: E402
from nbgrader.apps.generateassignmentapp import GenerateAssignmentApp  # noqa: E402
from nbgrader.converters import GenerateAssignment  # noqa: E402
from nbgrader.preprocessors import InstantiateTests, instantiatetests  # noqa: E402
from traitlets.config import Config  # noqa: E402

# What nbgrader imports for a kernel, and lessons in their first cell.
NEEDED_BY_ALL = ("ipykernel.inprocess.ipkernel", "anncourse.figures", "anncourse.lesson.check")
Hook = Callable[[dict[str, Any]], None]


class KernelHere:
    """A kernel in this very process, as far as nbgrader uses one."""

    def __init__(self, folder: str | None) -> None:
        self._before = Path.cwd()
        os.chdir(folder or ".")
        manager: Any = InProcessKernelManager()
        manager.start_kernel()
        self._client = manager.client()
        self._client.start_channels()

    def execute_interactive(self, code: str, output_hook: Hook) -> None:
        """Run code and hand on each message, until the kernel says that it is done."""
        asked = self._client.execute(code, allow_stdin=False)
        done = False
        while not done:
            message = self._client.get_iopub_msg()
            if message["parent_header"].get("msg_id") == asked:
                output_hook(message)
                done = message["content"].get("execution_state") == "idle"

    def shutdown_kernel(self) -> None:
        """Let the folder be the one that it was; the process ends soon."""
        os.chdir(self._before)


def start_here(kernel_name: str, cwd: str | None) -> tuple[KernelHere, KernelHere]:
    """Return manager and client of a kernel in this process, in nbgrader's words."""
    kernel = KernelHere(cwd)
    return kernel, kernel


class TestsUpToTheLast(InstantiateTests):  # type: ignore[misc]
    """nbgrader's step that turns directives into tests, without the cells after the last one.

    Nothing that they do reaches a file, and in several lessons they train for seconds.
    """

    def preprocess(self, nb: Any, resources: Any) -> Any:
        """Run and change the cells up to the last with a directive."""
        count = len(nb.cells)
        while count and self.autotest_delimiter not in nb.cells[count - 1].source:
            count -= 1
        rest = nb.cells[count:]
        nb.cells = nb.cells[:count]
        nb, resources = super().preprocess(nb, resources)
        nb.cells += rest
        return nb, resources


def make(lesson: str, turn: AbstractContextManager[Any]) -> None:
    """Make one lesson, once it is its turn."""
    with turn:
        instantiatetests.start_new_kernel = start_here
        app = GenerateAssignmentApp()
        app.initialize(["--no-db", lesson])
        steps = GenerateAssignment(coursedir=app.coursedir, parent=app).preprocessors
        # As the course's configuration names it.
        stock = f"nbgrader.preprocessors.{InstantiateTests.__name__}"
        steps = [TestsUpToTheLast if step == stock else step for step in steps]
        app.update_config(Config(GenerateAssignment={"preprocessors": steps}))
        app.start()


def main(lessons: list[str]) -> None:
    """Make the lessons, as many at a time as there are cores."""
    for name in NEEDED_BY_ALL:
        import_module(name)
    # Windows cannot fork: there each lesson starts from nothing.
    forks = "fork" in multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("fork" if forks else "spawn")
    turn = context.BoundedSemaphore(os.cpu_count() or 1)
    processes = [context.Process(target=make, args=(lesson, turn)) for lesson in lessons]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


if __name__ == "__main__":
    main(sys.argv[1:])
