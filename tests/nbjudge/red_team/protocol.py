"""Speak to the judge for the student's process: forged, broken, doubled and late messages."""

from tests.nbjudge.red_team.attack import attack

NO_LINE = "there is no such line; published_result is its like there"

# What an attacker who has read the source does to get hold of the line.
SEIZE = """\
import gc, struct, threading, time
import numpy as np
student = next(o for o in gc.get_objects() if type(o).__name__ == 'Student')
line = student._connection
def frame(value):
    return student.codec.encode(value)
def raw(skeleton, body=b''):
    return struct.pack('>II', len(skeleton), len(body)) + skeleton + body
send = student.answer
def instead(of, make):
    # `of` is a key that tells the kinds of answers apart: outputs of a cell, out of a call.
    def answer(number, told):
        send(number, make(told) if isinstance(told, dict) and of in told else told)
    student.answer = answer
"""
WRONG = {
    "sigmoid": "def sigmoid(z): return 0",
    "total": "def total(numbers): return 0",
    "double": "def double(x): return 0",
    "distance": "def distance(x, y): return 0",
    "countdown": "def countdown(n): return 0 if n == 5 else -7",
    "Counter": "class Counter:\n    count = 0\n    def press(self): return 0",
}


@attack("scores among the parts of an answer, and in their place", on_stock=NO_LINE)
def forged_answers(hand_in):
    hand_in.fill(WRONG)
    hand_in.top(
        f"{SEIZE}instead('out', lambda told: {{'frame': frame(3.0), 'score': 3.0, 'points': 3.0,\n"
        "    'out': '3.0', 'value': 3.0, 'passed': True}})"
    )


@attack("answers whose parts have the wrong types", on_stock=NO_LINE)
def misshapen_answers(hand_in):
    hand_in.fill(WRONG)
    hand_in.top(
        f"{SEIZE}"
        "answers = iter([{}, {'error': 7}, {'changed': 3}, {'rngs': {0: 1}},\n"
        "    {'warned': 3, 'frame': frame(1)}, {'tripped': 3}, {'out': {}, 'frame': frame(2)},\n"
        "    {'changed': {'x': 1}, 'frame': frame(2)}, {'changed': {99: [1]}, 'frame': frame(2)},\n"
        "    {'error': {'classes': [], 'text': 1}}, {'error': {'classes': [[1]]}}, 5, None, 'x',\n"
        "    []] * 99)\n"
        "instead('out', lambda told: next(answers))"
    )


FORMS = {
    "a_number": "5",
    "nothing": "None",
    "empty": "{}",
    "no_list": "{'outputs': 7, 'error': None, 'stopped': ''}",
    "no_pairs": "{'outputs': [['stdout'], 5, [1, 2]], 'error': 7, 'stopped': ''}",
    "an_unknown_reason": "{'outputs': [], 'error': None, 'stopped': '3.0'}",
    "no_reason": "{'outputs': [], 'error': None, 'stopped': [1]}",
    "no_error": "{'outputs': [], 'error': {'name': [], 'frames': 5}, 'stopped': ''}",
    "no_text": "{'outputs': [['result', {'text/plain': '3.0', 5: 6, 'text/html': chr(0xd800)}]],"
    " 'error': {'name': chr(0xd800), 'frames': [1, chr(0xd800)]}, 'stopped': ''}",
    "a_flood": "{'outputs': [['stdout', chr(0)]] * 90_000, 'error': None, 'stopped': ''}",
}


def outputs_that_are(what, form):
    """Return what makes a notebook whose cells' outputs are told in a form that is wrong."""

    def make(hand_in):
        hand_in.fill(WRONG)
        hand_in.top(f"{SEIZE}instead('outputs', lambda told: {form})")

    make.__name__ = f"outputs_that_are_{what}"
    return make


for name, form in FORMS.items():
    told = f"telling of a cell's outputs in a form that is wrong: {name.replace('_', ' ')}"
    attack(told, on_stock=NO_LINE)(outputs_that_are(name, form))


