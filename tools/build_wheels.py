"""Build the three wheels, annlib, nbjudge and anncourse, from the one tree.

``python tools/build_wheels.py DESTINATION`` (or ``make wheels``). What each needs stands in
pyproject.toml, under ``tool.wheels``; the version and the ranges stand there once for all three.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WHEELS = ("annlib", "nbjudge", "anncourse")


def main(destination: Path) -> None:
    """Build all three into a folder."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for name in WHEELS:
        with tempfile.TemporaryDirectory(prefix=f"{name}-wheel-") as temporary:
            folder = Path(temporary)
            shutil.copytree(
                ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
            shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE")
            readme = project["tool"]["wheels"][name]["readme"]
            shutil.copyfile(ROOT / readme, folder / "README.md")
            (folder / "pyproject.toml").write_text(describe(name, project), "utf-8")
            command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(destination)]
            subprocess.run([*command, str(folder)], check=True, stdout=subprocess.DEVNULL)
            print(f"{name}: built in {destination}")


def describe(name: str, project: dict) -> str:
    """Return the pyproject.toml of one wheel.

    Parameters
    ----------
    name : str
    project : dict
        The tree's own pyproject.toml.
    """
    whole, own = project["project"], project["tool"]["wheels"][name]
    ranges = {
        re.split(r"[<>=]", line)[0]: line
        for lines in (whole["dependencies"], *whole["optional-dependencies"].values())
        for line in lines
    }
    needs = [ranges.get(need, f"{need}=={whole['version']}") for need in own["needs"]]
    extras = {extra: whole["optional-dependencies"][extra] for extra in own.get("extras", [])}
    scripts = {n: place for n, place in whole["scripts"].items() if place.startswith(f"{name}.")}
    data = project["tool"]["setuptools"]["package-data"][name]
    lines = [
        "[build-system]",
        f"requires = {project['build-system']['requires']}",
        'build-backend = "setuptools.build_meta"',
        "[project]",
        f'name = "{name}"',
        f'version = "{whole["version"]}"',
        f'description = "{own["description"]}"',
        'readme = "README.md"',
        f'requires-python = "{whole["requires-python"]}"',
        f'license = "{whole["license"]}"',
        'license-files = ["LICENSE"]',
        f"dependencies = {needs}",
        "[project.optional-dependencies]",
        *(f"{extra} = {needed}" for extra, needed in extras.items()),
        "[project.scripts]",
        *(f'{script} = "{place}"' for script, place in scripts.items()),
        "[tool.setuptools.packages.find]",
        f'include = ["{name}", "{name}.*"]',
        "[tool.setuptools.package-data]",
        f"{name} = {data}",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("expected one folder to build into: python tools/build_wheels.py dist")
    main(Path(sys.argv[1]).resolve())
