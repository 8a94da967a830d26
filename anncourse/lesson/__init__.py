"""What the cells of a lesson call: checks, hints, predictions, progress."""
