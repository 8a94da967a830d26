"""What holds on this machine: `nbjudge doctor` prints it.

===============  ===========================================================================
`finding`        one thing that was looked at, and the table of them
`environment`    Python, nbgrader, the course, its exchange and its gradebook
`sandbox`        what students' code can get at, each thing really tried from inside
`probes`         the things that are tried
`advice`         what to do where there is no sandbox
===============  ===========================================================================
"""
