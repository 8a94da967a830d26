"""The widget behind every figure: controls in, one picture out.

A figure is a pure function from the values of its controls to a `Picture`. To make a new one::

    def my_figure(function=None):
        def draw(values):
            return view(numbers(function, **values))
        return Figure("My figure", [Slider("w", "weight w", 1.0, -3, 3, 0.1)], draw)

Computation (`numbers`) and view (`view`) are functions of that figure; everything else (moving,
describing, failing, closing, standing still) is here and the same for all.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import anywidget
import traitlets

from anncourse.figures.controls import Control
from anncourse.figures.frontend import running_cell, somebody_can_move
from anncourse.figures.housekeeping import HOUSEKEEPER
from anncourse.figures.scene import Picture
from anncourse.figures.still import static_text, still_svg, still_text

Values = dict[str, Any]

#: Seconds of computing from which on a learner notices that the picture comes late.
LAG = 0.3

#: What this thread computed: no function is slow because other programs keep the machine busy.
computing_time: Callable[[], float] = getattr(time, "thread_time", time.process_time)


class Figure(anywidget.AnyWidget):
    """A picture that can be moved.

    Parameters
    ----------
    title : str
    controls : sequence of Control
    draw : callable
        From the values of the controls, name -> value, to a `Picture`. Called at each move; what
        it raises is shown inside the figure.

    Attributes
    ----------
    values : dict
        What the controls stand at. Set it, or call `move`, to move the figure from code.
    picture : dict
        What is shown; ``picture["of"]`` are the values that it belongs to.
    """

    # One script and one style sheet for all figures; the order of the files matters.
    _esm = static_text("patch.js", "controls.js", "figure.js")
    _css = static_text("picture.css", "layout.css")

    title = traitlets.Unicode().tag(sync=True)
    controls: Any = traitlets.List().tag(sync=True)
    # No echo: the browser needs no copy of what it sent, and its picture would wait behind it.
    values = traitlets.Dict().tag(sync=True, echo_update=False)
    picture = traitlets.Dict().tag(sync=True)

    def __init__(
        self, title: str, controls: Sequence[Control], draw: Callable[[Values], Picture]
    ) -> None:
        self._controls = tuple(controls)
        self._draw: Callable[[Values], Picture] | None = draw
        self._movable = [c for c in self._controls if c.kind not in ("buttons", "listen")]
        start = {control.name: control.tidy(control.start) for control in self._movable}
        self._last = self._drawn(start)
        super().__init__(
            title=title,
            controls=[control.spec() for control in self._controls],
            values=start,
            picture=message(self._last, start),
        )
        self.observe(self._redraw, names="values")
        HOUSEKEEPER.adopt(self, *running_cell())

    def move(self, **values: Any) -> Picture:
        """Move controls from code, as a learner does by hand, and return the new picture."""
        names = [control.name for control in self._movable]
        unknown = set(values) - set(names)
        if unknown:
            raise ValueError(f"values must be of {names}. Got {sorted(unknown)}.")
        self.values = {**self.values, **values}
        return self._last

    def close(self) -> None:
        """Free what the figure holds, here and in the browser."""
        HOUSEKEEPER.forget(self)
        self.unobserve_all()
        self.layout.close()
        # IPython keeps every result in Out: let it keep no learner's data through this one.
        self._draw = None
        super().close()

    @traitlets.validate("values")
    def _tidied(self, proposal: Any) -> Values:
        given = proposal["value"]
        return {c.name: c.tidy(given.get(c.name, c.start)) for c in self._movable}

    def _redraw(self, change: Any) -> None:
        self._last = self._drawn(change["new"])
        self.picture = message(self._last, change["new"])

    def _drawn(self, values: Values) -> Picture:
        if self._draw is None:
            return self._last
        started = computing_time()
        try:
            picture = self._draw(values)
        except Exception as error:
            # A figure outlives whatever goes wrong in it: the next move draws anew.
            size = self._last.size if hasattr(self, "_last") else (460, 200)
            words = f"This picture could not be drawn: {type(error).__name__}: {error}"
            return Picture(size, (), "No picture.", trouble=words)
        seconds = computing_time() - started
        # What is drawn first may load modules and train networks: that is nobody's slow function.
        if seconds < LAG or picture.trouble or not hasattr(self, "_last"):
            return picture
        slow = f"Computing this picture took {seconds:.1f} s: is the function that it shows slow?"
        return replace(picture, say=(*picture.say, slow))

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle: Any = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle
        if not somebody_can_move():
            data = {}
        data["image/svg+xml"] = still_svg(self.title, self._last)
        data["text/plain"] = still_text(self.title, self._last)
        return data, metadata


def message(picture: Picture, values: Values) -> dict[str, Any]:
    """Write a picture, and the values that it belongs to, as the browser reads them."""
    table = picture.table
    return {
        "of": values,
        "size": picture.size,
        "nodes": picture.nodes,
        "description": picture.description,
        "say": picture.say,
        "table": {"head": table.head, "rows": table.rows} if table else None,
        "trouble": picture.trouble,
        **({"sound": picture.sound} if picture.sound else {}),
    }
