"""Small lessons as files hold them, and what a learner does to a copy."""

import copy

ANSWER = "def step(z):\n    # YOUR CODE HERE\n    pass"
MINE = "def step(z):\n    return int(z >= 0)"


def cell(name, source, kind="code", **nbgrader):
    made = {"id": name, "cell_type": kind, "source": source.splitlines(True), "metadata": {}}
    if kind == "code":
        made |= {"execution_count": None, "outputs": []}
    if nbgrader:
        made["metadata"]["nbgrader"] = {"grade_id": name, **nbgrader}
    return made


def notebook(*cells):
    return {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def lesson(edition=1):
    """Return a lesson whose set-up and test differ from edition to edition."""
    return notebook(
        cell("title", "# Steps", "markdown"),
        cell("setup", f"from course{edition} import check"),
        cell("predict", "my_guess = None  # 0 or 1"),
        cell("demo", "x = [1, 2]\nprint(x)"),
        cell("step", ANSWER, solution=True, locked=False),
        cell("test_step", f"check('step', {edition})", solution=False, grade=True, locked=True),
        cell("explain", "YOUR ANSWER HERE", "markdown", solution=True, grade=True, locked=False),
        cell("summary", "## Summary", "markdown"),
    )


def written(notebook, **sources):
    """Return a copy in which a learner wrote into the cells named."""
    changed = copy.deepcopy(notebook)
    for one in changed["cells"]:
        if one["id"] in sources:
            one["source"] = sources[one["id"]]
    return changed


def sources(notebook):
    return {one["id"]: "".join(one["source"]) for one in notebook["cells"]}
