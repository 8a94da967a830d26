"""What notebook and judge share: plain data, calls, time limits. Neither nbgrader nor Jupyter."""
