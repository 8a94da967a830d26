"""Whatever a learner wrote above, no cell further down of lesson 0 and the labs fails."""

import ast
import contextlib
import json
import os
import re
from functools import partial

import matplotlib as mpl
import pytest

import anncourse.tools
import annlib
from anncourse.figures.figure import Figure
from anncourse.lesson.later import NOT_WRITTEN
from anncourse.tools.spectra import voice_spectra
from tests.sampling import sample

mpl.use("Agg")

#: How many functions a learner writes in each.
WRITTEN = {
    "00_arrays": 6,
    "09_images": 5,
    "10_faces": 7,
    "11_speech": 5,
    "12_voice": 5,
    "13_stocks": 5,
}
LESSONS = tuple(WRITTEN)
#: Cells in which a learner calls what was written above, and what stands there before.
PROJECTS = {
    "denoiser": "denoiser_parameters = None",
    "face_recogniser": "face_parameters = None",
    "digit_listener": "speech_parameters = None",
    "digit_speaker": "voice_parameters = None",
    "calm_forecaster": "calm_parameters = None",
}
ANSWERS = {
    "nothing": "return None",
    "a number": "return 1.0",
    "its first argument": "return {first}",
    "two numbers": "return 1, 2",
    "an error": "raise ValueError('this is\\nno good')",
}


ENDED = "the cells ended in "


def cells_of(repository, lesson):
    page = (repository / "solutions" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8")
    for cell in json.loads(page)["cells"]:
        if cell["cell_type"] == "code":
            settings = cell["metadata"].get("nbgrader", {})
            yield settings.get("grade_id", cell["id"]), "".join(cell["source"]), bool(settings)


SPECTRA = {}


def spectra_made_once(signals, n_frames):
    key = tuple(map(len, signals)), n_frames
    if key not in SPECTRA:
        SPECTRA[key] = voice_spectra(signals, n_frames)
    return SPECTRA[key].copy()


@pytest.fixture
def in_no_time(monkeypatch):
    """Train for one epoch with a few rows of smaller photos: what is learned is no matter here."""
    train, regression = annlib.train, anncourse.tools.train_regression
    fit, tools = annlib.fit, anncourse.tools
    griffin_lim, compare_voices = tools.griffin_lim, tools.compare_voices

    def little(X, Y, sizes, lr, epochs, batch_size, rng):
        return train(X[:64], Y[:64], sizes, lr, 1, batch_size, rng)

    def little_regression(X, y, sizes, epochs, rng):
        return regression(X[:64], y[:64], sizes, 1, rng)

    def little_fit(network, X, Y, **how):
        return fit(network, X, Y, **(how | {"epochs": 1}))

    def no_rounds(magnitudes, overlap_add, rounds=30):
        return griffin_lim(magnitudes, overlap_add, 0)

    # As much of them as the lesson cuts pieces from.
    photos = {
        name: photo._replace(pixels=photo.pixels[:380, :370])
        for name, photo in annlib.load_photos().items()
    }
    monkeypatch.setattr(annlib, "load_photos", lambda: dict(photos))
    monkeypatch.setattr(annlib, "train", little)
    monkeypatch.setattr(annlib, "fit", little_fit)
    monkeypatch.setattr(tools, "griffin_lim", no_rounds)
    monkeypatch.setattr(tools, "compare_voices", partial(compare_voices, lengths=(20,)))
    monkeypatch.setattr(tools, "voice_spectra", spectra_made_once)
    monkeypatch.setattr(anncourse.tools, "train_regression", little_regression, raising=False)


def run(cells, names):
    """Run cells but the tests among them, with these names; print figures' words."""
    for name, source in cells:
        if name.startswith("test_"):
            continue
        tree = ast.parse(source)
        shown = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, f"<{name}>", "exec"), names)
        if shown is not None:
            value = eval(compile(ast.Expression(shown.value), f"<{name}>", "eval"), names)
            if isinstance(value, Figure):
                print(value._repr_mimebundle_()[0]["text/plain"])


def said_apart(cells, names, file):
    """Return what cells say that a copy of this process runs, and the error that ends them."""
    child = os.fork()
    if child == 0:
        with file.open("w", encoding="utf-8") as said, contextlib.redirect_stdout(said):
            try:
                run(cells, names)
            except BaseException as error:
                print(f"{ENDED}{error!r}")
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    said, _, error = file.read_text(encoding="utf-8").partition(ENDED)
    return said, error


def exercises(repository):
    for lesson in LESSONS:
        for name, source, is_graded in cells_of(repository, lesson):
            found = re.match(r"def (\w+)\((\w+).*\):\n", source)
            if is_graded and found and found[1] == name:
                yield lesson, name, found[0], found[2]


def test_right_answers_leave_no_cell_unready(repository, in_no_time, capsys):
    for lesson in LESSONS:
        cells = [(name, source) for name, source, _ in cells_of(repository, lesson)]
        run(cells, {"__name__": "__main__"})
        said = capsys.readouterr().out
        assert NOT_WRITTEN not in said
        assert "This cell uses what you wrote" not in said


def that_follow(answer, cells):
    """Return those cells in which an answer may matter, and those that these need."""
    found = [(cell, set(re.findall(r"\w+", cell[1])), bound_in(cell[1])) for cell in cells]
    touched, matters = {answer}, []
    for _, words, bound in found:
        matters.append(bool(words & touched))
        if matters[-1]:
            touched |= bound
    needed, kept = set(), []
    for (cell, words, bound), does in reversed(list(zip(found, matters, strict=True))):
        if does or bound & needed:
            needed |= words
            kept.insert(0, cell)
    return kept


def bound_in(source):
    """Return the names that a cell gives to something, in functions too."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.alias):
            names.add((node.asname or node.name).partition(".")[0])
    return names


@pytest.mark.sampled(few=1)
@pytest.mark.parametrize("lesson", LESSONS)
def test_wrong_answers_are_told_in_sentences(lesson, repository, in_no_time, tmp_path):
    tries = [
        (name, title, f"{head}    {body.format(first=first)}\n")
        for of, name, head, first in exercises(repository)
        for title, body in ANSWERS.items()
        if of == lesson
    ]
    assert len(tries) == 5 * WRITTEN[lesson]
    told = (NOT_WRITTEN, "not ready yet", "This cell uses what you wrote", "Nothing to show yet.")
    chosen = sample(tries, 2, "later cells")
    names = {"__name__": "__main__"}
    cells = [(name, PROJECTS.get(name, source)) for name, source, _ in cells_of(repository, lesson)]
    for place, cell in enumerate(cells):
        # What stands above is run once, and what follows in a copy for each wrong answer.
        for title, wrong in [(t, w) for at, t, w in chosen if at == cell[0]]:
            rest = [(cell[0], wrong), *that_follow(cell[0], cells[place + 1 :])]
            said, error = said_apart(rest, names, tmp_path / "said.txt")
            assert not error, f"{title} in place of {cell[0]} of {lesson}"
            if title in ("nothing", "an error"):
                assert any(words in said for words in told), (lesson, cell[0], title)
        run([cell], names)
