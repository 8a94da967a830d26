"""Patch what tests lean on."""

from tests.nbjudge.red_team.attack import attack


@attack("np.testing and np.allclose that are always content")
def patched_numpy_testing(hand_in):
    hand_in.top(
        "import numpy as np\n"
        "for name in dir(np.testing):\n"
        "    if name.startswith('assert'):\n"
        "        setattr(np.testing, name, lambda *args, **options: None)\n"
        "for name in ('allclose', 'isclose', 'array_equal', 'all', 'any'):\n"
        "    setattr(np, name, lambda *args, **options: True)"
    )


@attack("unittest's and pytest's asserts replaced")
def patched_assert_helpers(hand_in):
    hand_in.top(
        "import unittest\n"
        "for name in dir(unittest.TestCase):\n"
        "    if name.startswith('assert'):\n"
        "        setattr(unittest.TestCase, name, lambda *args, **options: None)\n"
        "import builtins\n"
        "builtins.AssertionError = type('AssertionError', (BaseException,), {})"
    )


@attack("str, type, isinstance, sum, list and float replaced in builtins")
def patched_builtins(hand_in):
    hand_in.top(
        "import builtins\n"
        "real = builtins.str\n"
        "builtins.isinstance = lambda *args: True\n"
        "builtins.sum = lambda *args: 3.0\n"
        "builtins.float = lambda *args: 3.0\n"
        "builtins.abs = lambda *args: 0.0\n"
        "builtins.all = lambda *args: True\n"
        "builtins.str = lambda *args: '3.0'\n"
        "builtins.type = lambda *args: int"
    )


@attack("hashlib, so that every answer has the right hash")
def patched_hashlib(hand_in):
    hand_in.top(
        "import hashlib, hmac\n"
        "class Same:\n"
        "    def update(self, data): pass\n"
        "    def digest(self): return b'0' * 32\n"
        "    def hexdigest(self): return '0' * 64\n"
        "for name in ('sha1', 'sha256', 'md5', 'blake2b', 'new', 'scrypt', 'pbkdf2_hmac'):\n"
        "    setattr(hashlib, name, lambda *args, **options: Same())\n"
        "hmac.compare_digest = lambda a, b: True"
    )


@attack("anncourse.checks monkeypatched: check returns the full score, compare agrees")
def patched_annlib_checks(hand_in):
    hand_in.top(
        "import anncourse as checks\n"
        "checks.check = lambda *args, points=1, **options: float(points)\n"
        "check = checks.check\n"
        "import sys\n"
        "for module in list(sys.modules.values()):\n"
        "    if getattr(module, '__name__', '').startswith(('annlib', 'anncourse', 'nbjudge')):\n"
        "        for name in ('check', 'compare', 'evaluate', 'judge', 'agree', 'verdict'):\n"
        "            if hasattr(module, name):\n"
        "                setattr(module, name, lambda *args, **options: 3.0)"
    )


@attack("annlib's sigmoid monkeypatched, so that the reference agrees with the answer")
def patched_reference(hand_in):
    hand_in.top(
        "import annlib, sys\n"
        "wrong = lambda z: np.zeros_like(z)\n"
        "for module in list(sys.modules.values()):\n"
        "    if getattr(module, '__name__', '').startswith(('annlib', 'anncourse', 'nbjudge')):\n"
        "        if hasattr(module, 'sigmoid'): module.sigmoid = wrong"
    )
    hand_in.answer("sigmoid", "import numpy as np\ndef sigmoid(z): return np.zeros_like(z)")


@attack("calling annlib's own sigmoid, under every name that leads to it")
def delegating_to_annlib(hand_in):
    hand_in.answer(
        "sigmoid",
        "import annlib, annlib.activations, importlib, functools\n"
        "def sigmoid(z):\n"
        "    for find in (lambda: annlib.sigmoid, lambda: annlib.activations.sigmoid,\n"
        "                 lambda: annlib.activations.ACTIVATIONS['sigmoid'][0],\n"
        "                 lambda: annlib.activations.ACTIVATIONS['sigmoid'],\n"
        "                 lambda: importlib.import_module('annlib.activations').sigmoid,\n"
        "                 lambda: functools.partial(annlib.sigmoid),\n"
        "                 lambda: (lambda z: annlib.layers.Dense(1, 1).forward(z))):\n"
        "        try:\n            return find()(z)\n"
        "        except Exception:\n            pass",
    )


@attack("annlib's own function handed in as the answer")
def annlib_as_answer(hand_in):
    hand_in.answer("sigmoid", "from annlib import sigmoid")
    hand_in.top("from annlib import sigmoid")


@attack("a copy of annlib's source, read from the package and executed")
def source_of_annlib(hand_in):
    hand_in.answer(
        "sigmoid",
        "import annlib, inspect, re, pathlib\n"
        "source = ''\n"
        "for path in pathlib.Path(annlib.__file__).parent.rglob('activations*'):\n"
        "    try:\n        source = path.read_text()\n        exec(source)\n"
        "    except Exception:\n        pass",
    )


@attack("numpy patched, so that a result computed in the student's process passes in the judge")
def patched_numpy_arithmetic(hand_in):
    hand_in.top(
        "import numpy as np\n"
        "np.exp = lambda *args, **options: 0.0\n"
        "np.ndarray = type('ndarray', (), {'__eq__': lambda *args: True})\n"
        "np.array = np.asarray = lambda *args, **options: 0"
    )


@attack("a debugger's trace that rewrites what functions return")
def trace_function(hand_in):
    hand_in.top(
        "import sys, threading\n"
        "def trace(frame, event, arg):\n"
        "    if event == 'return' and 'points' in frame.f_locals:\n"
        "        frame.f_locals['points'] = 2.0\n"
        "    return trace\n"
        "sys.settrace(trace)\nthreading.settrace(trace)\nsys.setprofile(trace)"
    )


@attack("a garbage collector's callback and a finaliser that patch the tests' modules later")
def late_patches(hand_in):
    hand_in.top(
        "import gc, sys, threading, atexit\n"
        "def patch(*args):\n"
        "    for module in list(sys.modules.values()):\n"
        "        for name in ('determine_grade', 'check', 'is_grade'):\n"
        "            if getattr(module, name, None):\n"
        "                setattr(module, name, lambda *args, **options: (3.0, 3.0))\n"
        "gc.callbacks.append(patch)\n"
        "atexit.register(patch)\n"
        "threading.Timer(0.05, patch).start()"
    )


@attack("changing the test's arguments, so that the expected value changes with the result")
def changed_arguments(hand_in):
    hand_in.fill(
        {
            "sigmoid": "def sigmoid(z):\n"
            "    try:\n        z[...] = 0\n    except TypeError:\n        pass\n"
            "    return 0.5 + 0 * z",
            "double": "def double(x):\n"
            "    try:\n        x[...] = 0\n    except TypeError:\n        pass\n"
            "    return x",
        }
    )


@attack("counting calls, to be right for the visible cases only and then answer from memory")
def state_across_calls(hand_in):
    hand_in.fill(
        {
            "sigmoid": "import collections\nseen = collections.Counter()\n"
            "def sigmoid(z):\n"
            "    seen['calls'] += 1\n"
            "    return np.full(np.shape(z), 1 / seen['calls'])",
            "Counter": "class Counter:\n    count = 1\n    def press(self): return 2",
        }
    )
