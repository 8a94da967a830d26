"""Notebooks as files: their cells, outputs and notes, read with care."""
