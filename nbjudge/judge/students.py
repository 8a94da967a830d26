"""Functions, classes and instances of the student's, as a test in the judge meets them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from nbjudge.judge.additions import Additions
from nbjudge.judge.attempts import attempt, is_given
from nbjudge.judge.edited import read_edits, read_names
from nbjudge.judge.replies import Called
from nbjudge.judge.same_value import of_value
from nbjudge.shared.editing.variants import Edits
from nbjudge.shared.outcome import Outcome
from nbjudge.shared.remote import Remote

_DEFAULT = "…"


class Caller(Protocol):
    """The part of a session that proxies need."""

    # Names of the classes that the lesson asks for, as far as it says so.
    asked: frozenset[str]
    additions: Additions

    def call(self, what: Any, args: tuple[Any, ...], options: dict[str, Any]) -> Any:
        """See `nbjudge.judge.session.Session.call`."""

    def question(self, item: Any, question: str, *details: Any) -> Any:
        """See `nbjudge.judge.session.Session.question`."""

    def seeing(self, others: Mapping[str, Any]) -> AbstractContextManager[None]:
        """See `nbjudge.judge.session.Session.seeing`."""

    def announce(self, what: Any, calls: Sequence[tuple[Any, ...]], seconds: float) -> None:
        """See `nbjudge.judge.session.Session.announce`."""

    def value_at_hand(self, args: tuple[Any, ...]) -> bytes | None:
        """See `nbjudge.judge.session.Session.value_at_hand`."""

    def decode(self, frame: bytes) -> Any:
        """See `nbjudge.judge.session.Session.decode`."""

    def attempt(self, what: Any, args: tuple[Any, ...], seconds: float) -> Called:
        """See `nbjudge.judge.session.Session.attempt`."""


class StudentsOwn(Remote):
    """What can be called and is the student's; checks try it without a call of their own."""

    _session: Caller

    def _seeing(self, others: Mapping[str, Any]) -> AbstractContextManager[None]:
        return self._session.seeing(others)

    def _announce(self, calls: Sequence[tuple[Any, ...]], seconds: float) -> None:
        if calls and all(map(is_given, calls)):
            self._session.announce(self, calls, seconds)

    def _at_hand(self, args: tuple[Any, ...]) -> Outcome | None:
        frame = self._session.value_at_hand(args)
        return None if frame is None else of_value(args, frame, self._session.decode)

    def _outcome(self, args: tuple[Any, ...], seconds: float) -> Outcome | None:
        if not is_given(args):
            return None
        return attempt(lambda: self._session.attempt(self, args, seconds), args)

    def _outside(self) -> list[list[str]]:
        return read_names(self._session.question(self, "outside"))

    def _edits(self, adding: bool) -> Edits | None:
        return read_edits(self._session.question(self, "edits", adding))


