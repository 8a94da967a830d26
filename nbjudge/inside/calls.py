"""What the judge asks of the student's objects: fetch, call, look into."""

from __future__ import annotations

import contextlib
import operator
import sys
import time
import warnings
from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any

import numpy as np

from nbjudge.shared.editing.bounds import give_back
from nbjudge.shared.editing.variants import edits_of
from nbjudge.shared.outside import outside
from nbjudge.shared.own_line import own_line
from nbjudge.shared.seeing import seeing
from nbjudge.shared.shortcuts import uses
from nbjudge.shared.time_limit import TimeUpError, within

from . import withheld
from .host import Host
from .kinds import TooManyItemsError
from .lending import Lent, error_of
from .streams import Room, Tape, TooMuchOutputError
from .wire import Codec, TooLargeError

MAX_PRINTED = 100_000
MAX_WARNINGS = 50
# As in anncourse.checks.evaluate.
LEAST_SECONDS = 0.2
# What a call may change: itself, or what it holds.
MUTABLE = (np.ndarray, list, dict, set, tuple)


class Calls:
    """Does what the judge asks with the objects of one student."""

    def __init__(self, student: Host) -> None:
        self._student = student
        self.lent = Lent()
        # The judge's functions that were handed over, with their numbers; by identity, because
        # to the student's code they must look like any other function.
        self._borrowed: dict[int, tuple[Any, int]] = {}
        self._known: dict[int, Any] = {}
        self._seen = contextlib.ExitStack()
        self.codec = Codec(
            lend=self.lent.describe,
            borrow=self._borrow,
            returned=self._returned,
            own=self.lent.__getitem__,
        )

    def get(self, name: str) -> dict[str, Any]:
        """Return a variable by value, a function by number."""
        if name not in self._student.names:
            return {"missing": True}
        return self._told(lambda: self._student.names[name])

    def call(
        self,
        what: Any,
        args: list[Any],
        options: dict[str, Any],
        errors: dict[str, Any],
        seconds: float,
    ) -> dict[str, Any]:
        """Call a function, or an operator by its name, and tell everything that it did."""
        function = OPERATORS[what] if isinstance(what, str) else what
        before = [self._image(arg) for arg in args]
        told = self._told(lambda: function(*args, **options), function, errors, seconds)
        told["changed"] = {
            place: arg
            for place, arg in enumerate(args)
            if before[place] is not None and self._image(arg) != before[place]
        }
        told["rngs"] = {
            place: arg for place, arg in enumerate(args) if isinstance(arg, np.random.Generator)
        }
        return told

    def call_each(
        self,
        number: int,
        function: Any,
        calls: list[list[Any]],
        errors: dict[str, Any],
        seconds: float,
    ) -> None:
        """Call a function again and again, and answer each; after one without an end, stop.

        Parameters
        ----------
        seconds : float
            Wall time for all together; when it is used up, each gets `LEAST_SECONDS`.
        """
        end = time.monotonic() + seconds
        skipped = False
        with self._student.sending(together=True):
            for args in calls:
                if skipped:
                    told: dict[str, Any] = {"skipped": True}
                else:
                    left = max(LEAST_SECONDS, end - time.monotonic())
                    told = self.call(function, args, {}, errors, left)
                    skipped = "too_long" in told or "too_much" in told
                self._student.answer(number, told)

    def see(self, others: dict[str, Any]) -> None:
        """Put what is the judge's into the notebook's names; with nothing, what stood there."""
        self._seen.close()
        self._seen.enter_context(seeing(self._student.names, others))

    def ask(self, item: Any, question: str, *details: Any) -> Any:
        """Answer a question about an object without calling it."""
        if question == "uses":
            return uses(item, details[0])
        if question == "outside":
            return outside(item)
        if question == "edits":
            return self._edits(item, details[0])
        raise ValueError(f"expected edits, outside or uses. Got {question!r}.")

    def _edits(self, item: Any, adding: bool) -> dict[str, Any] | None:
        edits = edits_of(item, adding)
        if edits is None:
            return None
        told = [[e.kind, e.name, e.function, *e.pair, e.line, e.text] for e in edits.edits]
        return {"edits": told, "run": edits.run}

    def _told(
        self,
        work: Callable[[], Any],
        function: Any = None,
        errors: Mapping[str, Any] | None = None,
        seconds: float = 60.0,
    ) -> dict[str, Any]:
        room = self._student.room = Room(MAX_PRINTED, 1_000)
        before = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = Tape("stdout", room), Tape("stderr", room)
        withheld.CALLED.clear()
        told: dict[str, Any] = {}
        try:
            with warnings.catch_warnings(record=True) as caught, np.errstate(**errors or {}):
                warnings.simplefilter("always")
                try:
                    # Encoded inside: what a generator does while it is read counts too.
                    told["frame"] = within(seconds, lambda: self.codec.encode(work()))
                except TimeUpError:
                    told["too_long"] = True
                except (TooManyItemsError, TooLargeError):
                    told["too_much"] = True
                except TooMuchOutputError:
                    told["too_much_output"] = True
                except BaseException as error:
                    told["error"] = error_of(error, own_line(error, _code_of(function)))
        finally:
            give_back()
            sys.stdout, sys.stderr = before
        told["out"], told["err"] = room.texts("stdout"), room.texts("stderr")
        told["warned"] = [
            [type_names(w.category), str(w.message)[:2_000]] for w in caught[:MAX_WARNINGS]
        ]
        told["tripped"] = list(dict.fromkeys(withheld.CALLED))[:20]
        return told

    def _image(self, arg: Any) -> Any:
        if type(arg) is np.ndarray:
            return arg.shape, arg.dtype.str, arg.tobytes()
        if not isinstance(arg, MUTABLE):
            return None
        try:
            return self.codec.encode(arg)
        except Exception:
            return b"not to be sent"

    def _borrow(self, told: Any) -> Any:
        name = str(told["name"])
        # The same function may be here: what asks "activation is relu" gets its answer.
        own = withheld.find(told["package"], name) if told["package"] else None
        if own is not None:
            return own
        number, student = int(told["number"]), self._student
        if number in self._known:
            return self._known[number]

        def function(*args: Any, **options: Any) -> Any:
            answer = student.ask_judge(number, list(args), options)
            for place, drawn in answer["rngs"].items():
                # What it drew there is drawn here as well.
                given = options[place] if isinstance(place, str) else args[place]
                given.bit_generator.state = drawn.bit_generator.state
            if answer.get("error"):
                raise _error_from(answer["error"])
            return answer["value"]

        function.__name__ = function.__qualname__ = name
        self._borrowed[id(function)] = function, number
        self._known[number] = function
        return function

    def _returned(self, item: Any) -> int | None:
        function, number = self._borrowed.get(id(item), (None, None))
        return number if function is item else None


