"""Leave out what is slow to import and what no command of the course uses."""

import sys


def leave_out_grammar() -> None:
    """Do without the grammar of internationalised addresses.

    jsonschema imports it, where it is installed, to check such addresses. nbformat checks none, but
    building the grammar takes two seconds: more than everything else that grading imports.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
