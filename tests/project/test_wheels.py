"""The three wheels hold what they need and nothing of each other."""

import subprocess
import sys
import zipfile

import pytest

WHEELS = ("annlib", "nbjudge", "anncourse")
# What each may import of the three, and something that loads a good part of it.
TRIES = {
    "annlib": (["annlib"], "import annlib; annlib.load_digits()"),
    "nbjudge": (["nbjudge"], "import nbjudge.cli, nbjudge.batch.run, nbjudge.doctor.sandbox"),
    "anncourse": (
        list(WHEELS),
        "from anncourse import check, figures; import anncourse.cli; check('step', namespace={});"
        "from nbjudge.judge.additions import folder_of;"
        "assert (folder_of('anncourse.classroom.stand_ins') / 'anncourse/__init__.py').exists()",
    ),
}
# The editable installation of the tree must not help out.
ALONE = """
import sys
sys.meta_path = [finder for finder in sys.meta_path if "editable" not in repr(finder)]
sys.path_hooks = [hook for hook in sys.path_hooks if "editable" not in repr(hook)]
sys.path = [*{folders!r}, *(path for path in sys.path if path not in ("", {tree!r}))]
{code}
"""


@pytest.fixture(scope="module")
def unpacked(repository, tmp_path_factory):
    """Return for each wheel the folder that it unpacks to."""
    built = tmp_path_factory.mktemp("dist")
    command = [sys.executable, str(repository / "tools" / "build_wheels.py"), str(built)]
    subprocess.run(command, check=True, capture_output=True)
    folders = {}
    for name in WHEELS:
        (path,) = built.glob(f"{name}-*.whl")
        folders[name] = built / name
        with zipfile.ZipFile(path) as wheel:
            wheel.extractall(folders[name])
    return folders


@pytest.mark.parametrize("name", WHEELS)
def test_a_wheel_holds_every_file_of_its_package_and_no_other(unpacked, repository, name):
    folder = unpacked[name]
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    expected = {
        path.relative_to(repository).as_posix()
        for path in (repository / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {path for path in found if ".dist-info/" not in path} == expected


@pytest.mark.parametrize("name", WHEELS)
def test_a_wheel_works_with_what_it_says_it_needs(unpacked, repository, name, tmp_path):
    needed, code = TRIES[name]
    folders = [str(unpacked[package]) for package in needed]
    script = ALONE.format(folders=folders, tree=str(repository), code=code)
    absent = set(WHEELS) - set(needed)
    script += "".join(
        f"import importlib.util\nassert not importlib.util.find_spec({package!r})\n"
        for package in sorted(absent)
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", WHEELS)
def test_a_wheel_names_the_others_that_it_needs(unpacked, name):
    (metadata,) = unpacked[name].glob("*.dist-info/METADATA")
    text = metadata.read_text("utf-8")
    needed, _ = TRIES[name]
    others = {other for other in WHEELS if f"Requires-Dist: {other}==" in text}
    assert others == set(needed) - {name}
    assert "Requires-Dist: numpy" in text
    assert "://" not in "".join(line for line in text.splitlines() if "Requires-Dist" in line)
