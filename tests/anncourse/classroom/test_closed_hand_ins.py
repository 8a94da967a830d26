"""A hand-in is closed to the other students."""

import os
import stat

import pytest

from anncourse.classroom.handing_in import close_to_others

pytestmark = [
    pytest.mark.course,
    pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="gives files away"),
]

GROUP = 4711


@pytest.mark.parametrize(
    ("mode", "group", "closed"),
    [(0o2733, GROUP, True), (0o733, GROUP, False), (0o2733, os.getgid(), False)],
)
def test_a_hand_in_is_closed_where_its_group_is_the_instructors(tmp_path, mode, group, closed):
    exchange = tmp_path / "inbound"
    exchange.mkdir()
    os.chown(exchange, -1, group)
    exchange.chmod(mode)
    hand_in = exchange / "ada+01"
    hand_in.mkdir()
    hand_in.chmod(0o777)
    close_to_others(hand_in)
    assert stat.S_IMODE(hand_in.stat().st_mode) & 0o777 == (0o770 if closed else 0o777)
