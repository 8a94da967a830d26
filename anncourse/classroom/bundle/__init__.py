"""What students are given: the lessons, and what working on them takes."""
