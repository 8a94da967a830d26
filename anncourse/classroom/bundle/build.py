"""Build the students' zip file."""

from __future__ import annotations

import io
import os
import re
import stat
import time
import zipfile
from collections.abc import Mapping
from importlib.metadata import requires, version
from importlib.resources import files
from pathlib import Path
from string import Template

import anncourse
from anncourse.classroom.bundle.parts import PACKED, find_files
from anncourse.classroom.changes.places import released

#: The folder that students unpack, and the packages in it.
TOP, PACKAGES = "ann-course", "packages"
#: What comes along as it lies in the course's folder.
AS_IT_IS = ("LICENSE", "docs/glossary.md", ".jupyter")
#: What grading alone needs, and students do without.
NOT_NEEDED = ("bleach", "latex2mathml", "tqdm", "msgpack", "pygments")


def build_bundle(root: Path, to: Path, lessons: list[str], exchange: str) -> int:
    """Write the zip file, whole or not at all, and return how many files it holds.

    Parameters
    ----------
    root : Path
        The course's folder.
    to : Path
        The zip file.
    lessons : list of str
    exchange : str
        Folder of the exchange on the students' machines, or empty where there is none.
    """
    content = collect(root, lessons, exchange)
    to.parent.mkdir(parents=True, exist_ok=True)
    new = to.with_name(f".{to.name}.new")
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(content.items()):
            archive.writestr(entry(f"{TOP}/{name}"), data)
    new.chmod(0o644)
    os.replace(new, to)
    return len(content)


def collect(root: Path, lessons: list[str], exchange: str) -> dict[str, bytes]:
    """Return the contents of the bundle by name."""
    content: dict[str, bytes] = {}
    for lesson in lessons:
        content |= read_lesson(root, lesson)
    for name in AS_IT_IS:
        content |= read_tree(root, root / name)
    tree = Path(anncourse.__file__).parents[1]
    packed: dict[str, bytes] = {}
    for path in find_files(tree):
        data = (tree / path).read_bytes()
        if path.is_relative_to(PACKED):
            packed[path.relative_to(Path(PACKED).parent).as_posix()] = data
        else:
            content[f"{PACKAGES}/{path.as_posix()}"] = data
    content[f"{PACKAGES}/{PACKED}.zip"] = pack(packed)
    values = {
        "version": version("anncourse"),
        "dependencies": "\n".join(f'    "{need}",' for need in needed()),
        "exchange": repr(exchange),
    }
    for template in files(__package__).joinpath("files").iterdir():
        text = Template(template.read_text("utf-8")).safe_substitute(values)
        content[template.name] = text.encode()
    return content


def read_lesson(root: Path, lesson: str) -> dict[str, bytes]:
    """Return a lesson's files as students have them, wherever they lie here."""
    folder = released(root)
    return {
        f"lessons/{name.partition('/')[2]}": data
        for name, data in read_tree(root, folder / lesson).items()
    }


def read_tree(root: Path, start: Path) -> dict[str, bytes]:
    """Return a file, or the files in a folder, by their names relative to the course's folder."""
    paths = [start] if start.is_file() else start.rglob("*")
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts)
    }


def entry(name: str) -> zipfile.ZipInfo:
    """Return the head of a file that everybody may read once it is unpacked, where many share it.

    Left to itself, Python notes that nobody but the owner may.
    """
    head = zipfile.ZipInfo(name, time.localtime()[:6])
    head.external_attr = (stat.S_IFREG | 0o644) << 16
    head.compress_type = zipfile.ZIP_DEFLATED
    return head


def pack(content: Mapping[str, bytes]) -> bytes:
    """Return a zip file that Python can import from."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(content.items()):
            archive.writestr(entry(name), data)
    return file.getvalue()


def needed() -> list[str]:
    """Return what has to be installed for the lessons, with the ranges of the course."""
    found = []
    for line in requires("anncourse") or []:
        name, _, condition = line.partition(";")
        wanted = not condition or "course" in condition
        bare = re.split(r"[<>=\[ ]", name)[0]
        if wanted and bare not in (*NOT_NEEDED, "annlib", "nbjudge"):
            found.append(name.strip())
    return found
