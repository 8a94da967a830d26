"""Run a student's notebook so that no cell of it can stop the class."""

import asyncio
import contextlib
import copy
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbgrader.preprocessors import Execute
from traitlets import Integer

from nbjudge.notebook.outputs import shorten_error, size_of
from nbjudge.notebook.stops import is_test, stop_cell
from nbjudge.stock.kernel import BoundedKernelManager

# An interrupt may be swallowed by a bare `except:` in a loop, so there are several, and some
# seconds for each, before the kernel is killed.
INTERRUPTS = 3
PATIENCE = 2.0
GRACE = 0.5


class CarefulExecute(Execute):  # type: ignore[misc]  # nbgrader has no types
    """Replaces nbgrader's Execute in `c.Autograde.autograde_preprocessors`.

    A cell that runs too long, puts out too much or ends its kernel gets an error in plain words.
    Where the kernel is lost, a new one takes its place and the cells before are run again, so the
    student loses the points of that one cell, not of all that follow. Options are read from
    `c.CarefulExecute` and, for what nbgrader has as well, from `c.Execute`.
    """

    max_output_bytes = Integer(
        2_000_000, help="Bytes that one cell may put out before it is stopped."
    ).tag(config=True)

    max_output_messages = Integer(
        10_000, help="Messages that one cell may put out before it is stopped."
    ).tag(config=True)

    kept_characters = Integer(
        2_000, help="Characters that are kept of what a stopped cell printed."
    ).tag(config=True)

    max_stops = Integer(
        5, help="Number of cells that are stopped before the rest of a notebook is not run."
    ).tag(config=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("kernel_manager_class", BoundedKernelManager)
        super().__init__(*args, **kwargs)
        # Nothing of a student's kernel is needed any more: no waiting until it has tidied up.
        self.shutdown_kernel = "immediate"

    def preprocess(
        self, nb: NotebookNode, resources: Any = None, km: Any = None
    ) -> tuple[NotebookNode, Any]:
        """Run the notebook."""
        self._stopped: set[int] = set()
        self._hopeless = self._lost = False
        self._reason: str | None = None
        result: tuple[NotebookNode, Any] = super().preprocess(nb, resources, km)
        return result

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, index: int
    ) -> tuple[NotebookNode, Any]:
        """Run one cell; whatever it does, there is a kernel for the next one."""
        if self._hopeless:
            if cell.cell_type == "code":
                stop_cell(cell, "NotRun", self.kept_characters, **self._limits())
            return cell, resources
        self._run(cell, index)
        if self._reason is not None:
            stop_cell(cell, self._reason, self.kept_characters, **self._limits())
            self._stopped.add(index)
            self._hopeless = len(self._stopped) >= self.max_stops
        if self._lost and not self._hopeless:
            self._revive(index)
        return cell, resources

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> Any:
        """Count what comes from the kernel, and stop the cell that sends too much."""
        if msg["msg_type"] != "status":
            self._n_messages += 1
            self._n_bytes += size_of(msg["content"]) + sum(len(b) for b in msg.get("buffers", []))
            if self._reason is not None:
                return None
            if self._n_bytes > self.max_output_bytes or self._n_messages > self.max_output_messages:
                self._reason = "TooMuchOutput"
                self._stopper = asyncio.ensure_future(self._stop_running_cell())
                if msg["msg_type"] != "stream":
                    return None
                msg["content"]["text"] = msg["content"]["text"][: self.kept_characters]
        return super().process_message(msg, cell, cell_index)

    def on_cell_executed(self, **kwargs: Any) -> None:
        """Shorten the errors of a finished cell, and notice one that ends its kernel politely."""
        payload = kwargs["execute_reply"]["content"].get("payload") or []
        if any(entry.get("source") == "ask_exit" for entry in payload):
            self._reason, self._lost = self._reason or "PythonEnded", True
        if self._reason is None:
            super().on_cell_executed(**kwargs)
            for output in kwargs["cell"].outputs:
                if output.output_type == "error":
                    shorten_error(output)

    async def _async_handle_timeout(self, timeout: int, cell: NotebookNode | None = None) -> Any:
        """Interrupt the kernel and return its reply; kill it if it does not reply."""
        self._reason = self._reason or "TooSlow"
        for _ in range(INTERRUPTS):
            await self._interrupt()
            if await self.kc.shell_channel.socket.poll(int(PATIENCE * 1000)):
                return await self.kc.shell_channel.get_msg(timeout=PATIENCE)
        await self._kill_kernel()
        raise DeadKernelError("Kernel did not react to interrupts and was killed")

    async def _stop_running_cell(self) -> None:
        running = self.task_poll_for_reply
        # A cell that is just ending is left to end: a late interrupt would hit the kernel itself.
        await asyncio.wait({running}, timeout=GRACE)
        for _ in range(INTERRUPTS):
            if running.done():
                return
            await self._interrupt()
            await asyncio.wait({running}, timeout=PATIENCE)
        if not running.done():
            # nbclient notices within a second that the kernel is dead.
            await self._kill_kernel()

    async def _interrupt(self) -> None:
        # The kernel may have ended in the meantime, which is noticed elsewhere.
        with contextlib.suppress(RuntimeError):
            await self.km.interrupt_kernel()

    async def _kill_kernel(self) -> None:
        self._lost = True
        with contextlib.suppress(RuntimeError):
            await self.km.shutdown_kernel(now=True)

    def _start_cell(self) -> None:
        self._n_bytes = self._n_messages = 0
        self._reason = None
        self._lost = False

    def _run(self, cell: NotebookNode, index: int) -> None:
        self._start_cell()
        try:
            self.execute_cell(cell, index, store_history=True)
        except DeadKernelError:
            self._reason, self._lost = self._reason or "PythonEnded", True
        except CellTimeoutError:
            # The cell has ended, but the news of it did not arrive: the connection was cut.
            self._reason, self._lost = self._reason or "OutputTooLarge", True

    def _revive(self, index: int) -> None:
        """Start a new kernel and bring it to the state before the cell at `index`."""
        self._cleanup_kernel()
        self.km = self.create_kernel_manager()
        self.start_new_kernel()
        self.start_new_kernel_client()
        for earlier in range(index):
            cell = self.nb.cells[earlier]
            if cell.cell_type == "code" and earlier not in self._stopped and not is_test(cell):
                # On a copy: the outputs of the first run are the ones to keep.
                self._run(copy.deepcopy(cell), earlier)
                self.nb.cells[earlier] = cell
                if self._lost:
                    # What went well before does not now: there is no state to go on from.
                    self._hopeless = True
                    return

    def _limits(self) -> dict[str, int]:
        return {
            "seconds": self.timeout or 0,
            "n_bytes": self.max_output_bytes,
            "n_messages": self.max_output_messages,
            "n_message_bytes": self.km.max_message_bytes,
            "n_stops": len(self._stopped),
        }
