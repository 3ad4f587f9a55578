"""What the screen's app has told: by whom, when, and when not."""

import asyncio
from pathlib import Path

import pytest

from kneadle.events import LinkLost, Warned
from kneadle.registry.settings import Settings
from kneadle.sound.meanings import Meaning
from kneadle.sound.player import TROUBLES
from kneadle.view import Update
from screen.stage import Tape, connected, on_stage, only, update

TOO_HARD = Warned(5.0, "ceiling", 4.9, 85.0)
TOO_LONG = Warned(95.0, "too_long", 5.0, 40.0)
JOLT = Warned(5.0, "spike", 4.9, 70.0)


def too_hard(t_s: float = 5.0, *, new: bool = True) -> Update:
    events = (TOO_HARD,) if new else ()
    return update(t_s, *events, force_n=85, warnings=frozenset({"ceiling"}))


async def test_a_warning_is_heard_at_once_without_waiting_for_a_frame() -> None:
    async with on_stage() as stage:
        stage.app.show(update(5.0, JOLT, force_n=70))

        assert stage.app.heard == [Meaning.SPIKE]


async def test_a_ceiling_that_stays_passed_is_heard_every_two_seconds() -> None:
    async with on_stage() as stage:
        stage.app.show(too_hard())
        for tenth in range(41):
            stage.app.show(too_hard(5.0 + tenth / 10, new=False))

        assert stage.app.heard == [Meaning.EASE_OFF] * 3


async def test_silence_is_heard_by_the_screens_own_clock_when_nobody_says_it() -> None:
    async with on_stage() as stage:
        await stage.feed(connected(), update(1.0, force_n=40, phase="holding", held_s=9.0))
        stage.clock.now_s += 0.51
        await stage.frame()
        await stage.frame()
        await stage.feed(only(update(1.0), LinkLost(1.0, "out of range")))
        stage.clock.now_s += 60.0
        await stage.frame()

        assert stage.app.heard == [Meaning.LINK_LOST]


async def test_a_lost_link_is_heard_once() -> None:
    async with on_stage() as stage:
        await stage.feed(connected(), update(1.0, phase="free"))
        await stage.feed(only(update(1.0, phase="free"), LinkLost(1.0, "out of range")))
        stage.clock.now_s += 3.0
        await stage.frame()

        assert stage.app.heard == [Meaning.LINK_LOST]


async def test_a_blind_sensor_is_heard() -> None:
    async with on_stage() as stage:
        await stage.feed(connected(), update(1.0), update(1.1, blind=True), update(1.2, blind=True))

        assert stage.app.heard == [Meaning.LINK_LOST]


async def test_a_paused_replay_is_quiet() -> None:
    async with on_stage(controls=Tape()) as stage:
        await stage.feed(connected(), too_hard())
        await stage.press("space")
        stage.clock.now_s += 60.0
        await stage.frame()

        assert stage.app.heard == [Meaning.EASE_OFF]


async def test_a_replay_too_fast_for_sounds_is_quiet_until_it_is_slowed_down() -> None:
    tape = Tape()
    async with on_stage(controls=tape) as stage:
        tape.speed = 5.0
        await stage.feed(connected(), too_hard())
        assert stage.app.heard == []

        tape.speed = 2.0
        await stage.feed(update(6.0), update(9.0, JOLT))
        assert stage.app.heard == [Meaning.SPIKE]


async def test_the_ball_makes_felt_what_it_cannot_know_by_itself() -> None:
    async with on_stage() as stage:
        await stage.feed(connected(), too_hard(), update(9.0, JOLT))
        assert stage.runner.felt == []

        await stage.feed(update(95.0, TOO_LONG))
        assert stage.runner.felt == [Meaning.EASE_OFF]


@pytest.mark.parametrize("settings", [None, Settings(sounds=False)], ids=["heard", "sounds off"])
@pytest.mark.parametrize(
    "news",
    [too_hard(), update(5.0, Warned(5.0, "near_ceiling", 4.9, 75.0)), update(5.0, blind=True)],
    ids=["too hard", "near the ceiling", "blind"],
)
async def test_what_matters_closes_the_help_that_would_hide_it(
    news: Update, settings: Settings | None
) -> None:
    async with on_stage(settings=settings) as stage:
        await stage.press("question_mark")
        await stage.feed(news)

        assert "Signs above the trace" not in stage.text


async def test_silence_closes_the_help_too() -> None:
    async with on_stage() as stage:
        await stage.feed(connected(), update(1.0))
        await stage.press("question_mark")
        stage.clock.now_s += 0.6
        await stage.frame()

        assert "Signs above the trace" not in stage.text


@pytest.fixture
def no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "miniaudio.py").write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


@pytest.mark.usefixtures("no_library")
async def test_while_there_are_no_sounds_yet_the_bell_rings_at_once_and_why_is_said() -> None:
    async with on_stage(settings=Settings()) as stage:
        stage.app.show(update(5.0, JOLT, force_n=70))
        assert stage.app.rings == 1

        async with asyncio.timeout(20.0):
            while len(stage.app.state.lines) < 2:  # noqa: ASYNC110 - another program knows
                await asyncio.sleep(0.01)
        await stage.frame()
        assert stage.app.is_running
        assert TROUBLES["no_library"] in stage.text


async def test_with_sounds_off_nothing_rings_and_the_ball_still_buzzes() -> None:
    async with on_stage(settings=Settings(sounds=False)) as stage:
        await stage.feed(connected(), too_hard(), update(95.0, TOO_LONG))

        assert stage.app.rings == 0
        assert stage.runner.felt == [Meaning.EASE_OFF]
