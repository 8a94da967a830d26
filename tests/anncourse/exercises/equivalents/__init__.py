"""Mutants that are still right, one module per lesson, each with its reason.

``EQUIVALENTS`` maps an exercise's name to ``{pattern: reason}``. A pattern is the mutant's
description with ``*`` for any text. ``python -m tests.anncourse.exercises.report --survivors``
prints the descriptions of those that nothing kills.
"""
