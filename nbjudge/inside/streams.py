"""What the student's code prints, kept within bounds."""

from __future__ import annotations

import io


class TooMuchOutputError(BaseException):
    """A cell puts out more than is kept. Not an `Exception`, so that a loop cannot swallow it."""


class NobodyTypes(io.TextIOBase):
    """A stream to read from on which nobody types."""

    def readable(self) -> bool:
        """It is."""
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """Say what to write in place of `input()`."""
        raise EOFError(
            "nobody types while this is graded: write the value into the code, in place of input()"
        )


class Tape(io.TextIOBase):
    """A stream that writes into a shared list of (name, text), in the order of writing."""

    def __init__(self, name: str, room: Room) -> None:
        self._name, self._room = name, room

    @property
    def name(self) -> str:
        """Which stream it is: stdout or stderr."""
        return self._name

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """What `print` and libraries ask for."""
        return "utf-8"

    def writable(self) -> bool:
        """It is."""
        return True

    def isatty(self) -> bool:
        """It is not."""
        return False

    def write(self, text: str) -> int:
        """Keep a text, as long as there is room."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._room.take(self._name, text)
        return len(text)


class Room:
    """What was put out so far: texts and displays, in order, up to a number of bytes and pieces."""

    def __init__(self, n_bytes: int, n_pieces: int) -> None:
        self.outputs: list[list[object]] = []
        self.full = False
        self._bytes, self._pieces = n_bytes, n_pieces

    def take(self, name: str, text: str) -> None:
        """Add a text to one of the streams."""
        kept = text[: max(0, self._bytes)]
        self._bytes -= len(text)
        if self.outputs and self.outputs[-1][0] == name and len(self.outputs[-1]) < 1_000:
            self.outputs[-1].append(kept)
        elif kept:
            self._pieces -= 1
            self.outputs.append([name, kept])
        self._check()

    def show(self, kind: str, bundle: dict[str, str]) -> None:
        """Add a display or a result."""
        self._bytes -= sum(len(text) for text in bundle.values())
        self._pieces -= 1
        if self._bytes >= 0:
            self.outputs.append([kind, bundle])
        self._check()

    def texts(self, name: str) -> str:
        """All that was written to one stream."""
        if not self.outputs:
            return ""
        return "".join(
            str(piece) for output in self.outputs if output[0] == name for piece in output[1:]
        )

    def told(self) -> list[list[object]]:
        """Everything, as plain data: pairs of kind and content."""
        return [
            [kind, "".join(map(str, content))]
            if kind in ("stdout", "stderr")
            else [kind, content[0]]
            for kind, *content in self.outputs
        ]

    def _check(self) -> None:
        if self._bytes < 0 or self._pieces < 0:
            first, self.full = not self.full, True
            if first or self._bytes < -1_000_000:
                raise TooMuchOutputError
