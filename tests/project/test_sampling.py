"""A sample is the same in every run, and what has no whole is tried as often as is asked for."""

from tests import sampling
from tests.sampling import sample


def test_a_sample_is_the_same_in_every_run_and_in_order(monkeypatch):
    monkeypatch.setattr(sampling, "WHOLE", 0)
    few = sample(range(100), 5, "seed")
    assert few == sorted(few) == sample(range(100), 5, "seed", most=20)
    assert len(few) == 5


def test_the_whole_is_all_or_so_many_times_what_is_worth_its_time(monkeypatch):
    monkeypatch.setattr(sampling, "WHOLE", 1)
    assert sample(range(100), 5, "seed") == list(range(100))
    assert len(sample(range(100), 5, "seed", most=20)) == 20
    monkeypatch.setattr(sampling, "WHOLE", 3)
    assert len(sample(range(100), 5, "seed", most=20)) == 60
    assert sample(range(100), 5, "seed", most=50) == list(range(100))
