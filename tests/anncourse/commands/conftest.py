"""Fixtures of the project's own tests."""

import pytest

from tests.anncourse.commands.tiny_course import write_course


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Return a course of one small lesson, and make it the current folder."""
    root = write_course(tmp_path / "course")
    monkeypatch.chdir(root)
    return root
