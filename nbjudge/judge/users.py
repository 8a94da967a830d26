"""Users whom nobody is: where the grader is root, each student's process becomes one of them."""

from __future__ import annotations

import secrets
from pathlib import Path

# Neither people, services, containers nor systemd have numbers so high:
# https://systemd.io/UIDS-GIDS
HIGH = range(0x7000_0000, 0x8000_0000)


def free_user() -> int:
    """Return the number of a user whom, in all likelihood, nobody is or was."""
    users = free_users(Path("/proc/self/uid_map").read_text("ascii"))
    return users.start + secrets.randbelow(len(users))


def free_users(mapped: str) -> range:
    """Return numbers of users that this process may take.

    Parameters
    ----------
    mapped : str
        The content of `/proc/self/uid_map`: first number here, first number outside, how many. In
        a container there may be few; their upper half is taken then.
    """
    ranges = [
        range(int(first), int(first) + int(count))
        for first, _, count in (line.split() for line in mapped.splitlines())
    ]
    if any(HIGH.start in one and HIGH[-1] in one for one in ranges):
        return HIGH
    most = max(ranges, key=len, default=range(1))
    # The last but one is nobody by convention; where there is one user only, this is none.
    return most[len(most) // 2 : -2] or HIGH
