"""An event loop whose time passes at once: when everybody waits for a timer, it is due."""

import asyncio
import selectors
from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec

Given = ParamSpec("Given")


class ClockworkLoop(asyncio.SelectorEventLoop):
    """`now_s` may be moved by hand too: that is somebody who blocks the loop."""

    def __init__(self) -> None:
        self.now_s = 1000.0
        super().__init__(_Selector(self))

    def time(self) -> float:
        return self.now_s


class _Selector(selectors.DefaultSelector):
    def __init__(self, loop: ClockworkLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Without a timer only another thread can go on: it is waited for as usual."""
        if timeout is None:
            return super().select()
        ready = super().select(0)
        if not ready:
            self._loop.now_s += timeout
        return ready


def in_clockwork(
    test: Callable[Given, Coroutine[Any, Any, None]],
) -> Callable[Given, None]:
    """Runs an async test on a loop of its own, in no time."""

    @wraps(test)
    def run(*given: Given.args, **named: Given.kwargs) -> None:
        with asyncio.Runner(loop_factory=ClockworkLoop) as runner:
            runner.run(test(*given, **named))

    return run


def now() -> float:
    return asyncio.get_running_loop().time()


def block(for_s: float) -> None:
    """Keep the loop busy, as a slow screen does."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, ClockworkLoop)
    loop.now_s += for_s


async def settled(work: Awaitable[object], within_s: float) -> bool:
    """Whether `work` is done by then."""
    done, _ = await asyncio.wait([asyncio.ensure_future(work)], timeout=within_s)
    return bool(done)
