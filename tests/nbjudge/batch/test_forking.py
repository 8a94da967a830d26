"""The process to fork from leaves nothing behind, however the one that needed it ended."""

import shutil
import socket

import pytest

from nbjudge.alike import CAN_FORK
from nbjudge.batch.forking import LESSON, START, ForkServer

pytestmark = pytest.mark.course


@pytest.mark.skipif(not CAN_FORK, reason="nothing is forked here")
@pytest.mark.parametrize("first", [None, lambda: None], ids=["started anew", "forked"])
def test_who_is_killed_while_it_waits_for_a_fork_leaves_no_folder(tmp_path, first):
    forking = ForkServer(first)
    folder = tmp_path / "servant"
    folder.mkdir()
    (folder / LESSON).write_bytes(b"")
    ours, theirs = socket.socketpair()
    with ours, theirs, (folder / "said.txt").open("wb") as said:
        message = [START + str(folder).encode()]
        socket.send_fds(forking._control, message, [theirs.fileno(), said.fileno()])
    try:
        # As the kernel does it where the process is killed: nobody reads the answer.
        forking._control.close()
        forking._process.wait(60)
        assert not forking._folder.exists()
        assert not folder.exists()
    finally:
        shutil.rmtree(forking._folder, ignore_errors=True)
