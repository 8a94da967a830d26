"""How much of everything one submission may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Limits of one notebook's grading.

    Attributes
    ----------
    cell_seconds, notebook_seconds : float
        Wall time of one cell, and of the whole notebook.
    memory : int
        Bytes of memory of all processes of the sandbox together.
    address_space : int
        Bytes of address space of each of them.
    processes : int
        Processes and threads at a time.
    open_files : int
        Files, pipes and sockets that each of them may have open. What waits in a pipe or a socket
        is in no process's memory.
    file_size, folder_size : int
        Bytes of one file, and of each of the two folders that can be written to.
    output_bytes, output_pieces : int
        What one cell may print and show.
    cells, cell_bytes, notebook_bytes : int
        How large a submission may be.
    attachment_bytes : int
        Characters of all pictures pasted into a submission's text.
    notebook_output_bytes : int
        What all cells together may print and show.
    stops : int
        Cells that are stopped before the rest is not run.
    """

    cell_seconds: float = 30.0
    notebook_seconds: float = 300.0
    memory: int = 1_000_000_000
    address_space: int = 4_000_000_000
    processes: int = 32
    open_files: int = 128
    file_size: int = 32_000_000
    folder_size: int = 64_000_000
    output_bytes: int = 2_000_000
    output_pieces: int = 2_000
    cells: int = 1_000
    cell_bytes: int = 500_000
    notebook_bytes: int = 5_000_000
    attachment_bytes: int = 10_000_000
    notebook_output_bytes: int = 20_000_000
    stops: int = 5

    def of_process(self) -> dict[str, int]:
        """The limits that the operating system keeps for each process."""
        return {
            "AS": self.address_space,
            "CPU": int(self.notebook_seconds) + 5,
            "NPROC": self.processes,
            "FSIZE": self.file_size,
            "NOFILE": self.open_files,
            "CORE": 0,
            "MEMLOCK": 0,
            "MSGQUEUE": 0,
        }
