"""Grade a class: many processes grade, one writes, and a killed run goes on where it was.

==============  ============================================================================
`run`           grades a class from end to end: what `nbjudge grade` calls
`outcome`       what came of it
`lesson`        all that graders need to know of a lesson, taken from the course
`folder`        what one student handed in, read once
`finished`      who need not be graded again
`work`          grades one hand-in; nothing but plain data goes in and comes out
`steps`, `book` nbgrader's own steps, with what they read of the gradebook in memory
`parcels`       that plain data, as bytes
`servant`       a process that grades; `servants` keeps some of them, forked by `forking`
`messages`      what they are told, and answer
`executors`     spreads the work over them, here or on a Dask cluster
`lock`          one run at a time in one course
`writer`        the one writer to the gradebook and to `autograded/`
==============  ============================================================================
"""