@attack("noise on the line", on_stock=NO_LINE)
def noise(hand_in):
    hand_in.top(f"{SEIZE}line.sendall(bytes(range(256)) * 100)")
    hand_in.answer("double", f"{SEIZE}def double(x): line.sendall(b'\\xff' * 1000)")


@attack("a frame that announces four gigabytes, and one that never ends", on_stock=NO_LINE)
def lying_lengths(hand_in):
    hand_in.top(f"{SEIZE}line.sendall(b'\\xff' * 8)")
    hand_in.answer(
        "double",
        f"{SEIZE}def double(x):\n"
        "    line.sendall(struct.pack('>II', 1000, 0))\n"
        "    while True:\n        line.sendall(b'x')\n        time.sleep(0.3)",
    )


@attack(
    "a small frame that becomes a hundred gigabytes: one blob, named again and again",
    on_stock=NO_LINE,
)
def amplified_arrays(hand_in):
    hand_in.fill(WRONG)
    hand_in.top(
        f"{SEIZE}import msgpack\n"
        "size = 20_000_000\n"
        "item = msgpack.ExtType(2, msgpack.packb(['|u1', [size], 'C', 0, size]))\n"
        "value = raw(msgpack.packb([item] * 60), bytes(size))\n"
        "instead('out', lambda told: {'frame': value})"
    )


@attack("arrays with impossible shapes, orders, dtypes and places", on_stock=NO_LINE)
def hostile_arrays(hand_in):
    hand_in.top(
        f"{SEIZE}import msgpack\n"
        "forms = [['<f8', [2**62, 4], 'C', 0, 8], ['<f8', [-1], 'C', 0, 8],\n"
        "    ['|O', [1], 'C', 0, 8], ['<f8', [1] * 64, 'C', 0, 8], ['<U0', [10**9], 'C', 0, 0],\n"
        "    ['<U0', [2**31, 2**31, 4], 'C', 0, 0], ['|V8', [1], 'C', 0, 8],\n"
        "    ['<f8', [1], 'C', -8, 8], ['<f8', [1], 'C', 8, 8], ['<f8', [1.5], 'C', 0, 8],\n"
        "    ['f8,O', [1], 'C', 0, 16], ['<M8[s]', [1], 'C', 0, 8], 7, [], None, ['<f8'] * 5]\n"
        "forms = iter([raw(msgpack.packb(msgpack.ExtType(2, msgpack.packb(form))), bytes(8))\n"
        "         for form in forms] * 99)\n"
        "instead('out', lambda told: {'frame': next(forms)})"
    )
    hand_in.fill(WRONG)


@attack("unknown codes, modules, generators and classes by name", on_stock=NO_LINE)
def hostile_names(hand_in):
    hand_in.top(
        f"{SEIZE}import msgpack\n"
        "forms = [(code, content) for code in (13, 14, 15, 16, 1, 5, 7, 9, 11, 100, 101, 127)\n"
        "    for content in (['numpy', 'load'], ['builtins', 'eval'], ['int', 'x' * 10**6, 1],\n"
        "        ['builtins', 'open'], ['numpy', '__builtins__'], ['PCG64', {'state': 'x'}],\n"
        "        {'number': 5, 'kind': 'module', 'name': 'os'}, 10**18, [0, 10**18, 1],\n"
        "        {'number': 6, 'kind': 'class', 'above': None, 'calls': True, '__name__': '\\0'},\n"
        "        {'number': 7, 'kind': 'function', 'signature': [['1', 9, 9]]}, 'x', b'x')]\n"
        "forms = iter([raw(msgpack.packb(msgpack.ExtType(c, msgpack.packb(v))))\n"
        "         for c, v in forms] * 9)\n"
        "instead('out', lambda told: {'frame': next(forms)})"
    )
    hand_in.fill(WRONG)


