"""Everything that tells, put together for one session."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from kneadle.sound.bell import Bell
from kneadle.sound.cues import Cues
from kneadle.sound.meanings import Meaning
from kneadle.sound.player import Player
from kneadle.sound.voice import NO_VOICE, Voice
from kneadle.sound.voices import find

Tell = Callable[[str], None]


@asynccontextmanager
async def open_cues(
    ring: Callable[[], None],
    tell: Tell,
    feel: Callable[[Meaning], None] | None = None,
    *,
    sounds: bool = True,
    spoken: bool = False,
    nobody_listens: Callable[[], bool] = lambda: False,
) -> AsyncIterator[Cues]:
    """Cues for as long as the block lasts.

    `ring` rings the terminal's bell once; `tell` hears in one sentence what cannot be had; `feel`
    makes the ball buzz. None is called once the block is left. Without `sounds` the bell is silent
    too; the ball is not. An orderly end waits for what must still be said, if anybody listens.
    """
    bell = Bell(ring)
    voice = _voice(tell) if spoken else None
    player = Player(lambda trouble, unheard: _fall_back(bell, tell, trouble, unheard))
    playing = asyncio.create_task(player.run()) if sounds else None
    try:
        yield Cues(bell, player, voice, feel) if sounds else Cues(None, None, voice, feel)
        if voice is not None and not nobody_listens():
            await voice.finish()
    finally:
        bell.hush()
        if playing is not None:
            playing.cancel()
            with suppress(asyncio.CancelledError):
                await playing
        if voice is not None:
            await voice.close()


def _voice(tell: Tell) -> Voice | None:
    if (program := find()) is not None:
        return Voice(program, tell)
    tell(NO_VOICE)
    return None


def _fall_back(bell: Bell, tell: Tell, trouble: str, unheard: Meaning | None) -> None:
    tell(trouble)
    if unheard is not None:
        bell.sound(unheard)
