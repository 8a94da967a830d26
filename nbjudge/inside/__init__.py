"""What runs inside the sandbox, in the process that holds the student's code.

Its folder is handed into the sandbox together with `nbjudge.shared`, and nothing else of nbjudge:
it imports nothing else of it.
"""
