"""A disk that is nearly full."""

import os


def fill_but(disk, left):
    """Leave so many bytes on a disk; return what takes the rest."""
    ballast = disk / "ballast"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_bsize
    ballast.write_bytes(bytes(max(0, free - left)))
    return ballast
