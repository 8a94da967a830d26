"""Write what is the instructor's, or another student's."""

from tests.nbjudge.red_team.attack import attack
from tests.nbjudge.red_team.lesson import EXERCISES, LESSON


@attack("overwriting every file of the course that can be reached")
def overwriting_the_course(hand_in):
    hand_in.top(
        "import os, pathlib\n"
        f"for top in ({str(hand_in.root)!r}, {str(hand_in.home)!r}, '..', '../../..'):\n"
        "    for path in pathlib.Path(top).rglob('*'):\n"
        "        try:\n            path.is_file() and path.write_text('gone')\n"
        "        except OSError:\n            pass"
    )


@attack("writing points into the gradebook")
def writing_the_gradebook(hand_in):
    hand_in.top(
        "import sqlite3\n"
        f"for path in ({str(hand_in.root / 'gradebook.db')!r}, '../../../gradebook.db'):\n"
        "    try:\n"
        "        book = sqlite3.connect(path, timeout=0.1)\n"
        "        book.execute('update grade set auto_score = 9, manual_score = 9')\n"
        "        book.commit()\n"
        "    except sqlite3.Error:\n        pass"
    )


@attack("leaving a module, a startup file and a configuration for the next kernel")
def startup_files(hand_in):
    hand_in.top(
        "import os, pathlib, site\n"
        "code = 'import builtins; builtins.AssertionError = KeyError'\n"
        "for name in ('~/.ipython/profile_default/startup/00.py', '~/.pythonrc.py',\n"
        "             '~/.jupyter/nbgrader_config.py', '~/.config/matplotlib/matplotlibrc',\n"
        f"             {str(hand_in.root / 'nbgrader_config.py')!r},\n"
        f"             {str(hand_in.home / '.ipython/profile_default/startup/00.py')!r},\n"
        f"             {str(hand_in.home / '.local/usercustomize.py')!r},\n"
        "             os.path.join(site.getsitepackages()[0], 'zz_red_team.pth')):\n"
        "    path = pathlib.Path(os.path.expanduser(name))\n"
        "    try:\n"
        "        path.parent.mkdir(parents=True, exist_ok=True)\n"
        "        path.write_text(code)\n"
        "    except OSError:\n        pass",
    )


@attack("poisoning compiled modules of annlib and numpy for the next student")
def poisoned_bytecode(hand_in):
    hand_in.top(
        "import annlib, numpy, pathlib\n"
        "for package in (annlib, numpy):\n"
        "    for path in list(pathlib.Path(package.__file__).parent.rglob('*.pyc'))[:50]:\n"
        "        try:\n            path.write_bytes(b'')\n"
        "        except OSError:\n            pass\n"
        "numpy.exp = annlib.check = None"
    )


@attack("sharing the answers of a classmate through /tmp, shared memory and message queues")
def shared_between_students(hand_in):
    hand_in.top(
        "import ctypes, os, pathlib\n"
        "libc = ctypes.CDLL(None)\n"
        "number = libc.shmget(4711, 4096, 0o1666)\n"
        "libc.msgget(4711, 0o1666)\n"
        "for folder in ('/tmp', '/dev/shm', '/var/tmp', os.getcwd(), '/run', '/judge'):\n"
        "    path = pathlib.Path(folder, 'left-by-a-classmate')\n"
        "    try:\n"
        "        if path.exists(): exec(path.read_text())\n"
        f"        path.write_text({EXERCISES['double']!r})\n"
        "    except OSError:\n        pass"
    )


@attack("finding what the student before left in /tmp, shared memory and message queues")
def shared_between_students_again(hand_in):
    shared_between_students(hand_in)


@attack("a notebook that is a link to a classmate's")
def notebook_is_a_link(hand_in):
    hand_in.path.symlink_to(hand_in.root / "submitted" / "classmate" / LESSON / f"{LESSON}.ipynb")


@attack("links beside the notebook, to a classmate's work, the home and the gradebook")
def linked_files(hand_in):
    targets = {
        "home.txt": hand_in.home / "secret.txt",
        "classmate.txt": hand_in.root / "submitted" / "classmate" / LESSON / f"{LESSON}.ipynb",
        "gradebook.txt": hand_in.root / "gradebook.db",
        "folder": hand_in.root / "solutions",
    }
    for name, target in targets.items():
        (hand_in.folder / name).symlink_to(target)
    hand_in.top(
        "import pathlib\n"
        "for path in pathlib.Path('.').rglob('*'):\n"
        "    if path.is_file(): print(path, path.read_bytes()[:2_000_000])"
    )


@attack("a link by which the graded notebook is written over an instructor's file")
def link_at_the_destination(hand_in):
    target = hand_in.root / "lessons" / LESSON / f"{LESSON}.ipynb"
    graded = hand_in.root / "autograded" / hand_in.folder.parent.name / LESSON
    hand_in.top(
        "import os, pathlib\n"
        f"graded = pathlib.Path({str(graded)!r})\n"
        "try:\n"
        "    graded.mkdir(parents=True, exist_ok=True)\n"
        f"    (graded / '{LESSON}.ipynb').symlink_to({str(target)!r})\n"
        "except OSError:\n    pass"
    )
    (hand_in.folder / "timestamp.txt").symlink_to(target)
