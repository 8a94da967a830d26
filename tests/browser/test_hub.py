"""docs/jupyterhub.md, gone through with three users of this machine: what it says happens."""

import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import expect

from tests.browser.eavesdropper import Eavesdropper
from tests.browser.notebook_page import IDLE, NotebookPage
from tests.browser.recipe import read_recipe
from tests.nbjudge.tiny import REPOSITORY
from tests.waiting import GENEROUS

pytestmark = [pytest.mark.browser, pytest.mark.course]

LESSON = "01_perceptron"
COURSE = ("annlib", "anncourse", "nbjudge", "lessons", "solutions", "docs", ".jupyter")
COURSE += ("pyproject.toml", "README.md", "LICENSE", "nbgrader_config.py", "autotests.yml")
RIGHT = "def weighted_sum(x, w, b):\n    return np.dot(x, w) + b"
SLOW = 10 * GENEROUS


class Site:
    """The machine with the recipe carried out: its users, its folder, and its hub's address."""

    def __init__(self, names, root, python):
        self.names, self.root = names, root
        self.password = secrets.token_urlsafe(12)
        ports = dict(zip(("8000", "8081", "8001"), map(str, free_ports(3)), strict=True))
        self.address = f"http://127.0.0.1:{ports['8000']}"
        changes = names | ports | {"/srv/ann": str(root)}
        self.steps = read_recipe(REPOSITORY / "docs/jupyterhub.md", changes, python)
        self.hub = None

    def home(self, who):
        return Path(pwd.getpwnam(self.names[who]).pw_dir)

    def run(self, who, command, check=True):
        """Run a command as one of the users, in the home."""
        name = self.names[who]
        done = subprocess.run(
            [shutil.which("runuser"), "-u", name, "--", "sh", "-c", f"cd ~ && {command}"],
            env={"HOME": str(self.home(who)), "PATH": os.defpath, "USER": name, "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            timeout=SLOW,
        )
        assert done.returncode == 0 or not check, f"{command}\n{done.stdout}\n{done.stderr}"
        return done

    def teach(self, number):
        """Type a block of the page in the instructor's terminal, whose server set PATH."""
        (text,) = [step.text for step in self.steps if step.kind == "bash"][number : number + 1]
        set_up = f"export PATH={self.root}/teachers/bin:$PATH ANN_EXCHANGE={self.root}/exchange"
        return self.run("teacher", f"{set_up}; cd course && set -e\n{text}")

    def carry_out(self):
        """Do all that the page has root do, and leave the hub running."""
        *steps, last = [step for step in self.steps if step.kind != "bash"]
        for number, step in enumerate(steps):
            if step.file:
                Path(step.file).write_text(step.text)
            else:
                as_root(step.text)
            if number == 0:
                self.bring_course()
        *before, start = last.text.strip().splitlines()
        as_root("\n".join(before))
        with (self.root / "hub.log").open("w") as log:
            self.hub = subprocess.Popen(
                start.split(), stdout=log, stderr=subprocess.STDOUT, cwd=self.root / "hub"
            )
        wait_for(self.address, self.hub, self.root / "hub.log")

    def bring_course(self):
        """Put the instructor's clone where the page has it, and give everybody a password."""
        clone = self.home("teacher") / "course"
        clone.mkdir()
        for name in COURSE:
            source = REPOSITORY / name
            copy = shutil.copytree if source.is_dir() else shutil.copy
            copy(source, clone / name)
        name = self.names["teacher"]
        subprocess.run(["chown", "-R", f"{name}:{name}", clone], check=True)
        lines = "".join(f"{name}:{self.password}\n" for name in self.names.values())
        subprocess.run(["chpasswd"], input=lines, text=True, check=True)

    def clear(self):
        """End the hub and whatever it started for the three, and remove them."""
        if self.hub is not None:
            self.hub.send_signal(signal.SIGTERM)
            self.hub.wait(GENEROUS)
        for name in self.names.values():
            try:
                uid = pwd.getpwnam(name).pw_uid
            except KeyError:
                continue
            for process in psutil.process_iter():
                if process.uids().real == uid:
                    process.kill()
            subprocess.run(["userdel", "--remove", name], capture_output=True)
        shutil.rmtree(self.root, ignore_errors=True)


def as_root(text):
    done = subprocess.run(
        ["sh", "-ec", text], capture_output=True, text=True, timeout=SLOW, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def wait_for(address, process, log):
    give_up = time.monotonic() + SLOW
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/hub/login", timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError(f"the hub does not answer:\n{log.read_text()[-3000:]}")


def python_for_all():
    """Return a Python that users other than root can run, or None."""
    check = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"
    for name in ("python3", "python3.13", "python3.12", "python3.11"):
        for folder in os.defpath.split(os.pathsep):
            command = ["runuser", "-u", "nobody", "--", f"{folder}/{name}", "-c", check]
            if subprocess.run(command, capture_output=True).returncode == 0:
                return f"{folder}/{name}"
    return None


@pytest.fixture(scope="module")
def site():
    """Carry out the recipe, with users of other names, and remove all of it in the end."""
    if os.geteuid() != 0:
        pytest.skip("only root can make users: run this test as root, in a container")
    for program in ("npm", "node", "useradd", "runuser", "chpasswd"):
        if not shutil.which(program):
            pytest.skip(f"no {program} on PATH (Debian: apt install npm passwd util-linux)")
    python = python_for_all()
    if python is None:
        pytest.skip("no Python 3.11 that users other than root can run (Debian: python3-venv)")
    mark = secrets.token_hex(3)
    names = {name: f"{name}{mark}" for name in ("teacher", "ada", "bob")}
    root = Path(tempfile.mkdtemp(prefix="ann-hub-", dir="/srv"))
    made = Site(names, root, python)
    try:
        made.carry_out()
        yield made
    finally:
        made.clear()


def log_in(site, who, page):
    """Log in, and wait for the user's own JupyterLab with a lesson in it."""
    name = site.names[who]
    page.set_default_timeout(SLOW * 1000)
    page.goto(f"{site.address}/hub/login")
    page.locator("#username_input").fill(name)
    page.locator("#password_input").fill(site.password)
    page.locator("#login_submit").click()
    page.wait_for_url(re.compile(f"/user/{name}/lab"))
    page.locator(".jp-Notebook .jp-Cell").first.wait_for()
    page.get_by_text(IDLE).wait_for()


def open_list(page):
    """Open nbgrader's list of assignments, and return the lesson's rows in it."""
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.get_by_role("menuitem", name="Assignment List").click()
    return page.locator(".list_item").filter(has_text=LESSON)


def what_another_student_can(site, hand_in):
    """Try as Bob what he should not be able to do, knowing the name of Ada's hand-in."""
    ada, exchange = site.names["ada"], site.root / "exchange"
    inbound = hand_in.parent
    for command in (
        f"ls {inbound}",
        f"ls '{hand_in}'",
        f"cat '{hand_in}/{LESSON}.ipynb'",
        f"touch '{hand_in}/new'",
        f"rm -r '{hand_in}'",
        f"mv '{hand_in}' {inbound}/other",
        f"mv {exchange}/ann {exchange}/other",
        f"ls {site.home('ada')}",
        f"ls {site.home('teacher')}/course",
        f"ls {site.root}/teachers",
    ):
        assert site.run("bob", command, check=False).returncode != 0, command
    # This he can, and is found out.
    forged = f"nbgrader submit {LESSON} --CarefulSubmit.untouched=True --student={ada}"
    site.run(
        "bob",
        f"export PATH={site.root}/students/bin:$PATH ANN_EXCHANGE={exchange}; mkdir own; cd own; "
        f"cp {site.root}/ann-course/nbgrader_config.py .; "
        f"nbgrader fetch_assignment {LESSON}; {forged}",
    )
    assert len(list(inbound.iterdir())) == 2


@pytest.mark.sampled(few=0)
def test_a_lesson_goes_out_comes_back_and_its_feedback_is_read(site, page, screenshot):
    ada = site.names["ada"]
    log_in(site, "ada", page)
    screenshot("hub-first")
    site.teach(0)
    lesson = open_list(page)
    lesson.get_by_role("button", name="Fetch").click()
    lesson.get_by_role("button", name="Submit").wait_for()
    screenshot("hub-fetched")
    work = site.home("ada") / "ann-course" / "work" / LESSON
    assert work.stat().st_uid == pwd.getpwnam(ada).pw_uid

    notebook = NotebookPage(page, work / f"{LESSON}.ipynb")
    notebook.open(f"{site.address}/user/{ada}/", f"work/{LESSON}/{LESSON}.ipynb")
    with Eavesdropper() as bob:
        notebook.run("setup")
        notebook.write("weighted_sum", RIGHT)
        notebook.run("weighted_sum")
        expect(notebook.run("test_weighted_sum")).to_contain_text("4 of 4 points")
        assert bob.ports
    assert bob.heard == []
    page.keyboard.press("ControlOrMeta+S")
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)
    lesson = open_list(page)
    lesson.get_by_role("button", name="Submit").click()
    expect(lesson).to_have_count(3)
    screenshot("hub-handed-in")

    (hand_in,) = (site.root / "exchange/ann/inbound").iterdir()
    what_another_student_can(site, hand_in)
    said = site.teach(1)
    assert f"Not collected, as {site.names['bob']} put it there, not {ada}" in said.stderr
    assert re.search(rf"{ada} +{LESSON} +4 / 32", said.stdout), said.stdout
    site.teach(2)

    page.get_by_role("button", name="Fetch Feedback").click()
    page.get_by_text("(view feedback)").click()
    page.locator(".jp-DirListing-item").filter(has_text=f"{LESSON}.html").dblclick()
    feedback = page.frame_locator(".jp-HTMLViewer iframe")
    expect(feedback.locator("h4")).to_have_text(f"{LESSON}: 4 of 32 points")
    screenshot("hub-feedback")

    page.context.clear_cookies()
    log_in(site, "teacher", page)
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.get_by_role("menuitem", name="Formgrader").click()
    row = page.frame_locator("iframe").locator("tbody tr").filter(has_text=LESSON)
    expect(row.locator(".num-submissions")).to_have_text("1")
    screenshot("hub-formgrader")
