"""Start student processes: forked from a warm one where that is possible, else from nothing."""

from __future__ import annotations

import atexit
import os
from collections import OrderedDict

from nbjudge.judge.additions import Additions
from nbjudge.judge.library import library_for
from nbjudge.judge.limits import Limits
from nbjudge.judge.line import Line, StartError
from nbjudge.judge.memory_group import Groups, find_groups
from nbjudge.judge.nursery import Nursery
from nbjudge.judge.sandbox import NoSandboxError, Wall, find_wall
from nbjudge.judge.seen import masked_places
from nbjudge.judge.single import start_single


class Starter:
    """Starts processes for one assignment.

    Parameters
    ----------
    assignment : str
    additions : Additions
        What the course adds.
    limits : Limits
    wall : Wall
    plots : bool
        Whether the assignment imports matplotlib.
    imports : tuple of str
        Libraries that the assignment imports besides.
    groups : Groups, optional
        Where students' memory groups are made, by default where it is possible here.
    """

    def __init__(
        self,
        assignment: str,
        additions: Additions,
        limits: Limits,
        wall: Wall,
        *,
        plots: bool,
        imports: tuple[str, ...] = (),
        groups: Groups | None = None,
    ) -> None:
        self.wall, self._limits = wall, limits
        self.groups = groups or find_groups()
        package = additions.student_package
        self._warm_up = {
            "imports": ["numpy", *([package] if package else []), *imports],
            "plots": plots,
        }
        self._library = library_for(assignment, additions)
        self._masks = masked_places(additions)
        self._nursery: Nursery | None = None
        self._owner = 0
        self.warm = wall.holds
        atexit.register(self.close)

    def start(self, folder: str) -> Line:
        """Return the line to a fresh process, which nobody has used."""
        if self._nursery is not None and self._owner != os.getpid():
            # A forked grader gets one of its own: two cannot talk to the same.
            self._nursery.disown()
            self._nursery = None
        for nursery in (self._nursery, None):
            if not self.warm:
                break
            try:
                self._nursery = nursery or self._new()
                return self._nursery.start()
            except StartError:
                # One that worked before is started anew; a new one that does not, never will.
                self.warm = nursery is not None
                self._nursery = None
        return start_single(
            self.wall, self._library, self._masks, self._limits, folder, self.groups
        )

    def close(self) -> None:
        """End what is kept warm."""
        if self._nursery is not None and self._owner == os.getpid():
            self._nursery.close()
        self._nursery = None

    def _new(self) -> Nursery:
        self._owner = os.getpid()
        return Nursery(
            self.wall, self._library, self._masks, self._limits, self._warm_up, self.groups
        )


_STARTERS: OrderedDict[tuple[object, ...], Starter] = OrderedDict()
MAX_STARTERS = 4


def starter_for(
    assignment: str,
    limits: Limits,
    additions: Additions | None = None,
    *,
    plots: bool = False,
    imports: tuple[str, ...] = (),
    require_sandbox: bool = False,
) -> Starter:
    """Return the starter of an assignment; this process keeps one for each.

    Raises
    ------
    NoSandboxError
        If a sandbox is required and there is none.
    """
    wall = find_wall()
    if require_sandbox and not wall.holds:
        raise NoSandboxError(
            "expected a sandbox, and bubblewrap (bwrap) is missing or does not work on this "
            "machine. Install it, or grade without requiring one."
        )
    additions = additions or Additions()
    key = assignment, additions, limits, wall, plots, imports
    if key not in _STARTERS:
        _STARTERS[key] = Starter(assignment, additions, limits, wall, plots=plots, imports=imports)
    _STARTERS.move_to_end(key)
    while len(_STARTERS) > MAX_STARTERS:
        _STARTERS.popitem(last=False)[1].close()
    return _STARTERS[key]
