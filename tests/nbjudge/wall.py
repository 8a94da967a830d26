"""What a test needs that is about the sandbox."""

import pytest

from nbjudge.doctor.advice import advise
from nbjudge.judge.sandbox import find_wall

WALL = find_wall()

needs_wall = pytest.mark.skipif(not WALL.holds, reason=f"there is no sandbox. {advise(WALL)}")
