"""A lesson says how near a guess has to come, where it need not be right."""

import json

from anncourse.exercises import PREDICTIONS

IN_WORDS = {1000: "a thousand"}


def asked_before(repository, lesson, name):
    """Return the text of the cell above a prediction, and the prediction's own."""
    page = (repository / "solutions" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8")
    cells = ["".join(cell["source"]) for cell in json.loads(page)["cells"]]
    (place,) = (k for k, source in enumerate(cells) if f'predicted("{name}"' in source)
    return cells[place - 1] + cells[place]


def test_how_near_a_guess_has_to_come_stands_in_the_question(repository):
    near = {name: found for name, found in PREDICTIONS.items() if found[1].within is not None}
    assert len(near) > 10
    for name, (lesson, prediction) in near.items():
        within = IN_WORDS.get(prediction.within, f"{prediction.within:g}")
        asked = asked_before(repository, lesson, name)
        assert f"ithin {within} " in asked, (lesson, name)
        assert "near" in asked.partition(f"ithin {within} ")[2], (lesson, name)
