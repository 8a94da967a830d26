"""What stands in place of the parts of annlib that never enter the student's process."""
