"""Kernels that meet by a file: of two that start at once, both may choose the same port."""

import contextlib
import tempfile

from jupyter_client.manager import KernelManager

from tests.waiting import GENEROUS


def meeting_in(folder):
    """Return settings for a kernel manager; the folder's path has to be short."""
    return {"transport": "ipc", "connection_file": f"{folder}/kernel.json"}


@contextlib.contextmanager
def running_kernel(kernel_name="python3", **options):
    """Start a kernel, yield its manager and a client that is ready, and end it."""
    with tempfile.TemporaryDirectory(prefix="kernel-") as folder:
        manager = KernelManager(kernel_name=kernel_name, **meeting_in(folder))
        manager.start_kernel(**options)
        client = manager.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=GENEROUS)
            yield manager, client
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
            client.context.destroy()
