"""Return plain data that is more, less or other than a test thinks of."""

from tests.nbjudge.red_team.attack import attack
from tests.nbjudge.red_team.forging import answer_all


@attack("values that are no numbers: nan, infinity, NaT, None and Ellipsis")
def no_numbers(hand_in):
    answer_all(hand_in, "float('nan')")
    hand_in.answer("double", "def double(x): return np.array(['NaT', 'NaT'], 'datetime64[s]')")
    hand_in.answer("countdown", "def countdown(n): return float('-inf') if n == 5 else ...")


@attack("arrays whose every element is hidden by a mask")
def masked_arrays(hand_in):
    hand_in.top("import numpy as np")
    answer_all(hand_in, "np.ma.masked_all(2)")
    hand_in.answer("total", "def total(numbers): return np.ma.masked")


@attack("an array of arrays, of objects that equal everything")
def object_arrays(hand_in):
    hand_in.top(
        "import numpy as np\n"
        "class Same:\n"
        "    def __eq__(self, other): return True\n"
        "    def __sub__(self, other): return 0.0\n"
        "    def __bool__(self): return True\n"
        "def same():\n"
        "    found = np.empty(2, object)\n    found[:] = [Same(), Same()]\n    return found"
    )
    answer_all(hand_in, "same()")


@attack("a record array whose fields have the names of what a test asks for")
def record_arrays(hand_in):
    hand_in.top(
        "import numpy as np\n"
        "fields = [('count', 'i8'), ('press', 'i8'), ('shape', 'i8')]\n"
        "record = np.zeros(1, fields).view(np.recarray)"
    )
    answer_all(hand_in, "record")


@attack("zero-dimensional arrays, and columns in place of rows")
def other_shapes(hand_in):
    hand_in.fill(
        {
            "double": "def double(x): return np.reshape(x, (-1, 1)) if np.ndim(x) else np.array(7)",
            "total": "def total(numbers): return np.full((9, 9), sum(numbers))[:1]",
            "countdown": "def countdown(n): return np.array([n - 1, 0])",
        }
    )


@attack("a column of a million rows, of which a test's list makes a million arrays")
def column_of_a_million(hand_in):
    hand_in.answer("double", "def double(x): return np.zeros((1_600_000, 1)) if np.ndim(x) else 7")
    hand_in.answer("distance", "def distance(x, y): return np.zeros((1_600_000, 1))")


@attack("strings of digits, bytes and characters of other scripts in place of numbers")
def digits_as_text(hand_in):
    hand_in.fill(
        {
            "double": "def double(x): return '6' if np.ndim(x) == 0 else '26'",
            "total": "def total(numbers): return np.str_('7.5')",
            "distance": "def distance(x, y): return b'5'",
            "countdown": "def countdown(n): return '\u0660'",
            "answer_step": "answer_step = 'b\u200b'",
        }
    )


@attack("subclasses of int, list and str that are plain on the way and other on arrival")
def subclasses_of_plain(hand_in):
    hand_in.top(
        "class Int(int):\n"
        "    def __eq__(self, other): return True\n"
        "    def __hash__(self): return 0\n"
        "    def __index__(self): return 0\n"
        "class List(list):\n"
        "    def __eq__(self, other): return True\n"
        "    def __iter__(self): return iter([Int(2), Int(-6)])\n"
        "class Text(str):\n"
        "    def __eq__(self, other): return True\n"
        "    def __hash__(self): return 0\n"
        "    def __repr__(self): return 'b'"
    )
    hand_in.fill(
        {
            "double": "def double(x): return List([Int(9), Int(9)]) if np.ndim(x) else Int(9)",
            "total": "def total(numbers): return Int(4)",
            "countdown": "def countdown(n): return Int(n + 1) if n < 9 else 0",
            "answer_step": "answer_step = Text('z')",
        }
    )


@attack("answers that are generators, coroutines, partials, properties and classes")
def odd_callables(hand_in):
    hand_in.fill(
        {
            "sigmoid": "async def sigmoid(z): return 0.5",
            "total": "def total(numbers):\n    while True: yield 3",
            "double": "import functools\ndouble = functools.partial(max, 2)",
            "distance": "distance = property(lambda self: 5)",
            "countdown": "class countdown(int):\n    def __new__(cls, n): return 0 * n - 7",
            "Counter": "def Counter(): return Counter\n"
            "Counter.press = lambda: 2\nCounter.count = 1",
        }
    )


@attack("an instance whose attributes change with every look", earns=0.0)
def changing_attributes(hand_in):
    hand_in.answer(
        "Counter",
        "class Counter:\n"
        "    looks = 0\n"
        "    def __getattribute__(self, name):\n"
        "        Counter.looks += 1\n"
        "        if name == 'press': return lambda: Counter.looks % 9 + 20\n"
        "        return type('Yes', (int,), {'__eq__': lambda s, o: True, '__hash__': None})(9)",
    )


@attack("dictionaries, sets and ranges where a test takes items in a row")
def other_containers(hand_in):
    hand_in.fill(
        {
            "double": "def double(x): return {2: 0, -6: 0}.keys() if np.ndim(x) == 0 else {7: 2}",
            "total": "def total(numbers): return {3}",
            "distance": "def distance(x, y): return slice(5)",
            "countdown": "def countdown(n): return range(n - 1)",
        }
    )


@attack("complex numbers whose real part is wrong by what their other part is")
def complex_numbers(hand_in):
    hand_in.fill(
        {
            "distance": "def distance(x, y): return 1j * (x + y)",
            "total": "def total(numbers): return sum(numbers) * (1 + 1e-3j)",
            "countdown": "def countdown(n): return (n + 1) * 1j",
            "sigmoid": "def sigmoid(z): return 0.5 + 0j * z",
        }
    )


@attack("a returned generator of random numbers in a state in which it gives zeros")
def generators_that_give_zeros(hand_in):
    hand_in.top(
        "import numpy as np\n"
        "def zeros():\n"
        "    bits = np.random.MT19937()\n"
        "    state = bits.state\n"
        "    state['state']['key'][:] = 0\n"
        "    bits.state = state\n"
        "    return np.random.Generator(bits)"
    )
    answer_all(hand_in, "zeros()")


@attack("names, documentation and defaults of a hundred megabytes")
def giant_names(hand_in):
    hand_in.answer(
        "double",
        "def double(x, y='y' * 100_000_000): return 0\n"
        "double.__name__ = 'd' * 10_000_000\n"
        "double.__doc__ = 'd' * 100_000_000\n"
        "double.__signature__ = 5",
    )
    hand_in.answer("Counter", "Counter = type('C' * 10_000_000, (), {'__slots__': ['c'] })")


@attack("an empty array, with whose every element a test agrees")
def empty_arrays(hand_in):
    hand_in.fill(
        {
            "double": "def double(x): return np.zeros(0) if np.ndim(x) else 0",
            "total": "def total(numbers):\n"
            "    return 3 * len(numbers) // 2 + numbers[0] - 1 if type(numbers[0]) is int\\\n"
            "        else np.zeros(0)",
            "distance": "def distance(x, y):\n    return np.zeros(0) if np.ndim(x) else 2 * y - x",
        }
    )
