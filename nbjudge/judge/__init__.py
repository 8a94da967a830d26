"""The judge: grading that trusts nobody.

Test cells run here, unchanged; the student's cells run in a process of their own, behind a wall.

===============  ===========================================================================
`grade`          grades one notebook, and touches nothing else: what everything else calls
`rebuild`        the notebook that is graded: the instructor's, with the student's answers
`testcells`      runs a test cell, and writes the outputs that nbgrader scores
`namespace`      what the names in a test cell mean
`students`       what stands for the student's functions, classes and instances
`proxies`        makes these, and knows them again
`lent`           the judge's functions that a test hands over
`session`        the student's process as the tests see it, started anew when it is lost
`line`           the judge's end of the line
`replies`        what comes over it, taken apart; `errors` of the other end, raised here
`sandbox`        the wall: bubblewrap, and what holds without it
`library`        what the other side can import, without what the assignment asks for
`additions`      what a course adds, such as a package of its own
`starter`        starts processes, one ahead of time
`inside/`        what runs on the other side
===============  ===========================================================================
"""
