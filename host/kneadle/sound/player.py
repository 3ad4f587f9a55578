"""The host's end of speaker.py: asks for a sound, and notices when none comes."""

import asyncio
import sys
from asyncio import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress

from kneadle.sound.meanings import Meaning, rank
from kneadle.sound.reap import reap
from kneadle.sound.speaker import HEARD, NO_DEVICE, NO_LIBRARY, READY

# -P: a folder called kneadle where somebody happens to stand is not ours.
SPEAKER = (sys.executable, "-P", "-m", "kneadle.sound.speaker")
HEARD_WITHIN_S = 1.0  # on a busy machine too; then the bell tells it instead

BELL_INSTEAD = "so the terminal's bell rings instead."
TROUBLES = {  # each fits a line of the live page
    NO_LIBRARY: "Sounds need `pip install 'kneadle[sound]'`; until then the bell rings.",
    NO_DEVICE: f"No sound device answers, {BELL_INSTEAD}",
}
STOPPED = f"The sounds have stopped, {BELL_INSTEAD}"

Failed = Callable[[str, Meaning | None], None]


class Player:
    """`failed` hears once, in a sentence, that there are no sounds, and what went unheard."""

    def __init__(self, failed: Failed, program: Sequence[str] = SPEAKER) -> None:
        self._failed, self._program = failed, program
        self._process: subprocess.Process | None = None
        self._ready = False
        self._last_word = ""
        self._unheard: list[Meaning] = []
        self._deadline: asyncio.TimerHandle | None = None

    async def run(self) -> None:
        """Until cancelled, or the sounds fail."""
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self._program,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # drivers write over the screen
            )
            await self._listen(self._process)
            await _left(self._process)
        except OSError:  # no more processes, or no memory for one
            pass
        finally:
            self._kill()
            if self._process is not None:
                await reap(self._process)
        self._failed(TROUBLES.get(self._last_word, STOPPED), self._most_urgent_unheard())

    def play(self, meaning: Meaning) -> bool:
        """Returns at once. False: there are no sounds, or not yet."""
        if not self._ready or self._process is None or self._process.stdin is None:
            return False
        self._process.stdin.write(f"{meaning.name}\n".encode())
        self._unheard.append(meaning)
        if self._deadline is None:
            self._wait_for_answer()
        return True

    async def _listen(self, process: subprocess.Process) -> None:
        assert process.stdout is not None
        while line := await process.stdout.readline():
            self._last_word = line.decode(errors="replace").strip()
            if self._last_word == READY:
                self._ready = True
            elif self._last_word == HEARD:
                self._heard()

    def _heard(self) -> None:
        del self._unheard[:1]
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
        if self._unheard:
            self._wait_for_answer()

    def _wait_for_answer(self) -> None:
        self._deadline = asyncio.get_running_loop().call_later(HEARD_WITHIN_S, self._kill)

    def _kill(self) -> None:
        """Its output ends with it, and `run` goes on."""
        self._ready = False
        if self._deadline is not None:
            self._deadline.cancel()
        if self._process is not None and self._process.returncode is None:
            self._process.kill()

    def _most_urgent_unheard(self) -> Meaning | None:
        return max(self._unheard, key=rank, default=None)


async def _left(process: subprocess.Process) -> None:
    """Whoever is killed while leaving is missed by asyncio, which says so on the screen."""
    with suppress(TimeoutError):
        async with asyncio.timeout(HEARD_WITHIN_S):
            await process.wait()
