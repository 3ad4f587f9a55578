"""Ended from outside, as by a closed terminal: the device is let go of first.

BlueZ does not hang up for a program that dies, and a ball left connected is lost to everybody.
"""

import asyncio
import signal
import threading
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")

HANGUP = "SIGHUP"  # the terminal was closed
ENDING = ("SIGINT", "SIGTERM", HANGUP)

ASKED = threading.Event()  # from outside, to end: nothing new is begun after it


def run(main: Coroutine[Any, Any, T]) -> T:
    """As asyncio.run, where SIGTERM and SIGHUP cancel `main` as Ctrl-C does.

    Raises KeyboardInterrupt for each of them: whoever ends a command gets exit code 130.
    """
    try:
        return asyncio.run(_cancellable(main))
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None


def on_signals(
    first: Callable[[], object], then: Callable[[], object], names: Sequence[str] = ENDING
) -> None:
    """While this loop runs, `first` at the first of these signals and `then` at each later one.

    A shell and the system both tell of a closed terminal: the second time is no impatience.
    """

    def once() -> None:
        ASKED.set()
        for name in names:
            _on(name, _nothing if name == HANGUP else then)
        first()

    for name in names:
        _on(name, once)


async def _cancellable(main: Coroutine[Any, Any, T]) -> T:
    task = asyncio.current_task()
    assert task is not None
    on_signals(task.cancel, task.cancel, ("SIGTERM", HANGUP))
    return await main


def _on(name: str, do: Callable[[], object]) -> None:
    """Unless it is ignored, as `nohup` asks for."""
    number = getattr(signal, name, None)
    if number is None or signal.getsignal(number) is signal.SIG_IGN:
        return
    with suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt instead
        _hear(number, do)


def _hear(number: signal.Signals, do: Callable[[], object]) -> None:
    """asyncio reads which signal it was from a pipe, where a busy link may have left no room.

    The pipe still wakes the loop, also from another thread that the system told.
    """
    loop = asyncio.get_running_loop()

    def heard(_number: int, _frame: object) -> None:
        with suppress(RuntimeError):  # the loop just closed: all is over anyway
            loop.call_soon_threadsafe(do)

    loop.add_signal_handler(number, _nothing)  # and goes with the loop
    signal.set_wakeup_fd(signal.set_wakeup_fd(-1), warn_on_full_buffer=False)
    signal.signal(number, heard)
    signal.siginterrupt(number, False)  # as asyncio does: for libraries that do not try again


def _nothing() -> None:
    pass
