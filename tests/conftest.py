"""Fixtures of all tests."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def repository():
    """Return the folder that holds pyproject.toml."""
    return Path(__file__).resolve().parents[1]
