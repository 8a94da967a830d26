"""What runs inside the sandbox, in the process that holds the student's code.

The folder is handed into the sandbox as it is, and imported there under its own name, `inside`.
It must import nothing of annlib but `annlib.checks.own_line`, `.shortcuts`, `.time_limit` and
`.untouched`, of which the sandbox's copy of annlib has the originals.
"""
