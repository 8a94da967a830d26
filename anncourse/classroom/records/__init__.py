"""What is kept about a student: found, handed out, forgotten."""
