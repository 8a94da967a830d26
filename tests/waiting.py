"""Wait for what has to happen, however busy the machine is."""

import time

#: Far more than anything here takes: who waits as long waits for something that hangs.
GENEROUS = 600


def wait_until(condition, pause=0.01):
    """Wait until a condition holds; fail only where it seems that it never will."""
    end = time.monotonic() + GENEROUS
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"nothing came of it in {GENEROUS} seconds")
        time.sleep(pause)
