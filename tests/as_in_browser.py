"""Take away what Python lacks in a browser, as JupyterLite does it with Pyodide 314.

``python -m tests.as_in_browser MODULE`` runs a module so; ``pytest -p tests.as_in_browser
--timeout=0`` runs tests so, of which those fail that start a process or a thread themselves.
Importing it takes all away, so nothing else may import it.
"""

import _thread
import os
import runpy
import signal
import subprocess
import sys
import sysconfig
import threading
import types
from multiprocessing.process import BaseProcess


def _no_processes(*args, **options):
    raise OSError(138, "emscripten does not support processes.")


def _no_forks(*args, **options):
    raise OSError(52, "Function not implemented")


def _no_threads(*args, **options):
    raise RuntimeError("can't start new thread")


def take_away():
    """Leave this process with what there is in a browser."""
    sysconfig.get_config_vars()  # which it would look up by the name of the platform
    sys.platform = "emscripten"
    for name in ("setitimer", "getitimer", "alarm", "pthread_kill"):
        delattr(signal, name)
    for name in ("fork", "forkpty", "posix_spawn", "posix_spawnp"):
        setattr(os, name, _no_forks)
    subprocess.Popen.__init__ = _no_processes
    BaseProcess.start = _no_processes
    threading.Thread.start = _no_threads
    _thread.start_new_thread = _no_threads
    for name in ("pwd", "grp"):
        sys.modules[name] = None
    # JupyterLite puts an empty module there, for whoever imports it and uses nothing.
    sys.modules["resource"] = types.ModuleType("resource")


take_away()

if __name__ == "__main__":
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__")