def _code_of(function: Any) -> Any:
    # What is no plain function may do anything when it is asked for an attribute.
    return function if isinstance(function, FunctionType) else None


def type_names(kind: type) -> list[str]:
    """Return the names of a class and of those above it."""
    return [base.__name__ for base in kind.__mro__][:20]


def _error_from(told: dict[str, str]) -> BaseException:
    import builtins

    kind = getattr(builtins, told["class"], RuntimeError)
    if not (isinstance(kind, type) and issubclass(kind, Exception)):
        kind = RuntimeError
    return kind(told["text"])


def _index(item: Any, *place: Any) -> Any:
    return item[place[0]]


OPERATORS: dict[str, Callable[..., Any]] = {
    "getattr": getattr,
    "setattr": setattr,
    "delattr": delattr,
    "getitem": _index,
    "setitem": operator.setitem,
    "delitem": operator.delitem,
    "len": len,
    "iter": lambda item: list(iter(item)),
    "contains": operator.contains,
    "bool": bool,
    "int": int,
    "float": float,
    "eq": operator.eq,
    "lt": operator.lt,
    "le": operator.le,
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "truediv": operator.truediv,
    "matmul": operator.matmul,
    "neg": operator.neg,
    "enter": lambda item: item.__enter__(),
    "exit": lambda item: item.__exit__(None, None, None),
}
