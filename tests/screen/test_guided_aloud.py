"""What a guided session has told: praise for what counts, and the last word to its end."""

import asyncio
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kneadle.events import Event, HoldDone, Warned
from kneadle.registry.settings import Settings
from kneadle.sound.meanings import Meaning
from screen.guided_stage import TO_FINDING, GuidedStage, guided
from screen.stage import update
from speech import Speech

SPOKEN = Settings(sounds=False, spoken=True)
PATIENCE_S = 20.0


@pytest.fixture
def speech(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Speech:
    monkeypatch.setenv("PATH", str(tmp_path))
    return Speech(tmp_path)


async def until(it_is: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not it_is():  # noqa: ASYNC110 - another program knows
            await asyncio.sleep(0.01)


async def refused(stage: GuidedStage, speech: Speech) -> None:
    await stage.press("1", "enter")
    await until(lambda: len(speech.told) == 1)


async def test_the_summary_stands_there_while_the_voice_says_the_rest(speech: Speech) -> None:
    async with guided(settings=SPOKEN) as stage:
        await refused(stage, speech)
        assert "It did not begin" in stage.text

        speech.end()
        await until(lambda: speech.told[1:] == ["ends"])
        await stage.pilot.pause()
        assert "It did not begin" in stage.text
        assert stage.app.is_running


async def test_a_key_cuts_the_last_word_off(speech: Speech) -> None:
    async with guided(settings=SPOKEN) as stage:
        await refused(stage, speech)
        async with asyncio.timeout(PATIENCE_S / 2):
            await stage.pilot.press("q")
            await stage.pilot.pause()
    speech.end()
    with pytest.raises(ProcessLookupError):
        os.kill(speech.pid, 0)
    assert len(speech.told) == 1


async def feed_hold(stage: GuidedStage, held_s: float, *events: Event) -> None:
    t_s = stage.clock.now_s - 1000.0
    shown = update(t_s, *events, force_n=45.0, phase="holding")
    view = replace(shown.view, held_s=held_s, hold_start_s=stage.began_s)
    await stage.feed(replace(shown, view=view))


async def test_a_hold_above_the_ceiling_is_not_praised() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING)
        await stage.lean_on(45.0)
        t_s = stage.clock.now_s - 1000.0
        await feed_hold(stage, 3.0, Warned(t_s, "ceiling", t_s, 90.0))
        await stage.pass_s(40)
        await feed_hold(stage, 43.0)
        await stage.pass_s(17)
        await feed_hold(stage, 60.0, HoldDone(t_s + 57.0, stage.began_s, 60.0))

        assert stage.app.page_name == "hold"
        assert Meaning.HALFWAY not in stage.runner.felt
        assert Meaning.DONE not in stage.runner.felt
