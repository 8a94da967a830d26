"""What stands in the judge for the student's functions, classes and instances."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any, Protocol

from nbjudge.inside.lending import MAX_HANDLES
from nbjudge.judge.additions import Additions
from nbjudge.judge.attempts import attempt, is_data
from nbjudge.judge.replies import Called
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

    def announce(self, what: Any, calls: Sequence[tuple[Any, ...]], seconds: float) -> None:
        """See `nbjudge.judge.session.Session.announce`."""

    def attempt(self, what: Any, args: tuple[Any, ...], seconds: float) -> Called:
        """See `nbjudge.judge.session.Session.attempt`."""


class StudentsOwn(Remote):
    """What can be called and is the student's; checks try it without a call of their own."""

    _session: Caller

    def _announce(self, calls: Sequence[tuple[Any, ...]], seconds: float) -> None:
        if calls and all(map(is_data, calls)):
            self._session.announce(self, calls, seconds)

    def _outcome(self, args: tuple[Any, ...], seconds: float) -> Outcome | None:
        if not is_data(args):
            return None
        return attempt(lambda: self._session.attempt(self, args, seconds), args)


class StudentFunction(StudentsOwn):
    """A function of the student's. Calling it calls theirs."""

    def __init__(self, session: Caller, told: dict[str, Any]) -> None:
        self._session = session
        self._number = int(told["number"])
        _dress(self, told)

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Call theirs."""
        return self._session.call(self, args, options)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._session.call("getattr", (self, name), {})

    def __deepcopy__(self, memo: object) -> StudentFunction:
        return self

    def __repr__(self) -> str:
        return f"<function {getattr(self, '__name__', '?')}>"

    def _is_untouched(self) -> bool:
        return bool(self._session.question(self, "untouched"))

    def _uses(self, library: Iterable[str]) -> bool:
        return bool(self._session.question(self, "uses", list(library)))


# Where a result is no number, the words for it name its type: theirs.
StudentFunction.__name__ = "function"


def _measure(name: str, sign: str) -> Callable[..., Any]:
    """Return an operator with which tests hold a result against what they expect.

    What is no object of a class that the lesson asks for must be plain data there: another
    object could be told what is expected, and be as close to it as it likes.
    """

    def operate(self: StudentInstance, other: Any) -> Any:
        named = isinstance(other, StudentInstance) or any(
            kind.__name__ in self._session.asked for kind in type(self).__mro__
        )
        if not named:
            raise TypeError(
                f"unsupported operand type(s) for {sign}: {type(self).__name__!r} and "
                f"{type(other).__name__!r}"
            )
        return self._session.call(name, (self, other), {})

    return operate


def _operator(name: str) -> Callable[..., Any]:
    def operate(self: StudentInstance, *args: Any) -> Any:
        return self._session.call(name, (self, *args), {})

    return operate


class StudentInstance:
    """An object of a class of the student's: attributes, methods and operators are theirs.

    What decides about points is not: it never equals plain data, and says what it is itself.
    """

    _session: Caller
    _number: int

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
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
        return bool(self._session.call("contains", (self, item), {}))

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
    __lt__ = _measure("lt", "<")
    __le__ = _measure("le", "<=")
    __add__ = _operator("add")
    __sub__ = _measure("sub", "-")
    __mul__ = _operator("mul")
    __truediv__ = _measure("truediv", "/")
    __matmul__ = _operator("matmul")
    __neg__ = _operator("neg")


class _Callable(StudentsOwn):
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


class Proxies:
    """Makes proxies, and the same one for the same object."""

    def __init__(self, session: Caller) -> None:
        self._session = session
        self._made: dict[int, Any] = {}
        self._classes: dict[int, Any] = {}

    def forget(self) -> None:
        """Forget all: the process that the numbers belong to is gone."""
        # New dictionaries: what was made before must not be taken for what is made next.
        self._made, self._classes = {}, {}

    def number_of(self, item: Any) -> int | None:
        """Return the student's number of an object, None where it is not theirs."""
        if isinstance(item, StudentFunction | StudentInstance) or type(item) is StudentClass:
            number = vars(item).get("_number")
            known = self._made.get(number) if isinstance(number, int) else None
            if known is not item:
                raise TypeError("an object of a process that is gone")
            return number
        return None

    def make(self, told: dict[str, Any]) -> Any:
        """Return what stands for an object of the student's."""
        number = int(told["number"])
        if number not in self._made:
            # Their end counts too, as long as it is what it was.
            if len(self._made) >= MAX_HANDLES:
                raise ValueError(f"more than {MAX_HANDLES:,} objects were handed out")
            make = {
                "function": self._function,
                "class": self._class,
                "instance": self._instance,
                "module": self._module,
            }[told["kind"]]
            self._made[number] = make(told)
        return self._made[number]

    def _function(self, told: dict[str, Any]) -> StudentFunction:
        return StudentFunction(self._session, told)

    def _instance(self, told: dict[str, Any]) -> StudentInstance:
        kind = self.make(told["class"])
        instance: StudentInstance = object.__new__(kind)
        vars(instance).update(_session=self._session, _number=int(told["number"]))
        if told.get("signature") is not None:
            vars(instance)["__signature__"] = _signature(told["signature"])
        return instance

    def _class(self, told: dict[str, Any]) -> Any:
        above = self.make(told["above"]) if told["above"] else None
        bases = [StudentInstance] if above is None else [above]
        if told["calls"] and not (above and issubclass(above, _Callable)):
            bases.append(_Callable)
        name = str(told.get("__name__") or "object")[:100]
        content = {"_session": self._session, "_number": int(told["number"])}
        kind: Any = StudentClass(name, tuple(bases), content)
        kind.__module__ = str(told.get("__module__") or "")
        if told.get("signature") is not None:
            kind.__signature__ = _signature(told["signature"])
        return kind

    def _module(self, told: dict[str, Any]) -> Any:
        module = sys.modules.get(str(told["name"]))
        foreign = self._session.additions.foreign_modules()
        if module is None or str(told["name"]).split(".")[0] in foreign:
            raise ValueError("a module that the judge does not have")
        return ModuleView(module)


class ModuleView(ModuleType):
    """A module of the judge's own that a student named: it can be read, and not written to."""

    def __init__(self, module: ModuleType) -> None:
        super().__init__(module.__name__, module.__doc__)
        vars(self)["_module"] = module

    def __getattr__(self, name: str) -> Any:
        return getattr(vars(self)["_module"], name)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{name} of module {self.__name__} cannot be set by a test")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{name} of module {self.__name__} cannot be deleted by a test")


def _dress(item: Any, told: dict[str, Any]) -> None:
    for name in ("__name__", "__qualname__", "__module__", "__doc__"):
        if told.get(name) is not None:
            setattr(item, name, str(told[name]))
    if told.get("signature") is not None:
        item.__signature__ = _signature(told["signature"])


def _signature(parameters: list[list[Any]]) -> inspect.Signature:
    kinds = {int(kind): kind for kind in inspect._ParameterKind}
    return inspect.Signature(
        [
            inspect.Parameter(
                str(name), kinds[kind], default=_DEFAULT if has_default else inspect.Parameter.empty
            )
            for name, kind, has_default in parameters
        ]
    )
