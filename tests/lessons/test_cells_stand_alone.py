"""A released test cell needs no other cell to have been run, and shows a learner no hashes."""

import json
import re

import pytest

from anncourse.commands.course import list_lessons


@pytest.fixture
def test_cells(repository):
    """Return the code cells of all released lessons that check something."""
    found = []
    for lesson in list_lessons(repository / "lessons"):
        page = (repository / "lessons" / lesson / f"{lesson}.ipynb").read_text("utf-8")
        for cell in json.loads(page)["cells"]:
            source = "".join(cell["source"])
            if cell["cell_type"] == "code" and re.search(r"^check\(|_answers", source, re.M):
                found.append((f"{lesson}: {cell['id']}", source, cell["metadata"]))
    return found


def test_a_check_says_what_is_missing_where_nothing_was_run_before(test_cells, capsys):
    assert len(test_cells) > 100
    for name, source, _ in test_cells:
        *lines, last = source.strip().split("\n")
        names = {"__name__": "__main__"}
        exec(compile("\n".join(lines), name, "exec"), names)
        assert "is not defined yet" in str(eval(last, names)), name


def test_of_a_cell_with_hashes_only_a_readable_line_is_shown(test_cells):
    hashed = [one for one in test_cells if "_answers" in one[1]]
    assert hashed
    for name, source, metadata in hashed:
        assert metadata["jupyter"] == {"source_hidden": True}, name
        assert source.startswith("# Run this cell to check your answer."), name


def test_whatever_else_is_checked_stands_unfolded(test_cells):
    checks = [metadata for _, source, metadata in test_cells if "_answers" not in source]
    assert len(checks) > 80
    assert not any("jupyter" in metadata for metadata in checks)
