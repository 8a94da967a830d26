"""A page on which all answers to a free-text question are read and graded in a row."""
