"""What a student's process sees of the machine's files, and what of that is covered."""

from __future__ import annotations

import functools
import os
import site
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nbjudge.judge.additions import Additions, folder_of

# Where nbgrader puts hand-ins if nobody tells it otherwise: within the system's own folders.
EXCHANGES = ("/usr/local/share/nbgrader", "/usr/share/nbgrader")


@functools.cache
def needed() -> tuple[str, ...]:
    """Return what Python needs: the system's libraries, and its own, shortest first."""
    wanted = ["/usr", sys.base_prefix, sys.prefix, sys.base_exec_prefix, sys.exec_prefix]
    wanted += [f"/{name}" for name in ("lib", "lib64", "bin") if not os.path.islink(f"/{name}")]
    wanted += ["/etc/ld.so.cache", "/etc/alternatives"]
    executable = os.path.realpath(sys.executable)
    wanted.append(str(Path(executable).parent.parent))
    present = {os.path.abspath(path) for path in wanted if os.path.exists(path)}
    return tuple(sorted(present - {"/"}, key=lambda path: (len(path), path)))


def system_folders() -> tuple[str, ...]:
    """Return the same without what lies in another of them."""
    kept: list[str] = []
    for path in needed():
        if not any(_is_inside(path, other) for other in kept):
            kept.append(path)
    return tuple(kept)


def links() -> list[tuple[str, str]]:
    """Return the links by which old names of the system's folders lead to them."""
    return [
        (f"/{name}", os.readlink(f"/{name}"))
        for name in ("lib", "lib64", "bin", "lib32", "sbin")
        if os.path.islink(f"/{name}")
    ]


def private_places(coursedir: Any, config: Any) -> tuple[str, ...]:
    """Return where a course lies: its folder, its exchange, its gradebook.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    config : traitlets.config.Config
        The course's.
    """
    places = [str(coursedir.root), str(config.get("Exchange", {}).get("root", ""))]
    for step in ("source", "release", "submitted", "autograded", "feedback"):
        # Each may be told by itself, as a folder elsewhere.
        folder = str(getattr(coursedir, f"{step}_directory"))
        places.append(folder if os.path.isabs(folder) else "")
    url = str(coursedir.db_url)
    places.append(url.removeprefix("sqlite:///") if url.startswith("sqlite:////") else "")
    return tuple(dict.fromkeys(os.path.abspath(place) for place in places if place))


def masked_places(additions: Additions) -> tuple[str, ...]:
    """Return what lies inside of the system's folders and must not be seen there.

    The packages that the course hides or hands out in a version of its own, the judge itself, in
    whichever place they are installed, the course, and its exchange.
    """
    packages = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    packages |= set(site.getsitepackages())
    candidates = [*map(Path, additions.private_places), *map(Path, EXCHANGES)]
    for name in sorted(additions.foreign_modules()):
        own = folder_of(name).resolve()
        is_course = (own.parent / "nbgrader_config.py").exists()
        candidates += [own.parent if is_course else own]
        candidates += [Path(folder, name) for folder in packages]
    candidates += [Path.cwd()] if Path("nbgrader_config.py").exists() else []
    found = set()
    for place in {path.resolve() for path in candidates}:
        for folder in system_folders():
            # It may be known by a link's name, and what is in it only by its own.
            real = Path(folder).resolve()
            if place.exists() and place.is_relative_to(real):
                found.add(str(Path(folder, place.relative_to(real))))
    # What holds all of them cannot be covered: nothing would be left to run.
    return tuple(sorted(found - set(needed())))


def mask(places: Iterable[str]) -> list[str]:
    """Return bubblewrap's options that cover places, but for what Python needs within."""
    options: list[str] = []
    for place in places:
        if not os.path.isdir(place):
            options += ["--ro-bind", "/dev/null", place]
            continue
        options += ["--size", "4096", "--tmpfs", place]
        for inner in needed():
            if _is_inside(inner, place):
                for parent in list(Path(inner).parents)[::-1]:
                    if _is_inside(str(parent), place) and str(parent) != place:
                        options += ["--perms", "0755", "--dir", str(parent)]
                options += ["--ro-bind", inner, inner]
        options += ["--remount-ro", place]
    return options


def _is_inside(path: str, folder: str) -> bool:
    return Path(path).is_relative_to(folder)
