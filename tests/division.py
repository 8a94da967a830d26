"""Which tests run in the same process, where there are several."""

#: Files whose tests are divided by their first parameter: a lesson, a class, a family of attacks.
FOR_EACH = (
    "tests/anncourse/classroom/test_fidelity.py",
    "tests/anncourse/classroom/test_lessons_are_judged.py",
    "tests/lessons/test_later_cells.py",
    "tests/lessons/test_lessons.py",
    "tests/nbjudge/fuzz/test_every_command.py",
    "tests/nbjudge/red_team/test_red_team.py",
)


def group_of(nodeid):
    """Return the name of the group of tests that a test belongs to."""
    file, _, test = nodeid.partition("::")
    first = test.partition("[")[2].partition("-")[0].rstrip("]")
    if file.startswith("tests/anncourse/figures/") and "in_browser" in file:
        # They share one JupyterLab and one page.
        return "figures in the browser"
    if file.startswith("tests/nbjudge/batch/"):
        # They share a class that was graded.
        return "a class that is graded"
    if file in FOR_EACH and first:
        return f"{file} {first}"
    if file.startswith("tests/anncourse/exercises/") and first:
        # What is worked out for an exercise is kept for its other tests.
        return f"exercise {first}"
    return file
