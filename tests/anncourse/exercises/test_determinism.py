"""The same answer gets the same verdict, word for word, at any time and in any process."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.anncourse.exercises.digest import digest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def said():
    """Return what is said in this process."""
    return digest()


def test_a_second_time_the_same_is_said_whatever_the_learner_seeded(said):
    np.random.seed(1)  # noqa: NPY002
    random.seed(1)
    assert digest() == said


@pytest.mark.sampled(few=0)
def test_another_process_with_another_hash_seed_says_the_same(said):
    run = subprocess.run(
        [sys.executable, "-m", "tests.anncourse.exercises.digest"],
        env={**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == said


def test_the_same_is_said_where_there_are_no_processes_signals_and_threads(said):
    run = subprocess.run(
        [sys.executable, "-m", "tests.as_in_browser", "tests.anncourse.exercises.digest"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == said
