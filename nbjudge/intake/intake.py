"""Look at one collected hand-in before it is graded, and make it gradable.

Everything that the student handed in stays in the folder. What cannot be graded is kept under
another name, and the released notebook, with a note on top, takes its place: nbgrader then gives
it 0 points and makes feedback from it, as for any other, and goes on with the class.
"""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

import contextlib
import dataclasses
import itertools
import os
import stat
from collections.abc import Callable, Collection
from pathlib import Path

import nbformat

from nbjudge.intake.hand_in import HandIn, is_candidate, keep, read_gradable, read_release, write
from nbjudge.intake.timestamps import NAME, read_timestamp
from nbjudge.notebook.notes import Note, add_notes, quote
from nbjudge.notebook.opened import read_regular
from nbjudge.notebook.reading import UnreadableError, is_sound, is_too_large

HAND_IN_AGAIN = (
    "Open your notebook in JupyterLab. If it opens and shows your answers, save it and hand it in "
    "again under its original name; if it does not open, fetch the lesson again and copy your "
    "answers into it. To send it as a file, use *File > Download* and do not change the file or "
    "its name. What you handed in was kept."
)


LEFT_OUT = (
    "If you did hand in the notebook: a file of more than 100 MB is left out on the way. Use "
    "*Edit > Clear Outputs of All Cells*, save, and hand in again."
)

LESS = (
    "Leave nothing in the folder but your notebook and what it needs, use *Edit > Clear Outputs of "
    "All Cells*, save, and hand in again."
)

# Of notebooks with other names, so many are read.
MAX_LOOKED_AT = 50

# Written on collecting, where a folder could not be copied whole: what the matter was.
PROBLEM = "collecting_problem.txt"
MAX_PROBLEM = 100


def take_in(folder: Path, release: Path, slimmed: Collection[str] = ()) -> list[Path]:
    """Make a collected folder gradable, and return its notebooks.

    Taking in a folder twice is the same as once.

    Parameters
    ----------
    folder
        `submitted/STUDENT/LESSON`.
    release
        `lessons/LESSON`.
    slimmed
        Names of notebooks that were too large to be copied with what their cells had put out.

    Raises
    ------
    FileNotFoundError
        Where the lesson was not generated.
    """
    originals = sorted(release.glob("*.ipynb"))
    if not originals:
        raise FileNotFoundError(
            f"expected the released notebook of {release.name} in {release.parent.name}/, "
            f"found none. Run `nbgrader generate_assignment {release.name}` and grade again."
        )
    notes = remove_links(folder)
    for original in originals:
        hand_in = HandIn(folder, original.name, read_release(original), [*notes])
        if original.name in slimmed:
            hand_in.notes.append(was_large(original.name))
        for step in STEPS:
            step(hand_in)
    return [folder / original.name for original in originals]


def remove_links(folder: Path) -> list[Note]:
    """Remove all that is neither a file nor a folder, and return what the student should be told.

    A link could point at a classmate's work or at the instructor's files; nbgrader would copy
    what it points at, and publish copies that end in `.html` as feedback.
    """
    names = []
    for parent, folders, files in os.walk(folder, followlinks=False):
        for path in [Path(parent, name) for name in [*folders, *files]]:
            if not (stat.S_ISREG(path.lstat().st_mode) or stat.S_ISDIR(path.lstat().st_mode)):
                path.unlink()
                names.append(quote(path.relative_to(folder).as_posix()))
    if not names:
        return []
    listed = ", ".join(sorted(names)[:5])
    return [
        Note(
            f"You handed in something that is no file: {listed}.",
            "Links are not followed. Put the files themselves into the folder and hand in again.",
        )
    ]


def set_aside_bad_timestamp(hand_in: HandIn) -> None:
    """Keep an unreadable `timestamp.txt`, written by nbgrader on handing in, under another name."""
    stamp = hand_in.folder / NAME
    if not (stamp.exists() or stamp.is_symlink()):
        return
    try:
        read_timestamp(stamp)
    except (OSError, ValueError):
        keep(stamp)
        hand_in.notes.append(
            Note(
                "The time of your hand-in could not be read.",
                "It does not count as late. If it matters, talk to your instructor.",
            )
        )


def set_aside_unreadable(hand_in: HandIn) -> None:
    """Keep a notebook that cannot be graded under another name, and say what is wrong with it."""
    path = hand_in.path
    if not (path.exists() or path.is_symlink()):
        return
    try:
        notebook = read_gradable(path, hand_in.release)
    except UnreadableError as error:
        keep(path)
        hand_in.notes.append(
            Note(
                f"{quote(hand_in.name)} could not be graded: {error}.",
                HAND_IN_AGAIN,
            )
        )
        return
    if not is_sound(path):
        what, do = f"{quote(hand_in.name)} was slightly damaged.", "It was repaired and graded."
        note = was_large(hand_in.name) if is_too_large(path) else Note(what, do)
        keep(path)
        write(notebook, path)
        hand_in.notes.append(note)


