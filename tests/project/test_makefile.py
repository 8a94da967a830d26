"""The Makefile builds an environment once, whole, and says what is wrong where it can't."""

import os
import shutil
import subprocess

import pytest

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")

# Stands in for Python: builds an empty environment and writes down what it was asked.
FAKE_PYTHON = """\
#!/bin/sh
echo "$*" >> "{log}"
case "$*" in
*version_info\\[*) echo {version} ;;
*"version_info <"*) exit {too_old} ;;
*"import venv"*) exit {no_venv} ;;
*"-m venv"*) mkdir -p .venv/bin && ln -s ../../fake-python .venv/bin/python ;;
*"-m ensurepip"*) test {no_ensurepip} = 0 && touch .venv/has-pip ;;
*"pip --python"*" pip") test {old_pip} = 0 && touch .venv/has-pip ;;
*"pip --python"*--version) exit {old_pip} ;;
*"pip --version"*) test -e .venv/has-pip ;;
*"config list"*) echo "global.index-url='https://mirror.example/simple'" ;;
*install*" uv") test {no_uv} = 0 && printf '%s' '{uv}' > .venv/bin/uv && chmod +x .venv/bin/uv ;;
*"--editable"*) echo "pip says this"; exit {pip_fails} ;;
esac
"""
FAKE_UV = """\
#!/bin/sh
echo "uv $* from $UV_DEFAULT_INDEX compiling:$UV_COMPILE_BYTECODE" >> "{log}"
case "$*" in
--version) exit 0 ;;
*) echo "uv says this"; exit {uv_fails} ;;
esac
"""


@pytest.fixture
def clone(tmp_path, repository):
    """Return a folder with what `make venv` needs, without an environment."""
    folder = tmp_path / "a course"
    (folder / "tools").mkdir(parents=True)
    shutil.copy(repository / "Makefile", folder)
    shutil.copy(repository / "pyproject.toml", folder)
    shutil.copy(repository / "tools" / "make-venv", folder / "tools")
    # Hides the uv that this machine may have.
    write_program(folder / "programs" / "uv", "#!/bin/sh\nexit 1\n")
    return folder


