"""Whoever ends a program is heard, whatever else it has to do."""

import asyncio
import signal
import sys
import threading
import time

import pytest

from command import PATIENCE_S
from kneadle.cli import ending

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these are POSIX signals")

MORE_THAN_A_PIPE_HOLDS = 10_000


@pytest.fixture(autouse=True)
def _nobody_asked_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "ASKED", threading.Event())


@pytest.mark.parametrize("name", ending.ENDING)
def test_a_signal_is_heard_though_a_link_has_more_to_say_than_anyone_took(name: str) -> None:
    async def ended() -> None:
        asked = asyncio.Event()
        ending.on_signals(asked.set, asked.set)
        for _ in range(MORE_THAN_A_PIPE_HOLDS):
            asyncio.get_running_loop().call_soon_threadsafe(lambda: None)
        signal.raise_signal(getattr(signal, name))
        await asyncio.wait_for(asked.wait(), PATIENCE_S)

    asyncio.run(ended())


@pytest.mark.parametrize("other_thread", [False, True])
def test_a_signal_wakes_a_loop_that_waits_for_nothing_else(*, other_thread: bool) -> None:
    """Whichever thread the system tells."""
    main = threading.main_thread().ident
    assert main is not None

    def tell() -> None:
        signal.pthread_kill(threading.get_ident() if other_thread else main, signal.SIGTERM)

    async def ended() -> float:
        asked = asyncio.Event()
        ending.on_signals(asked.set, asked.set)
        asyncio.get_running_loop().call_later(0.0, threading.Timer(0.1, tell).start)
        began_s = time.monotonic()
        await asyncio.wait_for(asked.wait(), PATIENCE_S)
        return time.monotonic() - began_s

    assert asyncio.run(ended()) < PATIENCE_S / 2, "not only when it stopped waiting"


def test_afterwards_the_signals_do_what_they_did() -> None:
    async def ended() -> None:
        ending.on_signals(lambda: None, lambda: None)

    before = [signal.getsignal(getattr(signal, name)) for name in ending.ENDING]
    asyncio.run(ended())

    assert [signal.getsignal(getattr(signal, name)) for name in ending.ENDING] == before
