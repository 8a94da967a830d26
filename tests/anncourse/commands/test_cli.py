"""The command line as a whole."""

import os
import subprocess
import sys

import pytest

from anncourse.cli import main

HEAVY = ("matplotlib", "ipywidgets", "nbgrader", "jupyterlab", "IPython")


def test_without_a_command_it_says_which_there_are(capsys):
    with pytest.raises(SystemExit) as stopped:
        main([])

    assert stopped.value.code == 2
    assert "command" in capsys.readouterr().err


def test_help_lists_the_commands(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])

    assert stopped.value.code == 0
    listed = capsys.readouterr().out.split()
    assert {"lab", "progress", "lessons", "grade", "demo-class"} <= set(listed)


def test_it_starts_without_loading_what_only_some_commands_need():
    code = (
        "import sys; from anncourse.cli import build_parser; build_parser(); "
        f"print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert loaded == []


def test_a_reader_that_has_had_enough_ends_it_without_a_traceback():
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "anncourse.cli", "progress"],
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
        )
    finally:
        os.close(writing)

    assert (ended.returncode, ended.stderr) == (141, "")