def write_program(path, text):
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def make(folder, *arguments):
    """Run make with nothing inherited from a make that may be running these tests."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MAKE", "MFLAGS", "PIP_", "UV_"))
    }
    environment["PATH"] = os.pathsep.join([str(folder / "programs"), environment["PATH"]])
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env=environment,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def fake_python(folder, **faults):
    """Write a Python that has everything and can do everything but for the faults named."""
    log = folder / "log"
    settings = dict.fromkeys(
        ("too_old", "no_venv", "no_ensurepip", "old_pip", "no_uv", "uv_fails", "pip_fails"), 0
    )
    settings |= {"version": "3.12"} | faults
    uv = FAKE_UV.format(log=log, **settings)
    write_program(folder / "fake-python", FAKE_PYTHON.format(log=log, uv=uv, **settings))
    return "PYTHON=./fake-python"


def asked(folder, words):
    """Count the calls of Python or uv that hold the words."""
    return (folder / "log").read_text().count(words)


@pytest.mark.parametrize(
    "target",
    [
        "venv",
        "lab",
        "test",
        "campaigns",
        "test-all",
        "lessons",
        "lint",
        "bench",
        "demo-class",
        "clean",
    ],
)
def test_the_target_exists_and_is_explained(clone, target):
    assert make(clone, "--dry-run", target).returncode == 0
    assert f"make {target} " in make(clone, "help").stdout


def test_make_alone_builds_nothing(clone):
    assert make(clone).returncode == 0
    assert not (clone / ".venv").exists()


def test_the_environment_is_built_once(clone):
    python = fake_python(clone)

    assert make(clone, "venv", python).returncode == 0
    assert make(clone, "venv", python).returncode == 0
    assert asked(clone, "-m venv") == 1


def test_uv_installs_for_a_learner_and_no_line_of_it_is_seen(clone):
    result = make(clone, "venv", fake_python(clone))

    assert asked(clone, "uv pip install --python .venv/bin/python pip --editable .[course] from")
    assert not asked(clone, "-m pip install --disable-pip-version-check --editable")
    assert "uv says" not in result.stdout + result.stderr
    assert "minute" in result.stdout
    assert not result.stderr


def test_uv_takes_the_packages_from_where_pip_does(clone):
    make(clone, "venv", fake_python(clone))

    assert asked(clone, "--editable .[course] from https://mirror.example/simple")


def test_a_uv_that_is_there_already_is_used(clone):
    write_program(clone / "programs" / "uv", FAKE_UV.format(log=clone / "log", uv_fails=0))

    assert make(clone, "venv", fake_python(clone, no_ensurepip=1, old_pip=1)).returncode == 0
    assert asked(clone, "uv pip install")
    assert not asked(clone, "install --disable-pip-version-check")


@pytest.mark.parametrize(
    "fault",
    [{"no_uv": 1}, {"uv_fails": 1}, {"no_uv": 1, "old_pip": 1}, {"no_uv": 1, "no_ensurepip": 1}],
)
def test_pip_installs_where_uv_cannot_be_had_or_fails(clone, fault):
    result = make(clone, "venv", fake_python(clone, **fault))

    assert result.returncode == 0
    assert not result.stderr
    assert "pip says" not in result.stdout
    assert "goes on with pip" in result.stdout
    assert asked(clone, "-m pip install --disable-pip-version-check --editable .[course]")


def test_a_pip_too_old_to_serve_another_environment_is_left_aside(clone):
    assert make(clone, "venv", fake_python(clone, old_pip=1)).returncode == 0
    assert asked(clone, "-m ensurepip")
    assert asked(clone, "uv pip install")


def test_what_developers_need_is_added_when_first_needed(clone):
    python = fake_python(clone)
    make(clone, "venv", python)
    assert not asked(clone, "dev")

    # The tests themselves cannot run in an environment that is none.
    for target in ("test", "lint"):
        make(clone, target, python)

    assert asked(clone, "--editable .[course]") == 1
    assert asked(clone, "--editable .[course,dev]") == 1
    assert asked(clone, "compiling:1") == 1
    assert asked(clone, "-m venv") == 1


def test_developers_come_first_in_a_fresh_clone_as_well(clone):
    make(clone, "test", fake_python(clone))

    assert asked(clone, "--editable .[course,dev]") == 1
    assert asked(clone, "-m venv") == 1


def test_a_build_that_fails_shows_what_pip_said(clone):
    failed = make(clone, "venv", fake_python(clone, no_uv=1, pip_fails=1))

    assert failed.returncode != 0
    assert "pip says this" in failed.stderr
    assert "Is there a network?" in failed.stderr


def test_a_failed_first_build_is_made_again_from_nothing(clone):
    make(clone, "venv", fake_python(clone, no_uv=1, pip_fails=1))
    (clone / ".venv" / "half-installed").touch()
    mended = make(clone, "venv", fake_python(clone))

    assert mended.returncode == 0
    assert asked(clone, "-m venv") == 2
    assert not (clone / ".venv" / "half-installed").exists()


def test_a_learner_can_go_on_where_what_developers_need_cannot_be_had(clone):
    make(clone, "venv", fake_python(clone))
    (clone / ".venv" / "bin" / "uv").unlink()
    failed = make(clone, "test", fake_python(clone, no_uv=1, pip_fails=1))
    again = make(clone, "venv", fake_python(clone))

    assert failed.returncode != 0
    assert "pip says this" in failed.stderr
    assert again.returncode == 0
    assert asked(clone, "-m venv") == 1


@pytest.mark.parametrize("target", ["venv", "test"])
def test_a_build_that_was_killed_is_made_again_from_nothing(clone, target):
    make(clone, "venv", fake_python(clone))
    os.utime(clone / "pyproject.toml", (later(clone), later(clone)))
    (clone / ".venv" / "bin" / "uv").write_text("#!/bin/sh\nkill -9 0\n")
    killed = make(clone, target, fake_python(clone))
    (clone / ".venv" / "half-installed").touch()
    mended = make(clone, "venv", fake_python(clone))

    assert killed.returncode != 0
    assert mended.returncode == 0
    assert not (clone / ".venv" / "half-installed").exists()


def later(clone):
    return (clone / ".venv" / ".complete").stat().st_mtime + 1


def test_an_environment_that_was_moved_is_made_again(clone):
    make(clone, "venv", fake_python(clone))
    moved = clone.rename(clone.with_name("moved"))

    assert make(moved, "venv", fake_python(moved)).returncode == 0
    assert asked(moved, "-m venv") == 2


def test_changed_requirements_update_the_environment_in_place(clone):
    make(clone, "venv", fake_python(clone))
    make(clone, "test", fake_python(clone))
    os.utime(clone / "pyproject.toml", (later(clone), later(clone)))
    make(clone, "test", fake_python(clone))

    assert asked(clone, "-m venv") == 1
    assert asked(clone, "--editable .[course] ") == 2
    assert asked(clone, "--editable .[course,dev] ") == 2


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ({"version": "3.9", "too_old": 1}, "expected Python 3.11 or newer"),
        ({"no_venv": 1}, "has no module venv"),
    ],
)
def test_an_unfit_python_is_named_with_what_to_do(clone, fault, expected):
    result = make(clone, "venv", fake_python(clone, **fault))

    assert result.returncode != 0
    assert expected in result.stderr
    assert "fake-python" in result.stderr


def test_a_missing_python_is_named_with_what_to_do(clone):
    result = make(clone, "venv", "PYTHON=no-such-python")

    assert "found no command 'no-such-python'" in result.stderr
