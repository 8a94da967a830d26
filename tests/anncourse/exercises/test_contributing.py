"""The exercise that docs/adding_an_exercise.md declares works as it stands there."""

import re
from pathlib import Path

from anncourse.checks.evaluate import evaluate

PAGE = Path(__file__).resolve().parents[3] / "docs" / "adding_an_exercise.md"


def declared_exercise():
    (code,) = re.findall(r'```python\n("""Exercise.*?)```', PAGE.read_text("utf-8"), re.S)
    names: dict = {}
    exec(code, names)
    return names["EXERCISE"]


def test_the_exercise_of_the_page_accepts_a_right_answer():
    assert evaluate(declared_exercise(), lambda x: x.sum() / x.size).credit == 1.0


def test_the_exercise_of_the_page_names_its_misconceptions():
    exercise = declared_exercise()
    for misconception in exercise.misconceptions:
        report = evaluate(exercise, misconception.wrong)
        assert report.misconception == misconception.name
        assert report.credit < 1.0
