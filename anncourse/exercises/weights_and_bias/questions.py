"""Concept questions of lesson 02."""

from __future__ import annotations

from anncourse.checks.question import Question

QUESTIONS = (
    Question(
        "answer_units",
        {
            "a": "Check it with numbers: 4 cm becomes 40 mm. With a weight ten times larger as "
            "well, the product would be a hundred times as large, and the width would not be.",
            "d": "A millimetre is a tenth of a centimetre, so one more of it has a tenth of the "
            "impact. Weight times length, and with it the prediction, is the same as before.",
            "c": "The flowers do not change, but the numbers do: 4 becomes 40. If the weight "
            "stayed, weight times length would be ten times as large.",
            "b": "The intercept is the prediction at length 0, and 0 cm is 0 mm: it stays. What "
            "changes is the number that the length is multiplied by.",
        },
    ),
)
