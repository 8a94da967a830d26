"""Settings of the Jupyter server for this course; `anncourse lab` puts this folder on its path."""

import os
from pathlib import Path

from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from nbgrader.server_extensions.validate_assignment import handlers as validating

from anncourse.classroom.encryption import encrypt_kernels
from anncourse.classroom.validate import KindValidator

_open = KernelWebsocketHandler.open


async def _open_without_delay(self, kernel_id):
    # The server holds small messages back to bundle them (Nagle's algorithm): a slider's picture
    # came up to 40 ms late for it.
    await _open(self, kernel_id)
    self.set_nodelay(True)


KernelWebsocketHandler.open = _open_without_delay

# The button *Validate* has no setting for this: it takes the class by its name.
validating.Validator = KindValidator

c = get_config()  # noqa: F821
encrypt_kernels(c)
# JupyterLab takes the style sheet custom.css from here.
here = Path(__file__).parent
settings = {"static_custom_path": [str(here / "custom")]}
in_hub = "JUPYTERHUB_API_TOKEN" in os.environ
if in_hub and str(here / "learner") not in os.environ.get("JUPYTER_CONFIG_PATH", ""):
    # A hub forbids frames, and an instructor's formgrader is one.
    settings["headers"] = {"Content-Security-Policy": "frame-ancestors 'self'"}
c.ServerApp.tornado_settings = settings
