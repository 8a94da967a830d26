"""One notebook in JupyterLab, as a person uses it: read, write, run, validate."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from playwright.sync_api import Locator, Page, expect

from tests.waiting import GENEROUS

HAS_RUN = re.compile(r"^\[\d+\]:$")
IDLE = "Python 3 (ipykernel) | Idle"
KERNEL_MILLISECONDS = GENEROUS * 1000


class NotebookPage:
    """A notebook open in a browser; cells go by their id in the file."""

    # What a traceback, and anything else on stderr, is shown in.
    ERRORS = "[data-mime-type='application/vnd.jupyter.stderr']"

    def __init__(self, page: Page, path: Path):
        self.page = page
        self.ids = [cell["id"] for cell in json.loads(path.read_text("utf-8"))["cells"]]

    def open(self, address: str, path: str) -> None:
        """Load the notebook and wait until its kernel is there."""
        parts = urlsplit(address)
        # On a hub, a user's JupyterLab lies in a folder of its own.
        base = parts.path.partition("/lab")[0].rstrip("/")
        # reset: without the tabs that an earlier test left open.
        query = f"{parts.query}&reset"
        self.page.goto(urlunsplit(parts._replace(path=f"{base}/lab/tree/{path}", query=query)))
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        self.page.get_by_text(IDLE).wait_for(timeout=KERNEL_MILLISECONDS)

    def cell(self, cell_id: str) -> Locator:
        """Return one cell."""
        position = self.ids.index(cell_id)
        return self.page.locator(f".jp-Notebook .jp-Cell[data-windowed-list-index='{position}']")

    def scroll_to(self, cell_id: str) -> None:
        """Bring a cell to the top of what the page shows."""
        self.cell(cell_id).evaluate("cell => cell.scrollIntoView()")

    def write(self, cell_id: str, source: str) -> None:
        """Replace a code cell's source by typing over it."""
        editor = self.cell(cell_id).locator(".cm-content")
        editor.click()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(source)

    def run(self, cell_id: str) -> Locator:
        """Run a code cell and return its output."""
        cell = self.cell(cell_id)
        folded = cell.locator(".jp-Cell-inputWrapper .jp-Placeholder-content")
        if folded.count():
            folded.click()
        prompt = cell.locator(".jp-InputPrompt")
        before = prompt.inner_text()
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")
        expect(prompt).not_to_have_text(before, timeout=KERNEL_MILLISECONDS)
        expect(prompt).to_have_text(HAS_RUN, timeout=KERNEL_MILLISECONDS)
        return cell.locator(".jp-Cell-outputArea")

    def validate(self) -> str:
        """Press nbgrader's Validate and return what its dialogue says."""
        self.page.get_by_text("Validate", exact=True).first.click()
        dialog = self.page.locator(".jp-Dialog-content")
        dialog.wait_for(timeout=KERNEL_MILLISECONDS)
        return dialog.inner_text()
