"""`nbjudge doctor`: true where all is well, and where something is not."""

import os
import subprocess
import sys

import pytest

from nbjudge.cli import main
from nbjudge.doctor import advice
from nbjudge.doctor.environment import look_at_exchange, look_at_gradebook, look_at_python
from nbjudge.doctor.finding import Finding, format_advice, format_findings
from nbjudge.doctor.sandbox import LIMITS, _memory, try_sandbox
from nbjudge.judge.additions import Additions
from nbjudge.judge.memory_group import NO_GROUPS, find_groups
from nbjudge.judge.sandbox import Wall
from nbjudge.judge.starter import Starter
from tests.nbjudge.wall import WALL, needs_wall

pytestmark = pytest.mark.course


@needs_wall
def test_behind_the_wall_everything_holds(tmp_path):
    (tmp_path / "gradebook.db").write_text("")
    findings = {f.what: f for f in try_sandbox((tmp_path, tmp_path / "gradebook.db"))}
    # Whoever is not root can make nobody else of a student.
    is_other = findings.pop("each student is another user").holds
    assert is_other is (True if WALL.name == "bubblewrap as root" else None)
    assert [f for f in findings.values() if f.holds is not True] == []
    assert len(findings) == 16
    groups, seen = find_groups(), findings["memory outside of processes"].seen
    where = f"a memory cgroup of version {groups.version} in {groups.above} "
    assert (where if groups.version else f"no memory cgroup: {groups.why_not}") in seen


@needs_wall
def test_how_memory_is_counted_without_a_group_is_told():
    starter = Starter("", Additions(), LIMITS, WALL, plots=False, groups=NO_GROUPS)
    finding = _memory(starter)
    starter.close()
    assert finding.holds
    assert "four times a second" in finding.seen
    assert finding.seen.endswith("There is no memory cgroup: not asked for")


@pytest.fixture(scope="module")
def unprotected(tmp_path_factory):
    """Return what is found without a wall, by what should hold."""
    secret = tmp_path_factory.mktemp("course") / "gradebook.db"
    secret.write_text("")
    return {f.what: f for f in try_sandbox((secret,), Wall("none"))}


def test_without_a_wall_it_says_what_is_open_and_that_limits_hold(unprotected):
    holds = {what: finding.holds for what, finding in unprotected.items()}
    for what in ("sandbox", "your files are out of sight"):
        assert holds[what] is False, what
    for what in ("limit of time", "limit of output", "size of a file", "one thread for sums"):
        assert holds[what] is True, what
    assert "gradebook.db" in unprotected["your files are out of sight"].seen
    assert unprotected["your processes are out of reach"].holds is False


def test_what_was_left_behind_without_a_wall_is_told_and_ended(unprotected):
    finding = unprotected["nothing outlives its grading"]
    if finding.holds is False:
        assert "goes on" in finding.seen
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    assert "nbjudge-doctor-" not in listed.stdout


def test_the_table_is_printed_and_the_status_says_whether_all_holds(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    before = sorted(course.rglob("*"))
    status = main(["doctor"])
    printed = capsys.readouterr().out
    assert status == (1 if " NO " in printed else 0), printed
    assert "exchange can be written to  yes" in printed
    assert "gradebook can be opened     yes" in printed
    assert f"sqlite:///{course}/gradebook.db\n" in printed
    assert sorted(course.rglob("*")) == before


def test_advice_depends_on_why_there_is_no_sandbox(monkeypatch, tmp_path):
    none = Wall("none")
    assert advice.advise(Wall("bubblewrap")) == ""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert advice.advise(none).startswith("Install bubblewrap")
    bwrap = tmp_path / "bwrap"
    bwrap.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1")
    bwrap.chmod(0o755)
    assert 'it said: "bwrap: No permissions to create new namespace".' in advice.advise(none)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert "exists for Linux only" in advice.advise(none)


def test_programs_that_are_not_on_path_are_told(tmp_path):
    (finding,) = [f for f in look_at_python(str(tmp_path)) if f.what.startswith("programs")]
    assert (finding.holds, finding.seen) == (False, "not on PATH: nbgrader, alembic, jupyter")
    assert "Activate the environment" in finding.do


def test_an_exchange_that_cannot_be_written_to_is_told(tmp_path):
    assert look_at_exchange(tmp_path / "new" / "exchange").holds
    if os.getuid() == 0:
        pytest.skip("root may write everywhere: run the tests as somebody else to try the rest")
    tmp_path.chmod(0o555)
    assert look_at_exchange(tmp_path / "exchange").holds is False


def test_a_gradebook_that_cannot_be_opened_is_told(tmp_path):
    path = tmp_path / "gradebook.db"
    path.write_text("no database at all" * 100)
    assert "not a database" in look_at_gradebook(f"sqlite:///{path}").seen
    assert look_at_gradebook("nonsense").holds is False
    assert look_at_gradebook(f"sqlite:///{tmp_path}/new.db").seen.endswith("new.db (will be made)")
    assert not (tmp_path / "new.db").exists()


def test_the_table_lines_up_and_advice_comes_once():
    findings = [
        Finding("one", True, "well"),
        Finding("another", False, "word " * 30, "Do this."),
        Finding("third", False, "bad", "Do this."),
        Finding("last", None, "not looked at"),
    ]
    assert format_findings("Title", findings, width=60).splitlines()[:3] == [
        "Title",
        "  one      yes  well",
        "  another  NO   " + " ".join(["word"] * 9),
    ]
    assert format_advice(findings) == "- another, third: Do this."
