"""Hand in files that the grader, its Python or nbgrader could take for their own."""

import os

from tests.nbjudge.red_team.attack import attack
from tests.nbjudge.red_team.lesson import LESSON

EVIL = """\
import builtins, os, pathlib
for place in {places!r}:
    try:
        pathlib.Path(place).write_text('taken over')
    except OSError:
        pass
def check(*args, **options): return 3.0
"""


def evil(hand_in):
    """Return a module that writes where it should not when somebody imports it."""
    return EVIL.format(places=[str(hand_in.home / "secret.txt"), str(hand_in.root / "taken.txt")])


@attack("files named like the modules that a grader imports")
def modules_beside_the_notebook(hand_in):
    names = ("numpy", "json", "nbformat", "nbgrader", "random", "sitecustomize", "usercustomize")
    for name in (*names, "annlib", "anncourse", "nbjudge", "msgpack", "inside"):
        hand_in.write(f"{name}.py", evil(hand_in))


@attack("a copy of annlib whose checks always agree, as a package beside the notebook")
def annlib_beside_the_notebook(hand_in):
    hand_in.write("annlib/__init__.py", evil(hand_in))
    hand_in.write("anncourse/__init__.py", evil(hand_in))
    hand_in.write("nbjudge/__init__.py", evil(hand_in))


@attack("a configuration of nbgrader, of Jupyter and of pytest beside the notebook")
def configuration_beside_the_notebook(hand_in):
    code = f"{evil(hand_in)}\nc = get_config()\nc.Autograde.autograde_preprocessors = []"
    for name in ("nbgrader_config.py", "jupyter_config.py", "conftest.py", "ipython_config.py"):
        hand_in.write(name, code)
    hand_in.write("pyproject.toml", "[tool]\n")


@attack("startup files of IPython in the submission")
def startup_files_in_the_submission(hand_in):
    hand_in.write(".ipython/profile_default/startup/00.py", evil(hand_in))
    hand_in.write("profile_default/startup/00.py", evil(hand_in))


@attack("names that lead out of the folder, and names that no terminal should print")
def hostile_file_names(hand_in):
    for name in (
        "..%2f..%2fx.txt",
        "a\nb.txt",
        "-rf",
        "$(touch x).txt",
        "\x1b[31mred.txt",
        "💣.py",
    ):
        hand_in.write(name, "x")
    path = os.fsencode(hand_in.folder) + b"/\xff\xfe.txt"
    with open(path, "wb") as file:
        file.write(b"x")


@attack("pipes and sockets in the folder, which nobody can finish reading")
def pipes_in_the_folder(hand_in):
    os.mkfifo(hand_in.folder / "data.txt")
    os.mkfifo(hand_in.folder / "timestamp.txt")


@attack("a notebook that is a pipe")
def notebook_is_a_pipe(hand_in):
    os.mkfifo(hand_in.path)


@attack("a notebook that is a folder, and further notebooks that are right")
def notebook_is_a_folder(hand_in):
    hand_in.path.mkdir()
    hand_in.write(f"{LESSON}.ipynb/x.ipynb", "{}")


@attack("a thousand files, and files that are large")
def many_files(hand_in):
    for number in range(1_000):
        hand_in.write(f"data/{number}.txt", "x")
    hand_in.write("large.bin", bytes(30_000_000))


@attack("pickles and compiled modules that run code when they are read")
def pickles(hand_in):
    hand_in.write("data.pkl", b"cos\nsystem\n(S'touch taken'\ntR.")
    hand_in.write("__pycache__/numpy.cpython-311.pyc", bytes(64))
