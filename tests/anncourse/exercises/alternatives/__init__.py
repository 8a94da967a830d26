"""Other right ways to solve each exercise, one module per lesson.

``ALTERNATIVES`` maps an exercise's name to right answers: functions, or tuples of values where the
answer is given in variables. Write them as learners do, plainly; those written with ``def`` are
mutated too, and every mutant has to lose points.
"""
