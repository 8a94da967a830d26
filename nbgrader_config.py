"""nbgrader's configuration of this course; every nbgrader command run in this folder reads it."""

import os
from pathlib import Path

from nbjudge.configure import turn_on

c = get_config()  # noqa: F821  (nbgrader puts it here)

# The name under which the course stands in the exchange and in JupyterLab's assignment list.
c.CourseDirectory.course_id = "ann"

# The instructor's notebooks are the one source of the course; the students' are made from them.
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"

# A class on one machine works without setting anything up; a real class points this elsewhere.
here = Path(__file__).resolve().parent
c.Exchange.root = os.environ.get("ANN_EXCHANGE", str(here / "exchange"))

# What is fetched is what `anncourse lab` opens, and what was worked on there is handed in.
c.Exchange.assignment_dir = str(here / "work")
c.ExchangeFactory.fetch_assignment = "anncourse.classroom.fetching.CarefulFetch"
c.ExchangeFactory.submit = "anncourse.classroom.handing_in.CarefulSubmit"

# An unwritten function returns None and scores 0, but does not halt "Run All Cells".
c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE\npass"}

# Grading that trusts nobody. Training in the lessons takes seconds; an endless loop takes all.
turn_on(c, cell_seconds=30)

# Whether numbers by hand are drawn from each student's name: in all lessons that have such, or in
# those that you name. Make the lessons anew after a change, and before you release them.
# c.OwnNumbers.on = True
released = c.GenerateAssignment.preprocessors
tests = released.index("nbgrader.preprocessors.InstantiateTests")
released.insert(tests + 1, "anncourse.classroom.own_numbers.OwnNumbers")
# What you change in a lesson, own/LESSON.toml says; see docs/class.md.
released.insert(tests + 1, "anncourse.classroom.changes.steps.TellPoints")
released.insert(0, "anncourse.classroom.changes.steps.ChangeLesson")

# What handing in late costs: nothing, unless you say so here. A grace of so many minutes costs
# nothing, and from the cut-off on a hand-in earns nothing.
# c.LatePolicy.points_per_day = 2
# c.LatePolicy.grace_minutes = 15
# c.LatePolicy.cut_off_days = 7
steps = c.Autograde.autograde_preprocessors
stock = steps.index("nbgrader.preprocessors.AssignLatePenalties")
steps[stock] = "anncourse.classroom.term.late.Lateness"
c.GenerateFeedback.preprocessors.append("anncourse.classroom.term.late.TellPenalty")

# The labs train larger networks: at least four times what the solutions take on a slow machine.
labs = ("09_images", "10_faces", "11_speech", "12_voice", "13_stocks")
c.Judge.cell_seconds_of = dict.fromkeys(labs, 120)

# Tests run apart from students' code, which so cannot forge a score; their data is plain.
c.Judge.apart = True

# Students' code sees annlib without what the lesson asks for, and of the course its tools alone.
c.Judge.student_package = "annlib"
c.Judge.withheld = "anncourse.classroom.withheld.withheld_from"
c.Judge.stand_ins = "anncourse.classroom.stand_ins"
c.Judge.hidden_packages = ["anncourse"]
c.Judge.shown_packages = ["anncourse.tools"]
# A check that the next line repeats with hidden cases is left out, and a verdict told in a line.
c.Judge.simplify = "anncourse.classroom.repeats.without_repeats"
c.Judge.ready = "anncourse.classroom.ready.make_ready"
c.Judge.explain = "anncourse.classroom.reasons.explain_verdict"

# Changes of your own, these settings among them, stand in own/, which an update of the course never
# touches. Then lessons are made into release/, and lessons/ stays as the course has it.
if (here / "own").is_dir():
    c.CourseDirectory.release_directory = "release"
    load_subconfig(str(here / "own" / "config.py"))  # noqa: F821  (nbgrader puts it here)
