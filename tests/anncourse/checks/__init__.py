"""Whether the checks tell a learner the truth, in words, whatever the learner hands in."""