class StudentFunction(StudentsOwn):
    """A function of the student's. Calling it calls theirs."""

    def __init__(self, session: Caller, told: dict[str, Any]) -> None:
        self._session = session
        self._number = int(told["number"])
        self._untouched = bool(told.get("untouched"))
        _dress(self, told)

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Call theirs."""
        return self._session.call(self, args, options)

    def __getattr__(self, name: str) -> Any:
        # How they are shown is not theirs to say: no `_repr_html_` reaches a page.
        if name.startswith(("__", "_repr_")):
            raise AttributeError(name)
        return self._session.call("getattr", (self, name), {})

    def __deepcopy__(self, memo: object) -> StudentFunction:
        return self

    def __repr__(self) -> str:
        return f"<function {getattr(self, '__name__', '?')}>"

    def _is_untouched(self) -> bool:
        return self._untouched

    def _uses(self, library: Iterable[str]) -> bool:
        return bool(self._session.question(self, "uses", list(library)))


# Where a result is no number, the words for it name its type: theirs.
StudentFunction.__name__ = "function"


def _ask(item: StudentInstance, name: str, *args: Any) -> Any:
    return item._session.call(name, (item, *args), {})


def _operator(name: str) -> Callable[..., Any]:
    return lambda self, *args: _ask(self, name, *args)


def _between(name: str, sign: str) -> Callable[..., Any]:
    """Return a comparison, which is the students' own only between two objects of theirs.

    Who compares with a number is told what is expected, and says what it likes.
    """

    def operate(self: StudentInstance, other: Any) -> Any:
        if not isinstance(other, StudentInstance):
            raise _unsupported(self, sign, other)
        return _ask(self, name, other)

    return operate


def _arithmetic(name: str, sign: str) -> Callable[..., Any]:
    """Return an operator; with plain data, only for the lesson's classes, and not to a number.

    ``vector / 2`` gives a vector. What gives a number to ``result - 5`` was told what is expected.
    """

    def operate(self: StudentInstance, other: Any) -> Any:
        if isinstance(other, StudentInstance):
            return _ask(self, name, other)
        if any(kind.__name__ in self._session.asked for kind in type(self).__mro__):
            result = _ask(self, name, other)
            if isinstance(result, StudentInstance):
                return result
        raise _unsupported(self, sign, other)

    return operate


def _unsupported(item: StudentInstance, sign: str, other: Any) -> TypeError:
    return TypeError(
        f"unsupported operand type(s) for {sign}: {type(item).__name__!r} and "
        f"{type(other).__name__!r}"
    )


class StudentInstance:
    """An object of a class of the student's: attributes, methods and operators are theirs.

    What decides about points is not. It never equals plain data, is not told what a test compares
    it with, looks for an item among what it iterates over, and does not say itself what it is.
    """

    _session: Caller
    _number: int

    def __getattr__(self, name: str) -> Any:
        # How they are shown is not theirs to say: no `_repr_html_` reaches a page.
        if name.startswith(("__", "_repr_")):
            raise AttributeError(name)
        return self._session.call("getattr", (self, name), {})

    def __setattr__(self, name: str, value: Any) -> None:
        self._session.call("setattr", (self, name, value), {})

    def __delattr__(self, name: str) -> None:
        self._session.call("delattr", (self, name), {})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, StudentInstance):
            return False
        return self is other or self._session.call("eq", (self, other), {}) is True

    def __hash__(self) -> int:
        return id(self)

    def __bool__(self) -> bool:
        return bool(self._session.call("bool", (self,), {}))

    def __len__(self) -> int:
        return int(self._session.call("len", (self,), {}))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._session.call("iter", (self,), {}))

    def __contains__(self, item: Any) -> bool:
        return any(item is own or item == own for own in self)

    def __deepcopy__(self, memo: object) -> StudentInstance:
        return self

    def __enter__(self) -> Any:
        return self._session.call("enter", (self,), {})

    def __exit__(self, *error: Any) -> None:
        self._session.call("exit", (self,), {})

    def __repr__(self) -> str:
        return f"<{type(self).__name__} object>"

    __getitem__ = _operator("getitem")
    __setitem__ = _operator("setitem")
    __delitem__ = _operator("delitem")
    __lt__ = _between("lt", "<")
    __le__ = _between("le", "<=")
    __add__ = _arithmetic("add", "+")
    __sub__ = _arithmetic("sub", "-")
    __mul__ = _arithmetic("mul", "*")
    __truediv__ = _arithmetic("truediv", "/")
    __matmul__ = _arithmetic("matmul", "@")
    __neg__ = _operator("neg")


class CallableInstance(StudentsOwn):
    """What instances of a class with ``__call__`` have on top."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Call theirs."""
        return self._session.call(self, args, options)

    def _is_untouched(self) -> bool:
        return False

    def _uses(self, library: Iterable[str]) -> bool:
        return bool(self._session.question(self, "uses", list(library)))


class StudentClass(type(Remote)):  # type: ignore[misc]
    """A class of the student's: calling it makes one of their instances."""

    def __call__(cls, *args: Any, **options: Any) -> Any:
        """Make an instance of theirs."""
        return cls._session.call(cls, args, options)

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return cls._session.call("getattr", (cls, name), {})


def _dress(item: Any, told: dict[str, Any]) -> None:
    for name in ("__name__", "__qualname__", "__module__", "__doc__"):
        if told.get(name) is not None:
            setattr(item, name, str(told[name]))
    if told.get("signature") is not None:
        item.__signature__ = signature_of(told["signature"])


def signature_of(parameters: list[list[Any]]) -> inspect.Signature:
    """Build the signature that the student's end has told."""
    kinds = {int(kind): kind for kind in inspect._ParameterKind}
    return inspect.Signature(
        [
            inspect.Parameter(
                str(name), kinds[kind], default=_DEFAULT if has_default else inspect.Parameter.empty
            )
            for name, kind, has_default in parameters
        ]
    )
