"""Benchmarks count what a command's orphans took too."""

import subprocess
import sys

import pytest

from benchmarks.processor_time import meter

ORPHAN = """
import os, time
if os.fork() == 0:
    while time.process_time() < 0.3:
        pass
"""


def test_a_meter_counts_what_nobody_waits_for():
    with meter() as used:
        if used._group is None:
            pytest.skip("no control group can be had here")
        subprocess.run([sys.executable, "-c", ORPHAN], preexec_fn=used.enter, check=True)
        assert used.seconds() >= 0.3
