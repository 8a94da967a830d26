"""A JupyterLab of its own for figures: a temporary folder, any free port, a chosen theme.

Used by the browser test and by benchmarks/figures.py.
"""

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.waiting import GENEROUS

REPOSITORY = Path(__file__).resolve().parents[3]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*")


def write_notebook(path, cells):
    """Write a notebook with these code cells."""
    notebook = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
        },
        "cells": [
            {
                "cell_type": "code",
                "id": f"cell-{i}",
                "metadata": {},
                "source": source,
                "outputs": [],
                "execution_count": None,
            }
            for i, source in enumerate(cells)
        ],
    }
    path.write_text(json.dumps(notebook))


@contextlib.contextmanager
def running_lab(folder, dark=False):
    """Start JupyterLab on a folder, yield its address, and stop it."""
    home = folder / ".home"
    settings = home / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    theme = "JupyterLab Dark" if dark else "JupyterLab Light"
    (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": theme}))
    (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "IPYTHON"))}
    environment |= {
        "HOME": str(home),
        # As `anncourse lab` does.
        "JUPYTER_CONFIG_PATH": str(REPOSITORY / ".jupyter"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "PYTHONPATH": str(REPOSITORY),
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += ["--ServerApp.port=0", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}"]
    log = home / "lab.log"
    with log.open("w") as stream:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=stream, stderr=subprocess.STDOUT
        )
        try:
            yield _address(process, log)
        finally:
            process.terminate()
            try:
                process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                # A thread of its server's may outlive a kernel that was ended just before.
                process.kill()
                process.wait(timeout=GENEROUS)


def _address(process, log):
    end = time.monotonic() + GENEROUS
    while time.monotonic() < end and process.poll() is None:
        if found := ADDRESS.search(log.read_text()):
            return found[0].split("/lab")[0].rstrip("/")
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()}")


@contextlib.contextmanager
def browser(*flags):
    """Start a headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *flags])
        try:
            yield chromium
        finally:
            chromium.close()


def open_notebook(page, address, name):
    """Open a notebook and wait until its kernel is ready."""
    page.goto(f"{address}/lab/tree/{name}?reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=GENEROUS * 1000)
    page.get_by_text("| Idle").wait_for(timeout=GENEROUS * 1000)


def run_cell(page, index, source=None):
    """Run one cell, after replacing its source if one is given, and return it when it is done."""
    cell = page.locator(f".jp-Notebook .jp-Cell[data-windowed-list-index='{index}']")
    cell.locator(".cm-content").click()
    if source is not None:
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(source)
    prompt = cell.locator(".jp-InputPrompt")
    before = prompt.inner_text()
    for _ in range(10):
        # JupyterLab drops what is run while its kernel connection is being made.
        page.keyboard.press("Control+Enter")
        with contextlib.suppress(TimeoutError):
            return _wait_until_run(cell, prompt, before)
    raise RuntimeError(f"cell {index} did not run")


def _wait_until_run(cell, prompt, before):
    started = time.monotonic()
    while time.monotonic() < started + GENEROUS:
        now = prompt.inner_text()
        if re.fullmatch(r"\[\d+\]:", now) and now != before:
            return cell
        if now == before and time.monotonic() > started + 5:
            break
        time.sleep(0.02)
    raise TimeoutError
