"""The program that plays, and what its host does when it does not."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import numpy as np
import pytest

from kneadle.sound.meanings import Meaning
from kneadle.sound.player import HEARD_WITHIN_S, SPEAKER, STOPPED, TROUBLES, Player
from kneadle.sound.speaker import NO_DEVICE, NO_LIBRARY
from kneadle.sound.tones import render

PATIENCE_S = 20.0  # other tests run beside this one
Failure = tuple[str, Meaning | None]

# A sound device in a file: takes 10 ms of samples whenever it is ready.
LIBRARY = """
import threading
from pathlib import Path
class MiniaudioError(Exception): pass
class SampleFormat: FLOAT32 = 5
class PlaybackDevice:
    backend = "{backend}"
    def __init__(self, *args, **kwargs):
        {on_open}
    def start(self, samples):
        threading.Thread(target=self._play, args=(samples,), daemon=True).start()
    def _play(self, samples):
        with Path(__file__).with_name("played").open("wb", buffering=0) as file:
            while True:
                file.write(samples.send(441).tobytes())
                threading.Event().wait(0.002)
"""
NO_SUCH = 'raise ImportError("no library")'
DEAF = 'raise MiniaudioError("failed to init device", -401)'


def library(backend: str = "Virtual", on_open: str = "pass") -> str:
    return LIBRARY.format(backend=backend, on_open=on_open)


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Puts a sound library before any other."""

    def install(text: str) -> Path:
        (tmp_path / "miniaudio.py").write_text(text)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        return tmp_path / "played"

    return install


async def until(it_is: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not it_is():  # noqa: ASYNC110 - another program knows
            await asyncio.sleep(0.005)


@asynccontextmanager
async def playing(*program: str) -> AsyncIterator[tuple[Player, list[Failure]]]:
    failures: list[Failure] = []
    player = Player(lambda *failure: failures.append(failure), program or SPEAKER)
    running = asyncio.create_task(player.run())
    try:
        yield player, failures
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


def python(program: str) -> tuple[str, ...]:
    return sys.executable, "-c", f"import sys, time\n{program}"


async def test_what_is_asked_for_reaches_the_device(install: Callable[[str], Path]) -> None:
    played = install(library())
    sound = render(Meaning.SPIKE)
    async with playing() as (player, failures):
        await until(lambda: player.play(Meaning.SPIKE))
        await until(lambda: played.read_bytes().strip(b"\0") != b"")
        size = played.stat().st_size
        await until(lambda: played.stat().st_size > size + 2 * sound.nbytes)
    samples = np.frombuffer(played.read_bytes(), dtype=np.float32)
    first = int(samples.nonzero()[0][0] - sound.nonzero()[0][0])
    assert np.array_equal(samples[first : first + len(sound)], sound)
    assert failures == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (NO_SUCH, NO_LIBRARY),
        (library(on_open=DEAF), NO_DEVICE),
        (library(backend="Null"), NO_DEVICE),
    ],
    ids=["no library", "no device", "a device that plays nothing"],
)
async def test_without_sounds_one_sentence_says_why(
    install: Callable[[str], Path], text: str, word: str
) -> None:
    install(text)
    async with playing() as (player, failures):
        await until(lambda: bool(failures))
        assert not player.play(Meaning.EASE_OFF)
    assert failures == [(TROUBLES[word], None)]
    assert TROUBLES[word].count(". ") == 0


async def test_a_player_that_hangs_is_noticed_and_what_went_unheard_is_told_otherwise() -> None:
    loop = asyncio.get_running_loop()
    async with playing(*python("print('ready', flush=True); time.sleep(600)")) as (player, failed):
        await until(lambda: player.play(Meaning.HALFWAY))
        asked_s = loop.time()
        for _ in range(2000):
            player.play(Meaning.EASE_OFF)
        assert loop.time() - asked_s < 0.5  # of a loop that it must not hold, 2000 times
        await until(lambda: bool(failed))
        assert loop.time() - asked_s >= HEARD_WITHIN_S - 0.05
        assert not player.play(Meaning.EASE_OFF)
    assert failed == [(STOPPED, Meaning.EASE_OFF)]


async def test_a_player_that_crashes_is_told_at_once() -> None:
    async with playing(*python("print('ready', flush=True); input()")) as (player, failures):
        await until(lambda: player.play(Meaning.DONE))
        await until(lambda: bool(failures))
    assert failures == [(STOPPED, Meaning.DONE)]


async def test_a_player_that_cannot_even_start_is_told() -> None:
    async with playing("/nowhere/at/all") as (player, failures):
        await until(lambda: bool(failures))
        assert not player.play(Meaning.DONE)
    assert failures == [(STOPPED, None)]


async def test_until_it_is_ready_nothing_is_promised() -> None:
    async with playing(*python("time.sleep(600)")) as (player, failures):
        await asyncio.sleep(0)
        assert not player.play(Meaning.EASE_OFF)
    assert failures == []


async def test_when_the_session_is_over_the_player_is_too(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    program = f"import os; open({str(alive)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    async with playing(*python(program)):
        await until(lambda: alive.exists() and alive.read_text() != "")
    with pytest.raises(ProcessLookupError):
        os.kill(int(alive.read_text()), 0)


async def test_a_person_in_a_hurry_leaves_no_player_behind(tmp_path: Path) -> None:
    """Asked to end once more before it has: what was killed is waited for all the same."""
    alive = tmp_path / "alive"
    program = f"import os; open({str(alive)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    player = Player(lambda *failure: None, python(program))
    running = asyncio.create_task(player.run())
    await until(lambda: alive.exists() and alive.read_text() != "")
    for _ in range(3):
        running.cancel()
        await asyncio.sleep(0)
    with suppress(asyncio.CancelledError):
        await running
    with pytest.raises(ProcessLookupError):
        os.kill(int(alive.read_text()), 0)
