"""Figures move in a browser's Python, where no thread can be started."""

import asyncio
import sys

import pytest

from anncourse.figures import deadline, live, playground
from anncourse.figures.deadline import TooSlowError, within
from tests.waiting import GENEROUS


@pytest.fixture(autouse=True)
def without_threads(monkeypatch):
    monkeypatch.setattr(deadline, "THREADS", False)
    monkeypatch.setattr(live, "THREADS", False)


def spin():
    while True:
        pass


def test_a_learner_s_function_runs_where_it_is_asked_for():
    assert within(GENEROUS, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(GENEROUS, lambda: 1 / 0)


@pytest.mark.skipif(sys.version_info < (3, 12), reason="Python tells of rounds from 3.12 on")
def test_one_that_never_ends_is_stopped_there():
    with pytest.raises(TooSlowError):
        within(0.05, spin)


async def until(condition):
    async with asyncio.timeout(GENEROUS):
        while not condition():
            await asyncio.sleep(0.01)


def test_a_training_goes_on_between_messages_and_can_be_paused():
    async def watch():
        figure = playground()
        figure.press("start")
        frames = []
        while len(frames) < 5:
            await until(lambda: figure._frame - figure._seen >= live.AHEAD)
            frames.append(figure.picture["table"]["rows"][0][1])
            figure._hear(None, {"shown": figure._frame}, None)
        assert figure.runs
        figure.press("pause")
        await until(lambda: not figure._run.is_alive())
        figure.close()
        return frames

    assert len(set(asyncio.run(watch()))) == 5


def test_an_error_in_what_runs_is_told_in_the_picture():
    def frames(cancelled):
        raise ValueError("no more")
        yield

    async def watch():
        figure = playground()
        figure.begin(frames)
        await until(lambda: not figure._run.is_alive())
        figure.close()
        return figure.picture["trouble"]

    assert "could not be drawn: ValueError: no more" in asyncio.run(watch())
