"""How JupyterLab looks when a learner first opens it: the lesson's table of contents beside it."""

import json
from pathlib import Path

from jupyterlab_server.workspaces_handler import WorkspacesManager

#: As JupyterLab itself notes which panel is open: it has no setting for the first time.
CONTENTS_OPEN = {
    "layout-restorer:data": {
        "main": {"dock": None, "current": None},
        "left": {
            "collapsed": False,
            "visible": True,
            "current": "@jupyterlab/toc:plugin",
            "widgets": ["filebrowser", "running-sessions", "@jupyterlab/toc:plugin"],
        },
        "right": {"collapsed": True, "visible": True, "widgets": []},
        "relativeSizes": [0.2, 0.8, 0],
    }
}


def open_contents(folder: Path) -> None:
    """Have JupyterLab begin with the table of contents open, where it keeps its tabs in `folder`.

    Where it has kept something already, that stays: what a learner closed is closed.
    """
    manager = WorkspacesManager(str(folder))
    if not manager.list_workspaces():
        manager.save("default", json.dumps({"data": CONTENTS_OPEN, "metadata": {"id": "default"}}))
