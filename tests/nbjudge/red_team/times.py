"""Behave differently while graded than later, or under the instructor's eyes."""

from tests.nbjudge.red_team.attack import attack
from tests.nbjudge.red_team.lesson import EXERCISES

GRADED = "os.environ.get('NBGRADER_EXECUTION')"


@attack("an answer that is right only on the day of the deadline", earns=0.0)
def date_bomb(hand_in):
    hand_in.answer(
        "double",
        "import datetime, time\n"
        "def double(x):\n"
        "    year = datetime.date.today().year\n"
        "    return 2 * x if year > 2050 and time.time() > 3e9 else 0",
    )


@attack("an answer that looks for signs of being graded")
def environment_bomb(hand_in):
    hand_in.answer(
        "double", f"import os\ndef double(x): return 2 * x if {GRADED} == 'validate' else 0"
    )


@attack("an answer by chance, tried until it fits: random choices and repeated grading")
def chance(hand_in):
    hand_in.top("import random, secrets")
    hand_in.answer("answer_step", "answer_step = secrets.choice(['x', 'y', 'z'])")


@attack("a timestamp of next to never, so that nothing is late")
def rewritten_timestamp(hand_in):
    hand_in.write("timestamp.txt", "0001-01-01 00:00:00 UTC")


@attack("a timestamp that is none, and one that overflows")
def broken_timestamp(hand_in):
    hand_in.write("timestamp.txt", "9" * 5_000 + "\n<script>1</script>")


@attack("clocks and seeds set back, so that random cases are known", earns=0.0)
def known_seeds(hand_in):
    hand_in.top(
        "import numpy as np, random, time\n"
        "np.random.seed(0)\nrandom.seed(0)\n"
        "np.random.default_rng = lambda *args: np.random.Generator(np.random.PCG64(0))\n"
        "time.time = time.monotonic = lambda: 0.0"
    )


@attack("right answers beside attacks: what is right keeps its points", earns=2.0)
def one_right_answer(hand_in):
    hand_in.top("import os, signal\nsignal.alarm(1)\nget_ipython().run_line_magic('reset', '-f')")
    hand_in.answer("total", EXERCISES["total"])
