"""Sounds, voice and buzz of a session that is told in lines."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from kneadle.cli import ending
from kneadle.cli.aside import Aside
from kneadle.cli.preferences import preferences
from kneadle.registry.settings import Settings
from kneadle.sound.aloud import Aloud
from kneadle.sound.meanings import Meaning
from kneadle.sound.open import open_cues
from kneadle.view import Show, Update

UNHEARD = Settings(sounds=False)


@asynccontextmanager
async def aloud(
    feel: Callable[[Meaning], None], *, as_json: bool, speed: float = 1.0
) -> AsyncIterator[Show]:
    """What to show each update to, for as long as the block lasts.

    With `as_json` a program reads, and has its own way to tell: only the ball buzzes.
    """
    aside, now = Aside(), asyncio.get_running_loop().time
    try:
        chosen = UNHEARD if as_json else preferences(tell=aside.line, speed=speed)
        async with open_cues(
            aside.ring,
            aside.line,
            feel,
            sounds=chosen.sounds,
            spoken=chosen.spoken,
            nobody_listens=ending.ASKED.is_set,
        ) as cues:
            hearing = Aloud(cues, now)

            def hear(update: Update) -> None:
                hearing.hear(update)

            yield hear
    finally:
        aside.close()
