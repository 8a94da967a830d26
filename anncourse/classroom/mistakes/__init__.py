"""What a class gets wrong in a lesson, from the verdicts that grading left."""
