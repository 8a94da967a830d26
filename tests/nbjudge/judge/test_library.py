"""The library that students' code imports: compiled only where it differs from its original."""

import compileall
import subprocess
import sys

import pytest

from nbjudge.alike import CAN_FORK
from nbjudge.judge.additions import Additions
from nbjudge.judge.library import build, library_for, library_meanwhile
from nbjudge.scratch import OWNER


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Return a function that writes a module into a package, and one that runs code beside it."""
    name = f"package_{tmp_path.name}".replace("-", "_")
    outside = tmp_path / "outside" / name
    outside.mkdir(parents=True)
    (outside / "__init__.py").touch()
    monkeypatch.syspath_prepend(outside.parent)

    def run(code, refused):
        folder = tmp_path / "library"
        build(folder, Additions(student_package=name), refused)
        # What stands in the sources is told from what is run.
        for path in folder.rglob("*.py"):
            path.write_text("raise SystemExit('the source was read')")
        command = [sys.executable, "-c", f"from {name} import module\n{code}"]
        done = subprocess.run(
            command, cwd=folder, env={"PYTHONPATH": str(folder)}, capture_output=True, text=True
        )
        return done.stdout + done.stderr.strip().rpartition("\n")[2]

    return outside / "module.py", run


def test_everything_is_compiled_and_what_is_withheld_refuses(package):
    module, run = package
    module.write_text("def asked(x): return 2 * x\ndef other(x): return x + 1\n")
    refused = {"*.asked": "asked"}
    code = "print(module.other(1))\nmodule.asked(1)"
    assert run(code, refused).startswith("2\nnbjudge.inside.withheld")


@pytest.mark.parametrize("line", ["def \\\n  asked(x)", "def\tasked (x)"])
def test_however_it_is_written(package, line):
    module, run = package
    module.write_text(f"{line}: return 5\n")
    assert "5" not in run("print(module.asked(1))", {"module.asked": "asked"})


def test_what_was_compiled_before_a_change_is_not_taken(package):
    module, run = package
    module.write_text("def other(x): return 1\n")
    compileall.compile_file(module, quiet=2)
    module.write_text("def other(x):\n    return 2\n")
    assert run("print(module.other(1))", {}) == "2\n"


@pytest.mark.skipif(not CAN_FORK, reason="what was written here cannot be written meanwhile")
def test_what_is_written_meanwhile_is_what_is_written_at_once(package, tmp_path):
    module, _ = package
    module.write_text("def asked(x): return 2 * x\n")
    additions = Additions(student_package=module.parent.name)
    with library_meanwhile("meanwhile", additions):
        pass
    found = library_for("meanwhile", additions)
    assert library_for("meanwhile", additions) == found
    build(tmp_path / "at once", additions, {})
    assert _files(found) == _files(tmp_path / "at once")


@pytest.mark.skipif(not CAN_FORK, reason="what was written here cannot be written meanwhile")
def test_what_could_not_be_written_meanwhile_is_tried_once_more_and_told(tmp_path):
    additions = Additions(student_package="a_package_that_is_nowhere")
    with library_meanwhile("nowhere", additions):
        pass
    with pytest.raises(ImportError, match="a_package_that_is_nowhere"):
        library_for("nowhere", additions)


def _files(folder):
    return {
        # What is compiled is not the same to the bit each time.
        path.relative_to(folder): path.read_bytes() if path.suffix == ".py" else b""
        for path in folder.rglob("*")
        if path.is_file() and path.name != OWNER
    }
