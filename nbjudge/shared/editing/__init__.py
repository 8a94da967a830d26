"""Small edits of a learner's own code, to find the line that is wrong."""
