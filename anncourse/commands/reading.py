"""`anncourse class read`: read all answers to a free-text question in a row, and grade them."""

from __future__ import annotations

import argparse
import contextlib
import html
import os
import tempfile
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from anncourse.commands.course import LESSON, find_course_root, list_lessons, resolve_lesson
from nbjudge.errors import CommandError

if TYPE_CHECKING:
    from anncourse.classroom.reading.server import Room


def add_action(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `anncourse class read`."""
    read = actions.add_parser(
        "read",
        help="read free-text answers in a row and give points",
        description=(
            "Open a page with all answers to a free-text question in a row and the rubric beside "
            "them. Points and comments go into the gradebook at once; stop whenever you like, and "
            "go on where you were. Run nbjudge grade first."
        ),
    )
    read.add_argument("lesson", help=LESSON)
    read.add_argument("--no-browser", action="store_true", help="only print the address")
    read.add_argument("--port", type=int, default=0, help="port to listen on, by default any")
    read.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve the page until it is interrupted, then say what is left to be read."""
    from anncourse.classroom.reading.server import Room, make_server
    from nbjudge.course.open import open_course

    root = find_course_root()
    lesson = resolve_lesson(arguments.lesson, list_lessons(root / "solutions"))
    with open_course(root) as api:
        room = Room(api, lesson)
        if not count(room, waiting=False):
            raise CommandError(
                f"expected graded answers in {lesson}, found none. "
                f"To grade what was collected: nbjudge grade {lesson}"
            )
        try:
            server, address = make_server(room, arguments.port)
        except OSError as error:
            raise CommandError(
                f"cannot listen on port {arguments.port}: {error}. Leave out --port."
            ) from None
        print(f"{count(room)} answers to be read. Press Ctrl-C here when you stop.\n{address}")
        with contextlib.ExitStack() as stack:
            stack.enter_context(server)
            if not arguments.no_browser:
                webbrowser.open(stack.enter_context(way_in(address)))
            with contextlib.suppress(KeyboardInterrupt):
                server.serve_forever()
        print(f"{count(room)} answers left. For the students: nbgrader generate_feedback {lesson}")
    return 0


def count(room: Room, waiting: bool = True) -> int:
    """Return how many answers wait, or how many there are."""
    questions = room.overview()["questions"]
    answers = [answer for question in questions for answer in question["answers"]]
    return sum(answer["waits"] for answer in answers) if waiting else len(answers)


@contextlib.contextmanager
def way_in(address: str) -> Iterator[str]:
    """Give a file that leads to the address and that nobody else can read.

    Everybody who is logged in can see the command line with which a browser is started.
    """
    with tempfile.TemporaryDirectory(prefix="anncourse-") as folder:
        path = Path(folder, "read.html")
        link = html.escape(address, quote=True)
        path.write_text(
            f'<meta http-equiv="refresh" content="0; url={link}"><a href="{link}">Go on</a>'
        )
        os.chmod(path, 0o600)
        yield path.as_uri()
