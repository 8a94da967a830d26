"""What README and CONTRIBUTING say is there, is there."""

import re

import pytest

from anncourse.commands.course import list_lessons

PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/grading.md",
    "docs/nbjudge.md",
    "docs/teaching/README.md",
)


@pytest.fixture(params=PAGES)
def path(request, repository):
    return repository / request.param


@pytest.fixture
def page(path):
    return path.read_text(encoding="utf-8")


def test_the_readme_lists_the_lessons_that_exist(repository):
    readme = (repository / "README.md").read_text(encoding="utf-8")

    listed = re.findall(r"^\| `(\d\d_\w+)` \|", readme, re.MULTILINE)

    assert listed == list_lessons(repository / "lessons")


def test_every_make_target_that_is_named_exists(page, repository):
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)

    named = re.findall(r"(?:^|`)make ([a-z-]+)", page, re.MULTILINE)

    assert set(named) <= set(targets)


def test_every_file_that_is_linked_exists(page, path):
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", page)

    missing = [link for link in linked if not (path.parent / link).exists()]

    assert missing == []


def test_every_folder_that_contributors_are_told_of_exists(repository):
    page = (repository / "CONTRIBUTING.md").read_text(encoding="utf-8")

    listed = re.findall(r"`([a-z_./]+/)`", page)

    assert len(listed) >= 10
    assert [path for path in listed if not (repository / path).is_dir()] == []
