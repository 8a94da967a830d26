"""How fast annlib is, as ratios to other work that is measured in the same run."""
