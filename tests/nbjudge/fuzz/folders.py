"""Ways to hand in a folder that is not what it should be: each changes one on the disk."""

import os
import shutil
import socket

from tests.nbjudge.fuzz.notebooks import damage

STAMPS = (
    b"", b"\xff", b"never", b"2030-01-01", b"2030-01-01 12:00:00 UTC\n", b"0000-00-00 00:00:00 UTC",
    b"9999-12-31 23:59:59.999999 -2359", b"2030-01-01 12:00:00 XYZ", b"2030-01-01 12:00:00 ..",
    b"0001-01-01 00:00:00 +2359", b"2030-01-01 12:00:00 99999", b"\x00" * 30, b"1" * 200_000,
    "2030-01-01 12:00:00 \u0661".encode(),
    "\u0662\u0660\u0663\u0660-01-01 12:00:00 UTC".encode(),
)  # fmt: skip
NAMES = (
    b"M\xfcller.txt", b"a\nb.txt", b"\x1b[2J.txt", b"-rf", b"~", b"'; drop.csv", b"{0}%s.txt",
    b"[a-z]*.ipynb", b"x" * 250, "\u202etxt.exe".encode(), b"con", b"data.csv", b"numpy.py",
    b"sitecustomize.py", b"01_tiny.html", b"other.html", b"nbgrader_config.py", b"a/b/c/d/e.txt",
    b".hidden/x.ipynb", b".ipynb_checkpoints/01_tiny-checkpoint.ipynb", b"timestamp.unreadable",
    b"01_tiny.unreadable/x", b"01_tiny.part", b"collecting_problem.txt", b"01_tiny_files/x.png",
)  # fmt: skip


def change_folder(folder, name, notebook, chance):
    """Change a folder, which holds an honest hand-in, in one to three ways."""
    for _ in range(chance.randint(1, 3)):
        chance.choice(ALL)(os.fsencode(folder), os.fsencode(name), notebook, chance)


def remove(path):
    """Remove whatever is there."""
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.remove(path)


def damaged_notebook(folder, name, notebook, chance):
    path = os.path.join(folder, name)
    remove(path)
    write(path, damage(notebook, chance))


def odd_stamp(folder, name, notebook, chance):
    path = os.path.join(folder, b"timestamp.txt")
    remove(path)
    if chance.random() < 0.8:
        write(path, chance.choice(STAMPS))


def odd_secret(folder, name, notebook, chance):
    path = os.path.join(folder, b"submission_secret.txt")
    remove(path)
    if chance.random() < 0.8:
        write(path, chance.choice([b"", b"\xff\x00", b"../../x", b"s" * 100_000, b"a\nb"]))


def no_file(folder, name, notebook, chance):
    names = [name, b"timestamp.txt", b"submission_secret.txt", b"more", chance.choice(NAMES[:8])]
    path = os.path.join(folder, chance.choice(names))
    remove(path)
    match chance.randrange(6):
        case 0:
            os.mkdir(path)
        case 1:
            os.mkfifo(path)
        case 2:
            # Bound by its own name: a path to a socket must be short.
            before = os.open(".", os.O_RDONLY)
            os.chdir(folder)
            with socket.socket(socket.AF_UNIX) as plug:
                plug.bind(os.path.basename(path))
            os.chdir(before)
            os.close(before)
        case 3:
            os.symlink(chance.choice([b"/etc/passwd", b"nowhere", b".", path, b"/dev/zero"]), path)
        case 4:
            with open(path, "wb") as file:
                file.truncate(chance.choice((5_000_000, 120_000_000)))
        case 5:
            os.makedirs(os.path.join(path, *[b"d"] * chance.choice((3, 60))))


def odd_names(folder, name, notebook, chance):
    for other in chance.sample(NAMES, 4):
        path = os.path.join(folder, other)
        if not os.path.lexists(path):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            write(path, chance.choice([b"", b"\xff\x00", b"raise SystemExit", b"<script>"]))


def other_notebooks(folder, name, notebook, chance):
    for number in range(chance.choice((1, 3, 30))):
        other = chance.choice([b"copy%d.ipynb", b"%d.ipynb.txt", b"%d.json", b"deep/%d.ipynb"])
        path = os.path.join(folder, other % number)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write(path, damage(notebook, chance))
    if chance.random() < 0.6:
        remove(os.path.join(folder, name))


def many_files(folder, name, notebook, chance):
    for number in range(chance.choice((250, 700))):
        write(os.path.join(folder, b"file%d.txt" % number), b"x")


def nothing(folder, name, notebook, chance):
    for entry in os.listdir(folder):
        if chance.random() < 0.7:
            remove(os.path.join(folder, entry))


def write(path, data):
    """Write a file unless something that is none is there."""
    if not os.path.lexists(path):
        with open(path, "wb") as file:
            file.write(data)


ALL = (*[damaged_notebook] * 6, odd_stamp, odd_secret, no_file, no_file, odd_names, other_notebooks,
       many_files, nothing)  # fmt: skip
