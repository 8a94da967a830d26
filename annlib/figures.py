"""What notebooks of the course's first edition import their figures from: says what to do."""

import annlib.checks  # noqa: F401  (says it)
