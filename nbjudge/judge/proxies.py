"""Makes what stands in the judge for an object of the student's, and knows it again."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from nbjudge.inside.lending import MAX_HANDLES
from nbjudge.judge.students import (
    CallableInstance,
    Caller,
    StudentClass,
    StudentFunction,
    StudentInstance,
    signature_of,
)

MAX_DEPTH = 40


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
            vars(instance)["__signature__"] = signature_of(told["signature"])
        return instance

    def _class(self, told: dict[str, Any]) -> Any:
        above = self.make(told["above"]) if told["above"] else None
        bases = [StudentInstance] if above is None else [above]
        if told["calls"] and not (above and issubclass(above, CallableInstance)):
            bases.append(CallableInstance)
        name = str(told.get("__name__") or "object")[:100]
        content = {"_session": self._session, "_number": int(told["number"])}
        # Each costs as much as all above it.
        if len(bases[0].__mro__) > MAX_DEPTH:
            raise ValueError(f"classes more than {MAX_DEPTH} deep")
        kind: Any = StudentClass(name, tuple(bases), content)
        kind.__module__ = str(told.get("__module__") or "")
        if told.get("signature") is not None:
            kind.__signature__ = signature_of(told["signature"])
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


# Messages name it as they do in a notebook.
ModuleView.__name__ = ModuleType.__name__
