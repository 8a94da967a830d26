"""Raise what no test expects, and warn of what is none."""

from tests.nbjudge.red_team.attack import attack


def raise_in_all(hand_in, raising):
    """Let every answer raise the same."""
    hand_in.fill(
        {
            name: f"def {name}(*args):\n    {raising}"
            for name in ("sigmoid", "total", "double", "distance", "countdown", "Counter")
        }
    )


@attack("errors under the names of the judge's own, so that the test seems to be broken")
def errors_of_the_judge(hand_in):
    hand_in.top(
        "def named(module, name, *bases):\n"
        "    return type(name, bases or (Exception,), {'__module__': module})"
    )
    judge = "nbjudge.judge.errors"
    hand_in.fill(
        {
            "sigmoid": f"def sigmoid(z): raise named('{judge}', 'BrokenTestError')()",
            "total": f"def total(n): raise named('{judge}', 'StudentStoppedError')('TooSlow')",
            "double": "def double(x): raise named('nbjudge.judge.line', 'LostError')()",
            "distance": "def distance(x, y): raise named('nbjudge.errors', 'CommandError')()",
            "countdown": "def countdown(n): raise named('builtins', 'KeyboardInterrupt')()",
        }
    )


@attack("an import that fails, as if the test could not import what it needs")
def failing_import(hand_in):
    raise_in_all(hand_in, "raise ModuleNotFoundError('No module named numpy', name='numpy')")
    hand_in.top("import sys\nsys.modules['anncourse'] = None")


@attack("an error whose message has a hundred megabytes")
def giant_message(hand_in):
    raise_in_all(hand_in, "raise ValueError('x' * 100_000_000)")


@attack("an error whose message never comes to an end, or raises itself")
def endless_message(hand_in):
    hand_in.top(
        "class Endless(Exception):\n"
        "    def __str__(self):\n        while True: pass\n"
        "class Raising(Exception):\n"
        "    def __str__(self): raise self\n    __repr__ = __str__"
    )
    raise_in_all(hand_in, "raise Raising()")
    hand_in.answer("double", "def double(x): raise Endless()")


@attack("errors in errors: causes, contexts, groups and notes, thousands deep")
def nested_errors(hand_in):
    hand_in.top(
        "def nested():\n"
        "    error = ValueError('inside')\n"
        "    for _ in range(5_000):\n"
        "        outer = ValueError()\n        outer.__cause__ = error\n        error = outer\n"
        "    for _ in range(2_000): error.add_note('n' * 1_000)\n"
        "    group = ExceptionGroup('g', [error])\n"
        "    for _ in range(300): group = ExceptionGroup('g', [group])\n"
        "    return group"
    )
    raise_in_all(hand_in, "raise nested()")


@attack("errors that are no errors: a class that cannot be made, and one without a name")
def impossible_errors(hand_in):
    hand_in.top(
        "class Never(Exception):\n"
        "    def __new__(cls, *args): return 3\n"
        "Nameless = type('', (Exception,), {'__qualname__': '', '__module__': None})\n"
        "Odd = type('a\\x00\\ud800<b>', (UnicodeDecodeError,), {})"
    )
    raise_in_all(hand_in, "raise Never")
    hand_in.answer("double", "def double(x): raise Nameless()")
    hand_in.answer("total", "def total(n): raise Odd('utf-8', b'x' * 9**7, 0, 1, 'y' * 9**7)")


@attack("a recursion without end under a limit that the student raised")
def recursion_without_limit(hand_in):
    hand_in.top("import sys, threading\nsys.setrecursionlimit(2**31 - 1)")
    raise_in_all(hand_in, "return double(1)")


@attack("warnings that are errors by then, filters of one's own, and ten thousand of them")
def warnings_as_errors(hand_in):
    hand_in.top(
        "import warnings\nwarnings.simplefilter('error')\n"
        "warnings.showwarning = lambda *args: print('3.0')\n"
        "class Quiet(BytesWarning):\n    def __str__(self): return '3.0' * 10_000"
    )
    hand_in.answer(
        "double",
        "def double(x):\n"
        "    for _ in range(10_000):\n"
        "        try:\n            warnings.warn(Quiet())\n"
        "        except Warning:\n            pass\n"
        "    return 0",
    )
