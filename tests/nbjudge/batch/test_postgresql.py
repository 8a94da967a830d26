"""The gradebook in a real PostgreSQL, as `c.CourseDirectory.db_url` asks for."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.nbjudge.batch.classes import dump, finish, identities, start
from tests.nbjudge.tiny import LESSON
from tests.waiting import wait_until

pytestmark = pytest.mark.course


def find_programs():
    """Return the folder of PostgreSQL's programs, or None; Debian does not put them on PATH."""
    if shutil.which("initdb") and shutil.which("pg_ctl"):
        return Path(shutil.which("initdb")).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@pytest.fixture(scope="module")
def server():
    """Return the URL of an empty database of a server of our own."""
    pytest.importorskip("psycopg2", reason="psycopg2 is not installed: pip install '.[dev]'")
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    user = {}
    if os.getuid() == 0:
        # PostgreSQL refuses to run as root.
        try:
            user = {"user": pwd.getpwnam("postgres").pw_uid}
        except KeyError:
            pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
    folder = Path(tempfile.mkdtemp(prefix="annlib-postgresql-"))
    if user:
        os.chown(folder, user["user"], -1)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(program, *words):
        command = [str(programs / program), *words]
        subprocess.run(command, check=True, capture_output=True, cwd=folder, **user)

    data = str(folder / "data")
    run("initdb", "-D", data, "-U", "ann", "-A", "trust", "--no-sync")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    run("pg_ctl", "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start")
    try:
        # The database that every server has from the start.
        yield f"postgresql+psycopg2://ann@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


@pytest.mark.sampled(few=0)
def test_a_killed_run_on_postgresql_ends_with_the_gradebook_of_an_undisturbed_one(
    course, undisturbed, server
):
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text() + f"\nc.CourseDirectory.db_url = {server!r}\n")
    (course / "gradebook.db").unlink()
    process = start(course, "grade", "1", "--jobs", "2")
    wait_until(lambda: identities(course) or process.poll() is not None)
    assert process.poll() is None, process.communicate()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    finished = identities(course)
    finish(course, "grade", "1", "--jobs", "2")
    assert finished.items() <= identities(course).items()
    assert dump(course, server) == undisturbed[1]
    assert "unchanged       8" in finish(course, "grade", LESSON)
    assert not (course / "gradebook.db").exists()


@pytest.mark.sampled(few=0)
def test_a_table_that_another_holds_on_postgresql_is_told_and_nothing_is_lost(
    course, undisturbed, server
):
    import sqlalchemy

    config = course / "nbgrader_config.py"
    config.write_text(config.read_text() + f"\nc.CourseDirectory.db_url = {server!r}\n")
    finish(course, "grade", "1", "--students", "ada")
    engine = sqlalchemy.create_engine(server)
    with engine.begin() as other:
        other.exec_driver_sql("lock table grade in access exclusive mode")
        process = start(course, "grade", "1", env={"PGOPTIONS": "-c lock_timeout=100"})
        out, err = process.communicate()
        assert process.returncode == 1, out + err
        assert "expected to read and write the gradebook, and could not: canceling" in err
        assert "Traceback" not in err
    engine.dispose()
    finish(course, "grade", "1")
    assert dump(course, server) == undisturbed[1]
