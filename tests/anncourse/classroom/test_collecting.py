"""A hand-in is its student's: closed to the others, and not to be made by another."""

import os
import stat

import pytest

from anncourse.classroom.collecting import belongs_to_another
from anncourse.classroom.handing_in import close_to_others

pytestmark = [
    pytest.mark.course,
    pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="gives files away"),
]

DAEMON, NOBODY, GROUP = 1, 65534, 4711


def test_only_where_both_have_accounts_a_hand_in_under_anothers_name_is_one(tmp_path):
    folder = tmp_path / "daemon+01+2026-11-29 07:16:23.029151 UTC+x"
    folder.mkdir()
    assert belongs_to_another(str(folder), "daemon") is None, "who collects put it there"
    os.chown(folder, DAEMON, -1)
    assert belongs_to_another(str(folder), "daemon") is None
    os.chown(folder, NOBODY, -1)
    assert belongs_to_another(str(folder), "daemon") == "nobody"
    assert belongs_to_another(str(folder), "a student without an account") is None
    assert belongs_to_another(str(folder / "gone"), "daemon") is None


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
