"""The site is built as `make site` builds it, and nothing is wrong with it."""

import subprocess
import sys

import pytest

pytestmark = [pytest.mark.course, pytest.mark.sampled(few=0)]


def test_the_site_is_built_without_a_fault(repository):
    pytest.importorskip("furo", reason="the site's tools are not installed: make site does it")
    pytest.importorskip("jupyterlite_core")
    run = subprocess.run(
        [sys.executable, "site/build.py"], cwd=repository, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.startswith("Built ")
    lite = repository / "site" / "build" / "html" / "lite"
    assert (lite / "files/work/01_perceptron/01_perceptron.ipynb").is_file()
