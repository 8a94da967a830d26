"""What is slow to import and not used is not imported."""

import subprocess
import sys

SCRIPT = """
import sys
from anncourse.cli import main

main(["progress"])
import nbformat

nbformat.validate(nbformat.v4.new_notebook())
print("lark" in sys.modules)
"""


def test_commands_read_notebooks_without_building_a_grammar(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"
