"""A real JupyterLab, started the way a learner starts it, and a page of Chromium on it.

All of it ends with the module: a second Playwright, that of the figures, cannot start beside it.

Set SCREENSHOTS to a folder to have each test leave pictures there: make screenshots.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from anncourse.commands.course import list_lessons
from tests.browser.notebook_page import NotebookPage
from tests.waiting import GENEROUS

# What makes up a course for a learner, besides the package.
COURSE = ("nbgrader_config.py", "autotests.yml", ".jupyter", "lessons", "solutions")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
)
# What tornado says where a page closes while a kernel has still something to tell it.
CLOSED_PAGE = re.compile(
    r"Task exception was never retrieved\n"
    r"\s*future: .*exception=WebSocketClosedError\(\)>\n"
    r"(?:.*\n)*?.*tornado\.websocket\.WebSocketClosedError\n"
)
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S+")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a copy of the course in a folder of its own."""
    repository = Path(__file__).resolve().parents[2]
    if not list_lessons(repository / "lessons"):
        pytest.skip("there are no lessons yet")
    root = tmp_path_factory.mktemp("course")
    for name in COURSE:
        source = repository / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("*_checkpoints"))
        else:
            shutil.copy(source, root / name)
    return root


@pytest.fixture(scope="module")
def lab(request, course, tmp_path_factory):
    """Start `anncourse lab` and return the address that it prints; stop it at the end.

    A module's ``LAB`` are its options.
    """
    home = tmp_path_factory.mktemp("home")
    log = home / "lab.log"
    # A learner who never activated the environment, and has no settings of their own.
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "IPYTHON", "PYTEST"))
    }
    environment |= {"HOME": str(home), "PATH": os.defpath}
    command = [sys.executable, "-m", "anncourse.cli", "lab", "--no-browser", "--port", "0"]
    command += getattr(request.module, "LAB", ())
    with log.open("w") as stream:
        process = subprocess.Popen(
            command,
            cwd=course,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
        try:
            yield wait_for_address(process, log)
        finally:
            process.terminate()
            process.wait(timeout=GENEROUS)
    said = CLOSED_PAGE.sub("", log.read_text())
    assert "Traceback" not in said, said


def wait_for_address(process, log):
    """Return the first address in the server's output."""
    give_up = time.monotonic() + GENEROUS
    while time.monotonic() < give_up and process.poll() is None:
        found = ADDRESS.search(log.read_text())
        if found:
            return found.group()
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab printed no address:\n{log.read_text()}")


@pytest.fixture(scope="module")
def chromium():
    """Start Chromium once for all tests."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    program = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if program is None:
        names = ", ".join(CHROMIUM_NAMES)
        pytest.skip(f"none of {names} on PATH (Debian: apt install chromium)")
    # A busy machine is no mistake of the course.
    playwright.expect.set_options(timeout=GENEROUS * 1000)
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    """Return an empty page with no memory of earlier ones."""
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(GENEROUS * 1000)
    yield context.new_page()
    context.close()


@pytest.fixture
def screenshot(request, page):
    """Return a function that saves what the page shows, where SCREENSHOTS names a folder."""
    folder = os.environ.get("SCREENSHOTS")

    def save(name):
        if folder:
            path = Path(request.config.rootpath) / folder / f"{name}.png"
            page.screenshot(path=path)

    return save


@pytest.fixture
def open_notebook(lab, course, page):
    """Return a function that opens a notebook of the course by its path."""

    def open_path(path):
        notebook = NotebookPage(page, course / path)
        notebook.open(lab, path)
        return notebook

    return open_path
