"""What a learner runs stays with them, on a machine that others use as well."""

import pytest

from tests.browser.eavesdropper import Eavesdropper

pytestmark = [pytest.mark.browser, pytest.mark.course]

ANSWER = "def weighted_sum(x, w, b):\n    return x @ w + b"


def test_whoever_listens_to_a_lesson_s_kernel_and_to_validate_s_hears_nothing(open_notebook):
    notebook = open_notebook("work/01_perceptron/01_perceptron.ipynb")
    with Eavesdropper() as other:
        of_the_lesson = len(other.ports)
        notebook.run("setup")
        notebook.write("weighted_sum", ANSWER)
        notebook.run("weighted_sum")
        assert "4 of 4 points" in notebook.run("test_weighted_sum").inner_text()
        assert "points" in notebook.validate()
        assert len(other.ports) > of_the_lesson > 0
    assert other.heard == []
