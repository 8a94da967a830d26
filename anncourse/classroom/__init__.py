"""What the course adds to grading, and a made-up class that shows it."""
