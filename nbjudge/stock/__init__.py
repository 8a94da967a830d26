"""The way of nbgrader itself: student and test cells in one kernel, stopped in time."""