def was_large(name: str) -> Note:
    """Return what a student reads whose notebook was graded without its outputs."""
    return Note(
        f"{quote(name)} was very large, by what its cells had put out.",
        "It was graded without that. Next time, use *Edit > Clear Outputs of All Cells*.",
    )


def take_renamed(hand_in: HandIn) -> None:
    """Where the notebook is missing, take the one other notebook that is this lesson's."""
    if hand_in.path.exists():
        return
    found, refused = [], []
    candidates = (p for p in sorted(hand_in.folder.rglob("*")) if is_candidate(p, hand_in.folder))
    for path in itertools.islice(candidates, MAX_LOOKED_AT):
        try:
            found.append((path, read_gradable(path, hand_in.release)))
        except UnreadableError as error:
            if path.suffix == ".ipynb":
                refused.append((path.relative_to(hand_in.folder).as_posix(), error))
    names = [quote(path.relative_to(hand_in.folder).as_posix()) for path, _ in found]
    if len(found) == 1:
        write(found[0][1], hand_in.path)
        hand_in.notes.append(
            Note(
                f"You handed in {names[0]} in place of {quote(hand_in.name)}.",
                "It was graded. Next time, please keep the name.",
            )
        )
    elif found:
        missing = "" if is_told_of(hand_in) else f"{quote(hand_in.name)} is missing, and "
        hand_in.notes.append(
            Note(
                f"{missing}{len(found)} notebooks could be meant: {list_first(names)}.",
                f"Rename the one that counts to {quote(hand_in.name)} and hand in again.",
            )
        )
    elif len(refused) == 1 and not is_told_of(hand_in):
        name, why = refused[0]
        what = f"{quote(hand_in.name)} is missing, and {quote(name)} could not be graded: {why}."
        hand_in.notes.append(Note(what, HAND_IN_AGAIN))


def tell_what_is_not_there(hand_in: HandIn) -> None:
    """Where there is a notebook, and not all beside it could be copied, say so."""
    problem = what_the_matter_was(hand_in.folder)
    if problem and hand_in.path.exists():
        what = (
            f"Not all that you handed in beside your notebook could be copied, because {problem}."
        )
        hand_in.notes.append(Note(what, f"What was copied was graded. {LESS}"))


def put_placeholder(hand_in: HandIn) -> None:
    """Where nothing gradable was found, put the released notebook there."""
    if hand_in.path.exists():
        return
    if not is_told_of(hand_in):
        found = f"{quote(hand_in.name)} is missing: {describe_rest(hand_in.folder)}."
        copied = not (hand_in.folder / PROBLEM).exists()
        hand_in.notes.append(Note(found, f"{HAND_IN_AGAIN} {LEFT_OUT}" if copied else LESS))
    # All that is said of a hand-in without a gradable notebook explains why it earns nothing.
    hand_in.notes = [dataclasses.replace(note, ungraded=True) for note in hand_in.notes]
    write(hand_in.release, hand_in.path)


def describe_rest(folder: Path) -> str:
    """Return what was handed in, where it was no notebook, or why it is not there."""
    if problem := what_the_matter_was(folder):
        return f"what you handed in could not be copied, because {problem}"
    others = [
        quote(path.name)
        for path in sorted(folder.iterdir())
        if path.stem not in ("timestamp", "submission_secret")
    ]
    return f"you handed in only {list_first(others)}" if others else "you handed in nothing"


def what_the_matter_was(folder: Path) -> str:
    """Return why a folder could not be copied whole; nothing, where it was."""
    with contextlib.suppress(OSError):
        # A student may have handed in a file of that name.
        problem = read_regular(folder / PROBLEM, MAX_PROBLEM).decode("utf-8", "replace")
        return " ".join(problem.split())
    return ""


def list_first(names: list[str]) -> str:
    """Return some names, and dots where there are more."""
    return ", ".join(names[:5]) + ", …" * (len(names) > 5)


def is_told_of(hand_in: HandIn) -> bool:
    """Whether a note says already what became of the notebook itself."""
    return any(quote(hand_in.name) in note.what for note in hand_in.notes)


def tell(hand_in: HandIn) -> None:
    """Put the notes on top of the notebook that will be graded."""
    if hand_in.notes:
        notebook = nbformat.read(hand_in.path, as_version=4)
        add_notes(notebook, hand_in.notes)
        write(notebook, hand_in.path)


# In the order in which they are tried: each acts only where the ones before left work.
STEPS: tuple[Callable[[HandIn], None], ...] = (
    set_aside_bad_timestamp,
    set_aside_unreadable,
    take_renamed,
    tell_what_is_not_there,
    put_placeholder,
    tell,
)
