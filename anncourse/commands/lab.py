"""`anncourse lab`: open JupyterLab on the learner's own copy of a lesson."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from anncourse.classroom.changes.places import released
from anncourse.classroom.copies.update import Unreadable, give_out, update_copy
from anncourse.commands.course import find_course_root, list_lessons, resolve_lesson
from nbjudge.environment import put_scripts_on_path
from nbjudge.errors import CommandError

WORK = "work"
# Where JupyterLab keeps a learner's tabs and panels, apart from those of other work.
TABS = f"{WORK}/.jupyterlab"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `anncourse lab`."""
    parser = subparsers.add_parser(
        "lab",
        help="open JupyterLab on your own copy of a lesson",
        description=(
            "Put a copy of each lesson that is not there yet into work/ and open JupyterLab on one "
            "of them. Where a lesson has changed since, what you wrote is carried into a new copy "
            "and the older one is kept beside it. To start a lesson afresh, rename or delete its "
            "notebook in work/."
        ),
    )
    parser.add_argument(
        "lesson", nargs="?", help="which lesson to open, for example 2 or 02_weights_and_bias"
    )
    parser.add_argument(
        "--teach",
        action="store_true",
        help="show what an instructor needs as well: solutions, Formgrader, Create Assignment",
    )
    parser.add_argument(
        "--name",
        help="your name as the course knows it, for numbers that differ from student to student; "
        "it is remembered",
    )
    parser.add_argument(
        "--copies", action="store_true", help="only put the copies into work/, and open nothing"
    )
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument("--port", type=int, help="port to listen on; 0 takes any free one")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Hand out and bring up to date every lesson, and serve until interrupted."""
    root = find_course_root()
    lessons = list_lessons(released(root))
    if not lessons:
        raise CommandError(
            f"expected at least one lesson in {released(root)}, found none. "
            "Restore the folder (git checkout lessons) or make it: anncourse lessons."
        )
    lesson = resolve_lesson(arguments.lesson or first_lesson(lessons), lessons)
    for name in lessons:
        for line in bring_up_to_date(released(root) / name, root / WORK / name):
            print(line, flush=True)
    keep_name(root / WORK, arguments.name or "")
    if arguments.copies:
        return 0
    return serve(
        root,
        lesson,
        browser=not arguments.no_browser,
        port=arguments.port,
        teach=arguments.teach,
    )


def keep_name(work: Path, name: str) -> None:
    """Remember who works here, where that is said, and let notebooks and Validate know."""
    from anncourse.lesson.name import FILE, VARIABLE, read_name

    if name.strip():
        work.mkdir(exist_ok=True)
        (work / FILE).write_text(f"{name.strip()}\n", "utf-8")
        os.environ[VARIABLE] = name.strip()
    elif known := read_name(work / FILE):
        # On a hub, whoever logged in goes before what was said once.
        os.environ.setdefault(VARIABLE, os.environ.get("JUPYTERHUB_USER", known))


def first_lesson(lessons: Sequence[str]) -> str:
    """Return the lesson that most learners begin with: lesson 0 is for who lacks NumPy."""
    return next((name for name in lessons if not name.startswith("00")), lessons[0])


def bring_up_to_date(source: Path, destination: Path) -> list[str]:
    """Give out a lesson, carry what was written in an older copy over, and say so in lines."""
    name = source.name
    notebook = destination / f"{name}.ipynb"
    try:
        give_out(source, destination)
        update = update_copy(source, destination)
    except Unreadable as error:
        return [f"{notebook} stays as it is: it cannot be read ({error})."]
    except OSError as error:
        return [f"{notebook} stays as it is: {error}."]
    if update is None:
        return []
    if update.kept is None:
        return [f"{name} is of a new edition now; you had written nothing in the older copy."]
    wrote = "1 cell" if update.carried == 1 else f"{update.carried} cells"
    return [
        f"{name} is of a new edition now. What you wrote ({wrote}) was carried into it.",
        f"  The older copy is kept beside it: {update.kept.name}",
    ]


def jupyter_arguments(
    root: Path, lesson: str, browser: bool, port: int | None, teach: bool = False
) -> list[str]:
    """Return JupyterLab's command line for one lesson."""
    notebook = quote(f"{WORK}/{lesson}/{lesson}.ipynb")
    arguments = [
        f"--ServerApp.root_dir={root}",
        f"--LabApp.default_url=/lab/tree/{notebook}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        # .jupyter/custom/custom.css
        "--LabApp.custom_css=True",
        # What Jupyter logs below this level is of no use to a learner and hides the address.
        "--Application.log_level=ERROR",
    ]
    if not teach:
        # A learner looks for lessons, not for what they are made of.
        others = sorted(entry.name for entry in root.iterdir() if entry.name != WORK)
        arguments.append(f"--ContentsManager.hide_globs={others}")
        arguments.append(f"--LabApp.workspaces_dir={root / TABS}")
    if in_hub():
        # The hub leads a browser to what the server, not what JupyterLab in it, calls its start.
        arguments.append(f"--ServerApp.default_url=/lab/tree/{notebook}")
    if not browser:
        arguments.append("--no-browser")
    if port is not None:
        arguments.append(f"--ServerApp.port={port}")
    if getattr(os, "geteuid", lambda: 1)() == 0:
        # Containers run as root, where Jupyter refuses to start unless told.
        arguments.append("--allow-root")
    return arguments


def in_hub() -> bool:
    """Whether a JupyterHub starts this, as one user's server."""
    return "JUPYTERHUB_API_TOKEN" in os.environ


def use_course_settings(root: Path, teach: bool = False) -> None:
    """Let the course's own defaults for JupyterLab count: a learner's settings go before them.

    They keep the question about JupyterLab's news from popping up over the first lesson, and what
    only an instructor needs out of a learner's sight.
    """
    own = root / ".jupyter"
    room = [] if teach else [str(own / "learner")]
    # In the course's folder itself lies nbgrader's, which its list of assignments seeks from work/.
    paths = [*room, str(own), str(root), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(path for path in paths if path)
    os.environ.setdefault("PYTHONSTARTUP", str(own / "startup.py"))


def serve(root: Path, lesson: str, browser: bool, port: int | None, teach: bool = False) -> int:
    """Run JupyterLab in this process until it is interrupted."""
    # It imports httpx, and that its command line, which nobody uses here: a fifth of a second.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    try:
        if in_hub():
            from jupyterhub.singleuser import main
        else:
            from jupyterlab.labapp import main  # type: ignore[import-untyped]
    except ImportError:
        raise CommandError(
            "expected JupyterLab in this environment, found none. Install what the course needs: "
            "pip install -e '.[course]', or conda env create -f environment.yml"
        ) from None
    put_scripts_on_path()
    use_course_settings(root, teach)
    if not teach:
        from anncourse.classroom.workspace import open_contents

        open_contents(root / TABS)
    # nbgrader reads nbgrader_config.py from the current folder.
    os.chdir(root)
    print(
        f"Opening your copy of {lesson} ({root / WORK / lesson}). "
        "JupyterLab runs until you press Ctrl-C here.",
        flush=True,
    )
    main(jupyter_arguments(root, lesson, browser, port, teach))
    return 0
