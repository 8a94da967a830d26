"""What notebooks of the course's first edition import their checks from: says what to do."""

raise ImportError(
    "This notebook is of an older edition of the course. Run `make lab` (or `anncourse lab`) once: "
    "it carries your answers into the new one. In a cell of your own, write "
    "`from anncourse import check, figures, hint, predicted`."
)
