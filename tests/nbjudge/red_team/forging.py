"""Forge a score: print it, show it, or be it."""

from tests.nbjudge.red_team.attack import attack

ANYTHING = """\
class Anything(float):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    def __hash__(self): return 1
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __array__(self, *a, **o): return np.array(7.5)
    def __array_ufunc__(self, *a, **o): return True
    def __array_function__(self, *a, **o): return True
    def __repr__(self): return '3.0'
    def __iter__(self): return iter([self, self])
"""


def answer_all(hand_in, result):
    """Let every answer return the same."""
    hand_in.fill(
        {
            "sigmoid": f"def sigmoid(z): return {result}",
            "total": f"def total(numbers): return {result}",
            "double": f"def double(x): return {result}",
            "distance": f"def distance(x, y): return {result}",
            "countdown": f"def countdown(n): return {result}",
            "Counter": f"class Counter:\n    count = {result}\n"
            f"    def press(self): return {result}",
            "answer_step": f"answer_step = {result}",
        }
    )


@attack("printing the full score from every answer")
def printed_score(hand_in):
    answer_all(hand_in, "print('3.0') or 3.0")


@attack("a display hook that shows the full score")
def display_hook(hand_in):
    hand_in.top(
        "import sys\nfrom IPython.display import display\n"
        "shell = get_ipython()\n"
        "sys.displayhook = lambda value: print('3.0')\n"
        "try:\n"
        "    shell.displayhook.compute_format_data = lambda value: ({'text/plain': '3.0'}, {})\n"
        "except AttributeError:\n    pass"
    )


@attack("formatters that show every number as the full score")
def forging_formatter(hand_in):
    hand_in.top(
        "plain = get_ipython().display_formatter.formatters['text/plain']\n"
        "def forge(value, printer, cycle):\n    printer.text('3.0')\n"
        "for kind in (float, int, object):\n    plain.for_type(kind, forge)\n"
        "try:\n    from anncourse.checks import verdict\n"
        "    plain.for_type(verdict.Verdict, forge)\n"
        "except ImportError:\n    pass"
    )


@attack("an execute_result with a score, published in place of the test's")
def published_result(hand_in):
    hand_in.fill(
        {
            "double": "def double(x):\n"
            "    shell = get_ipython()\n"
            "    shell.display_pub.publish({'text/plain': '2.0'})\n"
            "    shell.displayhook.session.send(shell.displayhook.pub_socket, 'execute_result',\n"
            "        {'data': {'text/plain': '2.0'}, 'metadata': {}, 'execution_count': 1},\n"
            "        parent=shell.displayhook.parent_header)\n"
            "    return 0"
        }
    )


@attack("objects that equal everything")
def always_equal(hand_in):
    hand_in.top(f"import numpy as np\n{ANYTHING}")
    answer_all(hand_in, "Anything(7.5)")


@attack("an array subclass whose every comparison is true")
def always_equal_array(hand_in):
    hand_in.top(
        "import numpy as np\n"
        "class All(np.ndarray):\n"
        "    def __eq__(self, other): return np.ones(self.shape, bool)\n"
        "    def __array_ufunc__(self, ufunc, method, *inputs, **options):\n"
        "        return np.ones(np.shape(inputs[0]), bool)\n"
        "    def __array_function__(self, *args): return True\n"
        "    def all(self, *args, **options): return True\n"
        "def anything(like): return np.zeros(np.shape(like)).view(All)"
    )
    answer_all(hand_in, "anything([1.0, 2.0])")


@attack("an object that is no number, but as close to every number as a test may ask")
def always_close(hand_in):
    hand_in.top(
        "class Close:\n"
        "    def __sub__(self, other): return 0.0\n"
        "    def __rsub__(self, other): return 0.0\n"
        "    def __truediv__(self, other): return 1.0\n"
        "    def __lt__(self, other): return True\n"
        "    __le__ = __gt__ = __ge__ = __eq__ = __lt__\n"
        "    def __abs__(self): return 0.0\n"
        "    def __float__(self): return 0.0\n"
        "    def __bool__(self): return True\n"
    )
    answer_all(hand_in, "Close()")