@attack(
    "calling the judge's functions without end, so that it never looks at the clock",
    on_stock=NO_LINE,
)
def callback_flood(hand_in):
    hand_in.answer(
        "double",
        f"{SEIZE}"
        "def double(x):\n"
        "    flood = frame(['callback', 0, [[], {}]]) * 5000\n"
        "    def drain():\n        while line.recv(1 << 20): pass\n"
        "    threading.Thread(target=drain, daemon=True).start()\n"
        "    while True: line.sendall(flood)",
    )


@attack("answers sent twice, and answers sent ahead to questions not yet asked", on_stock=NO_LINE)
def doubled_answers(hand_in):
    hand_in.top(
        f"{SEIZE}"
        "def twice(number, answer):\n"
        "    for ahead in range(20):\n"
        "        send(number + ahead, dict(answer) if isinstance(answer, dict) else answer)\n"
        "student.answer = twice"
    )


@attack("answers that come after the time is up", on_stock=NO_LINE)
def late_answers(hand_in):
    hand_in.top(
        f"{SEIZE}"
        "def late(number, answer):\n"
        "    def later():\n        time.sleep(8)\n        send(number, answer)\n"
        "    threading.Thread(target=later).start()\n"
        "student.answer = late"
    )


@attack("hanging up", on_stock=NO_LINE)
def hanging_up(hand_in):
    hand_in.top(f"{SEIZE}line.close()")
    hand_in.answer("double", f"{SEIZE}def double(x): line.shutdown(2)")


@attack(
    "rewriting the program that answers the judge, so that every cell reports success",
    on_stock=NO_LINE,
)
def rewritten_program(hand_in):
    hand_in.top(
        f"{SEIZE}import nbjudge.inside.calls as calls, nbjudge.inside.values as values\n"
        "import nbjudge.inside.lending as lending\n"
        "lending.is_untouched = lambda item: False\n"
        "calls.uses = lambda *args: False\n"
        "values.describe = lambda value, blobs: (None, 3.0)\n"
        "calls.withheld.CALLED = type('None', (list,), {'clear': lambda s: None})()\n"
        "import nbjudge.shared.time_limit as limit\n"
        "limit.within = calls.within = lambda seconds, work: work()"
    )


@attack("two hundred thousand classes and functions in one answer", on_stock=NO_LINE)
def flood_of_objects(hand_in):
    hand_in.fill(
        {
            "double": "def double(x): return [type(f'c{n}', (int,), {})(n) for n in range(30_000)]",
            "total": "def total(n): return [lambda: n for n in range(99_000)]",
        }
    )


@attack("an in-place change of an argument into something far larger", on_stock=NO_LINE)
def grown_arguments(hand_in):
    hand_in.top(
        f"{SEIZE}instead('out', lambda told: {{\n"
        "    'frame': frame(0), 'changed': {0: [1.5] * 300_000}, 'out': 'x' * 1_000_000,\n"
        "    'warned': [[['x'], 'y' * 50]] * 30_000, 'tripped': ['sigmoid'] * 10_000})"
    )
    hand_in.fill(WRONG)


@attack("answers in whose parts stand arrays, which are neither equal nor not", on_stock=NO_LINE)
def answers_that_are_arrays(hand_in):
    hand_in.fill(WRONG)
    hand_in.top(
        f"{SEIZE}"
        "student.answer = lambda number, told: line.sendall(\n"
        "    frame(['answer', np.array([number, number]), {'follows': np.array([1, 2])}]))"
    )


@attack(
    "classes without end, each named in a few bytes, thousands in every answer", on_stock=NO_LINE
)
def flood_of_classes(hand_in):
    hand_in.fill(WRONG)
    hand_in.top(
        f"{SEIZE}import itertools, msgpack\n"
        "numbers = itertools.count(100_000)\n"
        "def lent():\n"
        "    told = {'number': next(numbers), 'kind': 'class', 'above': None, 'calls': False}\n"
        "    return msgpack.ExtType(100, msgpack.packb(told))\n"
        "def many(): return raw(msgpack.packb([lent() for _ in range(39_000)]))\n"
        "instead('out', lambda told: {**told, 'frame': many()})"
    )
