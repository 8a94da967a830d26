"""Type one of nbgrader's commands, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from nbjudge.environment import put_scripts_on_path
from nbjudge.errors import CommandError

# nbgrader waits for ever for a solution that never ends.
MAX_SECONDS = 600


def type_nbgrader(folder: Path, *words: str, environment: Mapping[str, str] | None = None) -> None:
    """Run `nbgrader WORDS` in a folder.

    Parameters
    ----------
    folder
        Where it is run; nbgrader reads the configuration that lies there.
    *words
        Subcommand, arguments and options.
    environment
        Variables that are different for this command.

    Raises
    ------
    CommandError
        Where it fails; the message ends with what nbgrader said.
    """
    put_scripts_on_path()
    command = " ".join(["nbgrader", *words[:2]])
    try:
        result = subprocess.run(
            [sys.executable, "-m", "nbjudge.course.nbgrader", *words],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=MAX_SECONDS,
            preexec_fn=_tie_to_parent(),
        )
    except subprocess.TimeoutExpired as error:
        raise CommandError(
            f"expected `{command}` to end within {MAX_SECONDS} seconds, but it was stopped. "
            "Does a cell of the lesson never end?"
        ) from error
    if result.returncode != 0:
        raise CommandError(f"`{command}` failed in {folder}. It said:\n{result.stdout.strip()}")


def _tie_to_parent() -> Callable[[], None] | None:
    """Return what lets a command end with this process, where the system can do that.

    Killed, this process could not end it, and two would write to the gradebook.
    """
    if not sys.platform.startswith("linux"):
        return None
    # Only here: other systems cannot import it.
    from nbjudge.inside.nest import die_with_parent

    return die_with_parent
