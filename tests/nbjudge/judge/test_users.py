"""Whom students' processes become."""

import os

import pytest

from nbjudge.judge.users import HIGH, free_user, free_users
from tests.nbjudge.wall import WALL


@pytest.mark.skipif(
    WALL.name != "bubblewrap as root", reason="only where the grader is root: sudo make test"
)
@pytest.mark.course
def test_each_process_of_a_student_has_a_user_of_its_own(open_session):
    sessions = [open_session("import os\nown = [*os.getresuid(), *os.getresgid()]") for _ in "abc"]
    users = []
    for session in sessions:
        session.begin_cell()
        own = session.get("own")
        assert len(set(own)) == 1
        users.append(own[0])
    assert len(set(users)) == 3
    assert not {0, os.getuid(), 65_534} & set(users)


def test_users_are_taken_where_nobody_else_has_them():
    assert free_users("         0          0 4294967295\n") == HIGH
    few = free_users("0 100000 65536")
    assert (few.start, few.stop) == (32_768, 65_534)
    assert free_users("0 0 1\n1 100000 65536").start == 32_769
    # Where there is no other user, none can be become: the wall is then another.
    assert free_users("0 1000 1") == HIGH
    assert len({free_user() for _ in range(20)}) > 10
