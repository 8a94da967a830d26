"""One JupyterLab, one notebook and one page of Chromium for all browser tests of figures."""

import pytest

from tests.anncourse.figures.browsing import CELLS
from tests.anncourse.figures.jupyterlab import (
    CHROMIUM,
    browser,
    open_notebook,
    run_cell,
    running_lab,
    write_notebook,
)


# A second Playwright, that of tests/browser, cannot start beside this one.
@pytest.fixture(scope="package")
def page(tmp_path_factory):
    """Open one notebook in JupyterLab."""
    pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium on PATH (Debian: apt install chromium)")
    folder = tmp_path_factory.mktemp("figures")
    write_notebook(folder / "figures.ipynb", CELLS)
    with running_lab(folder) as address, browser() as chromium:
        page = chromium.new_page(viewport={"width": 1250, "height": 1400})
        errors = []
        page.on("pageerror", lambda error: errors.append(error))
        open_notebook(page, address, "figures.ipynb")
        run_cell(page, 0)
        yield page
        assert errors == []
