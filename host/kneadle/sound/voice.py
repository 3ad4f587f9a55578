"""Spoken cues: one sentence at a time, an urgent one at once."""

import asyncio
from asyncio import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from kneadle.sound.reap import reap
from kneadle.sound.turns import Turns
from kneadle.sound.voices import Program

LONGEST_S = 15.0  # a program that takes longer hangs
FINISHED_WITHIN_S = 12.0  # ours: the 25 words that call for urgent help take ten
CANCELLED_WITHIN_S = 0.5  # ours: a warning waits no longer for what it cuts off
SHORTEST_S = 0.2  # espeak-ng without a sound device is done in 0.1 s, and calls it success

NO_VOICE = "No voice was found (espeak-ng, say or SAPI), so nothing is spoken."
FELL_SILENT = "The computer's voice cannot be heard, so nothing more is spoken."


@dataclass(frozen=True, slots=True)
class Utterance:
    """`rank` as in meanings.py. `after_s` leaves time for the sound that announces it.

    `stays`: waits its turn though something newer comes, and is still said at the end.
    """

    words: str
    rank: int = 0
    after_s: float = 0.0
    stays: bool = False


class Voice:
    """Used within one event loop. `tell` hears once, in a sentence, that nothing can be spoken."""

    def __init__(self, program: Program, tell: Callable[[str], None]) -> None:
        self._program: Program | None = program
        self._tell = tell
        self._turns: Turns[Utterance] = Turns(lambda each: each.rank, lambda each: each.stays)
        self._speaking: asyncio.Task[None] | None = None
        self._all: set[asyncio.Task[None]] = set()  # also those cut off that still clean up

    def say(self, utterance: Utterance) -> None:
        """Returns at once."""
        if self._program is not None and self._turns.ask(utterance):
            if self._speaking is not None:
                self._speaking.cancel()
            self._begin(self._program, utterance)

    async def finish(self) -> None:
        """What stays is said; anything else that is or would be said falls silent."""
        turns = self._turns
        turns.waiting = [each for each in turns.waiting if each.stays]
        if self._speaking is not None and turns.playing is not None and not turns.playing.stays:
            self._speaking.cancel()
            self._go_on()
        with suppress(TimeoutError):
            async with asyncio.timeout(FINISHED_WITHIN_S):
                while self._all:
                    await asyncio.wait(self._all)

    async def close(self) -> None:
        """In the middle of a word, if need be."""
        if self._speaking is not None:
            self._speaking.cancel()
        await asyncio.gather(*self._all, return_exceptions=True)

    def _go_on(self) -> None:
        following = self._turns.done()
        if self._program is not None and following is not None:
            self._begin(self._program, following)

    def _begin(self, program: Program, utterance: Utterance) -> None:
        before = tuple(self._all)
        self._speaking = asyncio.create_task(self._speak(program, utterance, before))
        self._all.add(self._speaking)
        self._speaking.add_done_callback(self._all.discard)

    async def _speak(
        self, program: Program, utterance: Utterance, before: tuple[asyncio.Task[None], ...]
    ) -> None:
        """Once all of `before` is silent: to cancel it later would cancel these words too."""
        silent = map(asyncio.shield, before)
        await asyncio.gather(asyncio.sleep(utterance.after_s), *silent, return_exceptions=True)
        if not await _said(program, utterance.words):
            self._program = None
            self._tell(FELL_SILENT)
        else:
            self._go_on()


async def _said(program: Program, words: str) -> bool:
    """Whether it was, as far as one can know."""
    began_s = asyncio.get_running_loop().time()
    argument = (words,) if program.as_argument else ()
    try:
        process = await _start((*program.command, *argument))
    except OSError:
        return False
    try:
        async with asyncio.timeout(LONGEST_S):
            await process.communicate(words.encode())
    except TimeoutError:
        return False
    finally:
        if process.returncode is None:
            await reap(process)
            await _cancel(program)
    return process.returncode == 0 and asyncio.get_running_loop().time() - began_s >= SHORTEST_S


async def _cancel(program: Program) -> None:
    if program.cancel is None:
        return
    with suppress(OSError):
        process = await _start(program.cancel)
        try:
            async with asyncio.timeout(CANCELLED_WITHIN_S):
                await process.communicate()
        except TimeoutError:
            await reap(process)


async def _start(command: tuple[str, ...]) -> subprocess.Process:
    """Its complaints would be written over the screen."""
    quiet = subprocess.DEVNULL
    return await asyncio.create_subprocess_exec(
        *command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet
    )
