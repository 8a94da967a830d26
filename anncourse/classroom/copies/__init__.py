"""The learners' own copies of the lessons: handed out, told apart, and brought to a new edition."""
