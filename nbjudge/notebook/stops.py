"""Why a cell was stopped, in words for its student."""

from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_solution

from nbjudge.notebook.outputs import keep_head, make_error

WORDS = {
    "TooSlow": (
        "{cell} ran longer than {seconds} seconds and was stopped. "
        "Look for a loop that never ends: does its condition ever become False?"
    ),
    "TooMuchOutput": (
        "{cell} printed or showed too much (more than {n_bytes:,} bytes, or {n_messages:,} pieces) "
        "and was stopped. Look for a print in a loop that never ends, and delete it."
    ),
    "OutputTooLarge": (
        "{cell} printed or showed more at once than can be received ({n_message_bytes:,} bytes). "
        "Print or show less."
    ),
    "PythonEnded": (
        "{cell} ended Python itself. Look for exit(), quit() or os._exit(), and delete it; "
        "if there is none, the code used too much memory or crashed a library."
    ),
    "TooMuchMemory": (
        "{cell} used too much memory and was stopped. Look for a list or an array that grows "
        "without an end."
    ),
    "ProtocolBroken": (
        "{cell} wrote into the line between your code and the grader, and was stopped. Only call "
        "functions, and leave open files and sockets that you did not open alone."
    ),
    "NotRun": (
        "This cell was not run, because {n_stops} cells before it had to be stopped. "
        "Put those right first, then hand in again."
    ),
    "NoTimeLeft": (
        "This cell was not run, because those before it took all the time that a notebook has, "
        "{notebook_seconds} seconds. Look for what takes long in them, then hand in again."
    ),
}


def is_test(cell: NotebookNode) -> bool:
    """Whether a cell is a test of the lesson, which calls the student's code."""
    return bool(is_grade(cell)) and not is_solution(cell)


def stop_cell(cell: NotebookNode, reason: str, kept_characters: int, **limits: int) -> None:
    """Replace the outputs of a cell by their beginning and an error that says what happened.

    Parameters
    ----------
    cell
        Code cell, changed in place.
    reason
        A key of `WORDS`.
    kept_characters
        Number of characters of printed text that are kept.
    **limits
        The numbers that the words mention.
    """
    subject = "The check ran your code, which" if is_test(cell) else "This cell"
    words = WORDS[reason].format(cell=subject, **limits)
    head = keep_head(cell.get("outputs", []), kept_characters)
    cell.outputs = [*head, make_error(reason, words)]
