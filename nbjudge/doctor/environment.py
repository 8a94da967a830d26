"""Python, nbgrader, the course, its exchange and its gradebook."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import sys
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from nbgrader.converters import Autograde
from sqlalchemy import create_engine, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from nbjudge.batch.executors import default_jobs
from nbjudge.batch.steps import has_judge, name_of
from nbjudge.configure import is_unicode
from nbjudge.doctor.finding import Finding
from nbjudge.judge.preprocess import Judge

PYTHON = (3, 11)
# nbgrader's own, and the one that it calls by name.
PROGRAMS = ("nbgrader", "alembic", "jupyter")


def look_at_python(path: str) -> list[Finding]:
    """Look at the environment.

    Parameters
    ----------
    path
        PATH as it was when the command was typed.
    """
    python = sys.version_info[:2] >= PYTHON
    missing = [name for name in PROGRAMS if shutil.which(name, path=path) is None]
    jobs = default_jobs()
    return [
        Finding(
            "Python",
            python,
            platform.python_version(),
            f"Install Python {PYTHON[0]}.{PYTHON[1]} or newer.",
        ),
        Finding(
            "programs are found by name",
            not missing,
            f"not on PATH: {', '.join(missing)}" if missing else ", ".join(PROGRAMS),
            "Activate the environment before you type nbgrader's commands, such as by "
            ". .venv/bin/activate. nbjudge's own commands find them all the same.",
        ),
        Finding("nbgrader", True, importlib.metadata.version("nbgrader")),
        Finding(
            "names are read as UTF-8",
            is_unicode(),
            f"as {sys.getfilesystemencoding()}",
            "nbgrader's own commands pass over students whose ids have other letters than English. "
            "Choose a locale such as C.UTF-8, or set PYTHONUTF8=1 for every command.",
        ),
        Finding(
            "processors", None, f"`nbjudge grade` grades {jobs} at a time unless told otherwise"
        ),
    ]


def look_at_course(api: NbGraderAPI) -> list[Finding]:
    """Look at an open course: its settings, its exchange and its gradebook."""
    steps = Autograde(coursedir=api.coursedir, parent=api).autograde_preprocessors
    judged = has_judge(name_of(step) for step in steps)
    return [
        Finding(
            "the judge grades",
            judged,
            "`nbgrader autograde` uses it" if judged else "not in `nbgrader autograde`",
            "Write into nbgrader_config.py: from nbjudge.configure import turn_on; "
            "turn_on(get_config()). (`nbjudge grade` uses the judge in any case.)",
        ),
        look_at_mode(Judge(parent=api).apart),
        look_at_exchange(Path(api.exchange_root)),
        look_at_gradebook(str(api.coursedir.db_url)),
    ]


def look_at_mode(apart: bool | list[str]) -> Finding:
    """Say whether tests run apart from students' code, or with it."""
    some = f"apart in {', '.join(apart)}; else " if isinstance(apart, list) and apart else ""
    if apart is True:
        seen = "apart: tests and students' code in two processes, so that no score can be forged"
    else:
        seen = (
            f"{some}together: tests and students' code share a process, as in nbgrader, and a "
            "score can be forged; c.Judge.apart = True keeps them apart"
        )
    return Finding("mode", None, seen)


def look_at_exchange(folder: Path) -> Finding:
    """Look whether hand-ins can be exchanged through a folder."""
    what = "exchange can be written to"
    if sys.platform == "win32":
        return Finding(what, False, "nbgrader's exchange needs Linux or macOS", "Use one of them.")
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    allowed = os.access(nearest, os.W_OK | os.X_OK)
    there = str(folder) if nearest == folder else f"{folder} (will be made)"
    return Finding(
        what,
        allowed,
        there,
        f"You may not write into {nearest}. Have its owner allow it, or set "
        "c.Exchange.root in nbgrader_config.py to a folder that all may write into.",
    )


def look_at_gradebook(db_url: str) -> Finding:
    """Look whether the gradebook can be opened; a file that is not there is not made."""
    what = "gradebook can be opened"
    try:
        url = make_url(db_url)
        shown = url.render_as_string(hide_password=True)
        if url.get_backend_name() == "sqlite":
            file = Path(str(url.database))
            if not file.exists():
                return Finding(what, os.access(file.parent, os.W_OK), f"{file} (will be made)")
        engine = create_engine(url)
        try:
            tables = inspect(engine).get_table_names()
        finally:
            engine.dispose()
    except (SQLAlchemyError, ArgumentError, ImportError) as error:
        return Finding(
            what,
            False,
            " ".join(str(error).split())[:200],
            "Mend c.CourseDirectory.db_url in nbgrader_config.py. For PostgreSQL it begins with "
            "postgresql+psycopg2://, and needs pip install psycopg2-binary.",
        )
    whole = not tables or "alembic_version" in tables
    return Finding(
        what,
        whole,
        shown if whole else f"{shown} was left half made",
        "nbgrader was stopped while it made it. Rename it, and start again.",
    )
