"""Whether the exercises judge fairly: right answers right, wrong ones wrong, mistakes by name."""
