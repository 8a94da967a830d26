"""What the machine can do that this runs on: Python in a browser has fewer means than elsewhere.

Asked once, here. In a browser (Pyodide) there are no processes, no signals that ring by
themselves, and no threads: `threading` can be imported, but a thread does not start.
"""

from __future__ import annotations

import importlib
import signal
import sys


def _has(module: str, name: str) -> bool:
    try:
        return hasattr(importlib.import_module(module), name)
    except ImportError:
        return False


IN_BROWSER = sys.platform == "emscripten"
#: Whether a signal can interrupt the main thread after some time; on Windows it cannot either.
ALARMS = hasattr(signal, "SIGALRM") and hasattr(signal, "setitimer")
#: Whether threads can be started.
THREADS = not IN_BROWSER
#: Whether a process can limit its memory. In JupyterLite `resource` can be imported, and is empty.
MEMORY_LIMITS = _has("resource", "RLIMIT_AS")
