"""Fixtures of the tests of checks and exercises."""

import pytest

from anncourse.checks.casebook import kept_casebook


@pytest.fixture
def kept_casebooks(monkeypatch):
    """Work out once what all answers to an exercise are compared with, as the judge does.

    A notebook does so for each check anew, as its learner's code could change it meanwhile: the
    answers of these tests do not.
    """
    monkeypatch.setattr("anncourse.checks.evaluate.Casebook", kept_casebook)
