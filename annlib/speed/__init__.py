"""What serves speed alone: the same results as the rest of annlib, in less time."""
