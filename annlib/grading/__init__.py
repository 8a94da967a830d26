"""Grading a class with nbgrader so that nobody's notebook harms anyone else's grade.

`nbgrader_config.py` plugs these parts into nbgrader; its commands, formgrader and `annlib grade`
then all behave the same.

===============  ===========================================================================
`collect`        copies what students handed in; a folder that cannot be copied stops nobody
`intake`         makes one hand-in gradable: a renamed, broken or missing notebook
`mend`           makes one notebook gradable: deleted, doubled or changed cells
`judge`          runs a notebook with the student's code behind a wall; see its own page
`execute`        the same without a wall, in a kernel, for courses that cannot use the judge
`batch`          grades a class: in many processes, with one writer, and resumable
`report`         the closing table: scores, and the reason for each that is not full
`doctor`         what holds on this machine, and what keeps students' code in
`demo`           a made-up class that shows all of it
===============  ===========================================================================
"""
