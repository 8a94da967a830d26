"""A figure that Python moves by itself: buttons start something, and pictures come while it runs.

What runs is a generator of pictures, in a thread of its own or, where there are no threads, between
messages. The next picture is asked for only when the browser has shown the last one, so however
fast or slow either side is, nothing piles up.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from typing import Any

from anncourse.figures.controls import Control
from anncourse.figures.figure import Figure, Values, message
from anncourse.figures.scene import Picture
from nbjudge.shared.machine import THREADS

#: Seconds to wait for a browser to show a picture, and how many may go unseen before a run ends.
PATIENCE = 2.0
UNSEEN = 15
#: How many pictures may be on their way at once, and every which one the browser answers. An
#: answer is work for JupyterLab, which shows its kernel as busy and as idle again. Of more than two
#: pictures some would come to the screen in the same frame: drawn, and never seen.
AHEAD = 2
ASKING = 2

Cancelled = Callable[[], bool]
#: From the question whether to end, to be asked now and then, to pictures.
Frames = Callable[[Cancelled], Iterator[Picture]]


class LiveFigure(Figure):
    """A figure with buttons and something that runs.

    Parameters
    ----------
    title : str
    controls : sequence of Control
        With `anncourse.figures.controls.Buttons` among them.
    draw : callable
        As for `Figure`: the picture for values of the controls.
    presses : dict
        Label of a button -> what it does, a function of the figure.
    keeps_running : sequence of str
        Names of controls that may move while something runs. The others end it.
    """

    def __init__(
        self,
        title: str,
        controls: Sequence[Control],
        draw: Callable[[Values], Picture],
        presses: Mapping[str, Callable[[LiveFigure], None]],
        keeps_running: Sequence[str] = (),
    ) -> None:
        # Pictures come from the thread that runs, moves from the one that handles messages.
        self._turn = threading.RLock()
        self._presses = dict(presses)
        self._keeps_running = set(keeps_running)
        self._run: _Thread | _Task | None = None
        self._frame = self._seen = 0
        self._shown = threading.Event()
        super().__init__(title, controls, draw)
        self.on_msg(self._hear)

    @property
    def runs(self) -> bool:
        """Whether something runs, and is not about to end."""
        run = self._run
        return run is not None and run.is_alive() and not run.cancelled.is_set()

    def press(self, label: str) -> None:
        """Press a button from code, as a learner does by hand."""
        self._presses[label](self)

    def begin(self, frames: Frames) -> None:
        """Run something new; what ran before ends, and its pictures are not shown."""
        self._replace((_Thread if THREADS else _Task)(self, frames))

    def halt(self) -> None:
        """Have what runs end; it may show one more picture."""
        if self._run is not None:
            self._run.cancelled.set()

    def drop(self) -> None:
        """Have what runs end, without another picture."""
        self._replace(None)

    def push(self, picture: Picture) -> None:
        """Show a picture."""
        with self._turn:
            self._last = picture
            self._frame += 1
            told = {"frame": self._frame, "answer": self._frame % ASKING == 0}
            self.picture = message(picture, self.values) | told

    def close(self) -> None:
        """Free what the figure holds, and end what runs."""
        self.drop()
        self._presses = {}
        super().close()

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take new values from the browser."""
        with self._turn:
            super().set_state(sync_data)

    def _redraw(self, change: Any) -> None:
        old, new = change["old"], change["new"]
        if {name for name in new if new[name] != old.get(name)} - self._keeps_running:
            self.drop()
        super()._redraw(change)

    def _replace(self, run: _Thread | _Task | None) -> None:
        with self._turn:
            self.halt()
            self._run = run
            # What went before is not waited for.
            self._seen = self._frame
        if run is not None:
            run.start()

    def _hear(self, _: Any, content: Any, buffers: Any) -> None:
        if "shown" in content:
            self._seen = content["shown"]
            self._shown.set()
        elif content.get("press") in self._presses:
            before = self._frame
            self.press(content["press"])
            # The browser waits for an answer, even to a press that changes nothing.
            if self._frame == before and (self._run is None or not self._run.is_alive()):
                self.push(self._last)

    def _show_of(self, run: _Run, picture: Picture) -> Generator[None, None, bool]:
        """Show a picture of a run when the browser is ready for it; False if it seems gone.

        Yields as long as the browser has to be waited for.
        """
        end = time.monotonic() + PATIENCE
        while self._frame - self._seen >= AHEAD and not run.cancelled.is_set():
            if time.monotonic() > end:
                return False
            self._shown.clear()
            yield
        with self._turn:
            if self._run is run:
                self.push(picture)
        return True


class _Run:
    """Take pictures from a generator until it ends, is to end, or nobody looks."""

    def __init__(self, figure: LiveFigure, frames: Frames) -> None:
        self._figure, self._frames = figure, frames
        self.cancelled = threading.Event()

    def _steps(self) -> Iterator[None]:
        """Show the pictures; yield whenever the browser has to be waited for."""
        unseen = 0
        try:
            for picture in self._frames(self.cancelled.is_set):
                there = yield from self._figure._show_of(self, picture)
                unseen = 0 if there else unseen + 1
                if unseen >= UNSEEN:
                    self.cancelled.set()
        except Exception as error:
            words = f"This picture could not be drawn: {type(error).__name__}: {error}"
            last = self._figure._last
            told = Picture(last.size, last.nodes, last.description, trouble=words)
            yield from self._figure._show_of(self, told)


class _Thread(_Run, threading.Thread):
    """A run beside all else."""

    def __init__(self, figure: LiveFigure, frames: Frames) -> None:
        threading.Thread.__init__(self, name="annlib-live-figure", daemon=True)
        _Run.__init__(self, figure, frames)

    def run(self) -> None:
        for _ in self._steps():
            self._figure._shown.wait(0.05)


class _Task(_Run):
    """A run between messages: without threads, who waits must let others go on."""

    _task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.get_event_loop().create_task(self._all())

    def is_alive(self) -> bool:
        return self._task is not None and not self._task.done()

    async def _all(self) -> None:
        for _ in self._steps():
            await asyncio.sleep(0.01)