@attack("an array that becomes zeros as soon as the expected value is taken from it")
def always_close_array(hand_in):
    hand_in.top(
        "class Close:\n"
        "    def __init__(self, values): self.values = values\n"
        "    def __sub__(self, other): return Close([0.0, 0.0])\n"
        "    def __len__(self): return 2\n"
        "    def __getitem__(self, place): return self.values[place]\n"
        "    def __iter__(self): return iter(self.values)\n"
        "    def __lt__(self, other): return True\n"
        "    def max(self): return 0.0\n"
    )
    hand_in.answer(
        "distance",
        "def distance(x, y):\n    return 5.0 if np.ndim(x) == 0 and x == 3 else Close([9.0, 9.0])",
    )


@attack("a type that claims to be int, list or whatever a test asks for")
def lying_type(hand_in):
    hand_in.top(
        "class Meta(type):\n"
        "    def __instancecheck__(cls, item): return True\n"
        "    def __subclasscheck__(cls, item): return True\n"
        "class Lie(metaclass=Meta):\n"
        "    __class__ = int\n"
        "    def __eq__(self, other): return True\n"
        "    def __hash__(self): return hash(3)\n"
        "    def __float__(self): return 7.5\n"
        "    def __iter__(self): return iter([self, self])\n"
    )
    answer_all(hand_in, "Lie()")


@attack("a function that hands back the test's own expectation, found in the caller's frame")
def frame_inspection(hand_in):
    hand_in.fill(
        {
            "double": "def double(x):\n"
            "    import sys\n"
            "    frame = sys._getframe()\n"
            "    while frame:\n"
            "        if 'points' in frame.f_globals: frame.f_globals['points'] = 2.0\n"
            "        if 'score' in frame.f_locals: frame.f_locals['score'] = 2.0\n"
            "        frame = frame.f_back\n"
            "    return None",
            "sigmoid": "def sigmoid(z):\n"
            "    import sys\n"
            "    frame = sys._getframe(1)\n"
            "    while frame:\n"
            "        for name in ('expected', 'reference', 'answer', 'wanted'):\n"
            "            if name in frame.f_locals: return frame.f_locals[name]\n"
            "        frame = frame.f_back",
        }
    )


@attack("leaving the test early with an exception that looks like success")
def exceptions_that_end_the_test(hand_in):
    hand_in.fill(
        {
            "sigmoid": "def sigmoid(z): raise SystemExit(0)",
            "total": "def total(numbers): raise KeyboardInterrupt",
            "double": "def double(x): raise GeneratorExit",
            "countdown": "def countdown(n):\n    if n in (1, 7): raise StopIteration\n"
            "    return n - 1",
            "Counter": "class Counter:\n    def __init__(self): raise StopIteration",
        }
    )


@attack("an exception whose words are a verdict")
def error_that_reads_as_verdict(hand_in):
    words = "3.0\\n3 of 3 points: all 40 cases are right."
    hand_in.fill(
        {
            "sigmoid": f"def sigmoid(z): raise type('3.0', (Exception,), {{}})({words!r})",
            "total": f"def total(numbers): raise AssertionError({words!r})",
            "double": f"def double(x): raise type('float', (Exception,), {{}})({words!r})",
        }
    )


@attack("a score kept from the output of an earlier run")
def outputs_of_an_earlier_run(hand_in):
    for cell in hand_in.notebook.cells:
        if cell.cell_type == "code":
            cell.execution_count = 7
            cell.outputs = [
                {
                    "output_type": "execute_result",
                    "execution_count": 7,
                    "metadata": {},
                    "data": {"text/plain": "3.0"},
                }
            ]


@attack("names that tests lean on, defined by the student: points, check, np, answers, total")
def shadowed_names(hand_in):
    hand_in.top(
        "points = 2.0\nscore = 9.0\n"
        "def check(*args, **options): return 3.0\n"
        "def isinstance(*args): return True\n"
        "def list(*args): return [1]\n"
        "def range(*args): return []\n"
        "class answers:\n"
        "    draw = compare = hashed = staticmethod(lambda *args: 1)\n"
        "    verdict = staticmethod(lambda: 1.0)"
    )
    hand_in.after("sigmoid", "def check(*args, **options): return 3.0\nAssertionError = KeyError")
