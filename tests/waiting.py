"""Wait for what has to happen, however busy the machine is."""

import time

#: Far more than anything here takes: who waits as long waits for something that hangs.
GENEROUS = 600


def wait_until(condition, pause=0.01, seen=lambda: ""):
    """Wait until a condition holds; where it seems that it never will, fail and say what is."""
    end = time.monotonic() + GENEROUS
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"nothing came of it in {GENEROUS} seconds {seen()}")
        time.sleep(pause)
