"""What the process that grades may take itself."""

import signal
import subprocess
import sys

import pytest

from nbjudge.judge.own_limits import ending_after

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps these limits")

# No alarm reaches a set that is made of numbers of one hash.
ENDLESS = "set([k * (2**61 - 1) for k in range(1, 300_000)])"


def status_of(code):
    imports = (
        "from nbjudge.apart import confine, end_after\n"
        "from nbjudge.judge.own_limits import at_most, ending_after\n"
    )
    done = subprocess.run([sys.executable, "-c", imports + code], capture_output=True, check=False)
    return done.returncode, done.stdout.decode()


def test_a_process_that_grades_is_ended_where_no_alarm_reaches_it():
    status, _ = status_of(f"end_after(60)\nwith ending_after(0.1):\n    {ENDLESS}")
    assert status == -signal.SIGXCPU


def test_after_a_test_the_process_has_its_time_again():
    code = (
        "import resource\nend_after(1000)\nbefore = resource.getrlimit(resource.RLIMIT_CPU)\n"
        "with ending_after(9): assert resource.getrlimit(resource.RLIMIT_CPU)[0] < 20\n"
        "assert resource.getrlimit(resource.RLIMIT_CPU) == before\nprint('done')"
    )
    assert status_of(code) == (0, "done\n")


def test_a_process_that_nobody_may_end_is_not_ended():
    import resource

    with ending_after(0.01):
        assert resource.getrlimit(resource.RLIMIT_CPU)[0] == resource.RLIM_INFINITY


def test_a_process_that_grades_takes_no_more_memory_than_it_may():
    code = (
        "confine(300_000_000)\n"
        "try:\n    bytearray(400_000_000)\nexcept MemoryError:\n    print('refused')\n"
        "with at_most(2_000_000_000):\n"
        "    try:\n        bytearray(400_000_000)\n"
        "    except MemoryError:\n        print('refused')\n"
        "print(len(bytearray(100_000_000)))"
    )
    assert status_of(code) == (0, "refused\nrefused\n100000000\n")
