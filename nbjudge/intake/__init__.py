"""What is done with a hand-in before it is graded: collected, taken in, mended."""
