"""What is said of a graded class."""
