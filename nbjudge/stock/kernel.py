"""A kernel whose messages cannot fill the memory of the process that grades."""

from typing import Any

import zmq
from jupyter_client.manager import AsyncKernelManager
from traitlets import Integer


class BoundedKernelManager(AsyncKernelManager):
    """Starts kernels as usual; its clients refuse to receive messages beyond a size."""

    max_message_bytes = Integer(
        50_000_000, help="Bytes beyond which a single message is not even received."
    ).tag(config=True)

    def client(self, **kwargs: Any) -> Any:
        """Return a client for the kernel, not yet connected."""
        client = super().client(**kwargs)
        # What sockets of this context start with; the sockets are made when the client connects.
        client.context.setsockopt(zmq.MAXMSGSIZE, self.max_message_bytes)
        return client

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        """Return the command that starts the kernel."""
        arguments = list(extra_arguments or [])
        if self.ipykernel:
            # Its warnings, one or more for each student, would hide what the class's grading says.
            arguments.append("--IPKernelApp.log_level=ERROR")
        command: list[str] = super().format_kernel_cmd(arguments)
        return command
