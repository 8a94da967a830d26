"""Make the programs of the running environment findable by name."""

import os
import sys
import sysconfig
from pathlib import Path


def put_scripts_on_path() -> None:
    """Put the environment's programs first on PATH, for this process and its children.

    nbgrader calls `alembic` by name when it makes a gradebook, and leaves a broken `gradebook.db`
    where that fails. An environment that was not activated is not on PATH.
    """
    wanted = [sysconfig.get_path("scripts"), str(Path(sys.executable).parent)]
    present = os.environ.get("PATH", "").split(os.pathsep)
    ordered = dict.fromkeys([*wanted, *present])
    os.environ["PATH"] = os.pathsep.join(folder for folder in ordered if folder)
