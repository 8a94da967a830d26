"""What an instructor changes in a lesson, kept apart from the course that is updated."""
