"""The clock of the student's process is fixed for what is written in Python, and safe for C."""

import subprocess
import sys

from tests.nbjudge.tiny import REPOSITORY

# In a process of its own: it cannot be taken back.
PROGRAM = """\
import datetime, importlib.machinery as machinery, sys
from nbjudge.inside.fixed import fix_clock

real, seen = (datetime.datetime, datetime.date), []
load = machinery.ExtensionFileLoader.exec_module

def watched(self, module):
    seen.append((datetime.datetime, datetime.date))
    return load(self, module)

machinery.ExtensionFileLoader.exec_module = watched
fix_clock()
fixed = datetime.datetime, datetime.date
assert fixed != real
import _decimal, _zoneinfo
assert seen and set(seen) == {real}, seen
assert (datetime.datetime, datetime.date) == fixed
print(datetime.date.today(), datetime.datetime.now().year)
"""


def test_what_is_written_in_c_finds_the_real_classes_of_dates_and_python_the_fixed_ones():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "2026-01-01 2026\n", done.stderr
