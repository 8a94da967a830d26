"""Lab 13: mutants that are right all the same."""

_BOTH_CLASSES = "what is added to both classes alike changes no answer"

EQUIVALENTS = {
    "calm_forecaster": {
        "solution *: value 0[1][1] plus 1": _BOTH_CLASSES,
        "solution *: value 0[1][1] minus 1": _BOTH_CLASSES,
    },
}
