"""What stands, in a student's process, in place of packages that never enter it.

Each folder is a package of its own there.
"""
