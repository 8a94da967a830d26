"""Grading for nbgrader courses so that nobody's notebook harms anyone else's grade.

`nbjudge grade ASSIGNMENT` grades a class, `nbjudge doctor` says what holds on a machine, and one
line of `nbgrader_config.py` (see `configure`) has nbgrader's own commands do the same.
What is lower in this list imports nothing of what is higher.

===============  ===========================================================================
`cli`            the command `nbjudge`; `commands` are its subcommands
`report`         the closing table: scores, and the reason for each that is not full
`doctor`         what holds on this machine, and what keeps students' code in
`batch`          grades a class: in many processes, with one writer, and resumable
`course`         an nbgrader course folder: where it lies, opened with its own configuration
`configure`      turns the judge on in a course's `nbgrader_config.py`
`judge`          runs a notebook with the student's code behind a wall; see its own page
`stock`          the same without a wall, in a kernel, where the judge cannot run
`intake`         makes a hand-in gradable: collected, renamed, broken, missing, mended
`notebook`       notebooks as files: cells, outputs, notes, clean HTML
`inside`         what runs on the other side of the wall
`shared`         what notebook and judge share: plain data, calls, time limits
===============  ===========================================================================
"""
