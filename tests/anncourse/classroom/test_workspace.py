"""JupyterLab begins with the table of contents open, and later as it was left."""

from jupyterlab_server.workspaces_handler import WorkspacesManager

from anncourse.classroom.workspace import CONTENTS_OPEN, open_contents


def test_what_a_learner_left_open_is_not_changed(tmp_path):
    folder = tmp_path / "tabs"
    open_contents(folder)
    manager = WorkspacesManager(str(folder))
    assert manager.load("default")["data"] == CONTENTS_OPEN
    manager.save("default", '{"data": {"left": "closed"}, "metadata": {"id": "default"}}')
    open_contents(folder)
    assert manager.load("default")["data"] == {"left": "closed"}
