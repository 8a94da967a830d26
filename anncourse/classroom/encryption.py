"""Keep what a learner's kernel is sent, and what it answers, from others on the same machine.

A kernel listens on ports of the machine, and whoever connects to one of them reads every cell that
is run: on a hub that is the whole class.
"""

from __future__ import annotations

import zmq
from jupyter_client.manager import KernelManager
from traitlets.config import Config


def encrypt_kernels(config: Config) -> None:
    """Have kernels encrypt, where the packages that are installed can do so."""
    if zmq.has("curve") and KernelManager.class_traits().get("transport_encryption"):
        config.KernelManager.transport_encryption = "auto"
