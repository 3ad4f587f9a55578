"""From an event on the live page to the first sample that a sound device fetches, at true speed."""

import asyncio
import os
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

import numpy as np

from bench.timing import Aim
from kneadle.events import Event, HoldDone, Warned
from kneadle.registry.settings import Settings
from screen.stage import connected, on_stage, update
from soundcard import PERIOD_S, Soundcard

SOUNDS = 30
WITHIN_MS = 100.0
CAUSES: tuple[Event, ...] = (
    Warned(5.0, "spike", 4.9, 70.0),
    Warned(5.0, "rolling", 4.0, 60.0),
    Warned(5.0, "ceiling", 4.9, 90.0),
)


def report() -> list[Aim]:
    taken_ms = asyncio.run(_measure())
    print(f"from an event on the live page to its sound, {SOUNDS} sounds, a device made of files")
    print(f"that fetches {1e3 * PERIOD_S:.0f} ms at a time (no loudspeaker behind it):", end=" ")
    print(f"median {np.median(taken_ms):.0f} ms, latest {max(taken_ms):.0f} ms")
    return [(f"sound within {WITHIN_MS:.0f} ms", max(taken_ms) <= WITHIN_MS)]


async def _measure() -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYTHONPATH"] = folder
        card = Soundcard(Path(folder))
        async with on_stage(settings=Settings()) as stage:
            await stage.feed(connected())
            while not card.heard():
                stage.clock.now_s += 60.0  # no echo of the one before
                stage.app.show(update(5.0, HoldDone(5.0, 2.0, 60.0)))
                await asyncio.sleep(1.5)
            asked_s = []
            for cause in islice(cycle(CAUSES), SOUNDS):
                asked_s.append(time.monotonic())
                stage.app.show(update(5.0, cause))
                await _next(card, after=len(asked_s))
        heard_s = [heard.at_s for heard in card.heard()[1:]]
        return [1e3 * (h - a) for a, h in zip(asked_s, heard_s, strict=True)]


async def _next(card: Soundcard, *, after: int) -> None:
    """A pause that falls anywhere in the device's period."""
    while len(card.heard()) <= after:  # noqa: ASYNC110 - another program knows
        await asyncio.sleep(0.041)
