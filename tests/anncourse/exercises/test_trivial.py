"""An answer that knows nothing earns nothing."""

from __future__ import annotations

import pytest

from anncourse.exercises import EXERCISES
from tests.anncourse.exercises.survey import unexplained, verdict_on
from tests.anncourse.exercises.trivial import trivial_answers

pytestmark = pytest.mark.usefixtures("kept_casebooks")


@pytest.mark.parametrize("name", EXERCISES)
@pytest.mark.sampled(few=15)
def test_constants_arguments_and_noise_earn_nothing(name):
    # What fails a visible case fails with hidden ones too.
    exercise = unexplained(name)
    credits = {
        title: verdict_on(exercise, answer, hidden=False).credit
        for title, answer in trivial_answers(exercise)
    }
    assert {title: credit for title, credit in credits.items() if credit > 0} == {}
