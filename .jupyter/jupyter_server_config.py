"""Settings of the Jupyter server for this course; `annlib lab` puts this folder on its path."""

from jupyter_server.services.kernels.websocket import KernelWebsocketHandler

_open = KernelWebsocketHandler.open


async def _open_without_delay(self, kernel_id):
    # The server holds small messages back to bundle them (Nagle's algorithm): a slider's picture
    # came up to 40 ms late for it.
    await _open(self, kernel_id)
    self.set_nodelay(True)


KernelWebsocketHandler.open = _open_without_delay
