"""Fixtures of the project's own tests."""

from pathlib import Path

import pytest

from tests.project.tiny_course import write_course


@pytest.fixture(scope="session")
def repository():
    """Return the folder that holds pyproject.toml."""
    return Path(__file__).resolve().parents[2]


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Return a course of one small lesson, and make it the current folder."""
    root = write_course(tmp_path / "course")
    monkeypatch.chdir(root)
    return root
