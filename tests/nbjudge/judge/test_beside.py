"""A test that runs apart opens the lesson's files, and those that an answer wrote."""

import os
import pickle

import pytest

from nbjudge.judge.beside import MAX_WRITTEN, Beside, named_files
from nbjudge.judge.grade import grade_notebook
from tests.nbjudge.judge import notebooks
from tests.nbjudge.wall import needs_wall

pytestmark = needs_wall


def score(answer, test, released=None):
    """Return the points, of one, of a test that follows an answer."""
    cells = notebooks.answer("answer", answer), notebooks.test("test", test)
    notebook = notebooks.notebook("import numpy as np", *cells)
    before = os.getcwd()
    graded = grade_notebook(notebook, notebook, files=released, released=released)
    assert os.getcwd() == before
    return graded.scores["test"][0]


def test_a_released_file_is_there_for_answer_and_test():
    answer = "def answer():\n    return open('data/table.csv').read()"
    test = "assert answer() == open('data/table.csv').read() == '1,2'"
    assert score(answer, test, {"data/table.csv": b"1,2"}) == 1


def test_a_file_that_the_answer_wrote_is_fetched_by_its_name():
    answer = "def answer():\n    pass\nnp.save('result.npy', np.arange(3))"
    assert score(answer, "assert np.load('result.npy').sum() == 3") == 1
    assert score(answer, "import os\nassert os.path.exists('other.npy')") == 0


def test_a_file_of_several_megabytes_is_there_as_any_other():
    answer = "n = len(open('t.csv').read())\nopen('r.txt', 'w').write('r' * 6_000_000)"
    test = "assert n == len(open('r.txt').read()) == len(open('t.csv').read()) == 6_000_000"
    assert score(answer, test, {"t.csv": b"t" * 6_000_000}) == 1


@pytest.mark.parametrize(
    "make",
    [
        "open('r.txt', 'wb').truncate(20_000_000)",
        "os.mkfifo('r.txt')",
        "os.mkdir('r.txt')",
        "os.symlink('/dev/zero', 'r.txt')",
    ],
)
def test_what_is_too_large_or_no_file_is_not_there(make):
    assert score(f"import os\n{make}", "import os\nassert not os.path.exists('r.txt')") == 1


def test_a_released_file_is_never_the_students():
    answer = "import os\nos.remove('t.csv')\nopen('t.csv', 'w').write('9')"
    assert score(answer, "assert open('t.csv').read() == '1'", {"t.csv": b"1"}) == 1


def test_nothing_that_an_answer_wrote_is_unpickled(tmp_path):
    class Evil:
        def __reduce__(self):
            return os.system, (f"touch {tmp_path}/run",)

    data = pickle.dumps(Evil())
    answer = f"open('result.dat', 'wb').write({data!r})"
    assert score(answer, "import pickle\npickle.load(open('result.dat', 'rb'))") == 0
    assert score(answer.replace(".dat", ".pkl"), "assert not open('result.pkl').read()") == 0
    assert not (tmp_path / "run").exists()


def test_names_of_files_are_told_from_other_texts():
    source = "f('a.csv', 'x/y z.txt', '../a.csv', '/a.txt', 'is 0.5', 'a.py', 'm.pkl', '0.5')"
    assert named_files(source) == ["a.csv", "x/y z.txt"]
    assert named_files("(") == []


def test_no_file_is_asked_for_where_a_test_names_none():
    asked = []
    with Beside({}, lambda *question: asked.append(question) or {}).at("assert f(1) == 'sum'"):
        pass
    assert asked == []
    assert MAX_WRITTEN == 10_000_000
