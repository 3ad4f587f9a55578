"""Each sample number once: bleak may deliver every notification again after a reconnect."""

from collections.abc import Iterable

import numpy as np

from kneadle.samples import Hello, Message, Samples


class Once:
    """Drops samples whose number was taken, or is behind one that was; the rest stays in order.

    Whoever repeats nothing but old numbers for a second has begun again, and is let through.
    Before a Hello nobody knows where numbers wrap: everything passes.
    """

    def __init__(self) -> None:
        self._hello: Hello | None = None
        self._last: int | None = None
        self._stale_run = 0
        self.repeated = 0

    def take(self, messages: Iterable[Message]) -> list[Message]:
        return [new for message in messages if (new := self._new(message)) is not None]

    def _new(self, message: Message) -> Message | None:
        match message:
            case Hello():
                self._greet(message)
            case Samples() if self._hello is not None:
                return self._fresh(message, self._hello)
        return message

    def _greet(self, hello: Hello) -> None:
        before, self._hello = self._hello, hello
        if before is None or (before.boot_id, before.tick_hz) != (hello.boot_id, hello.tick_hz):
            self._last, self._stale_run = None, 0

    def _fresh(self, samples: Samples, hello: Hello) -> Samples | None:
        fresh = np.array([self._is_fresh(tick, hello) for tick in samples.tick.tolist()], np.bool_)
        if fresh.all():
            return samples
        self.repeated += int((~fresh).sum())
        return Samples(samples.tick[fresh], samples.raw[fresh]) if fresh.any() else None

    def _is_fresh(self, tick: int, hello: Hello) -> bool:
        if self._last is not None and _ahead(self._last, tick, 1 << hello.tick_bits) <= 0:
            self._stale_run += 1
            if self._stale_run <= hello.rate_hz:
                return False
        self._last, self._stale_run = tick, 0
        return True


def _ahead(before: int, after: int, modulus: int) -> int:
    """How far it went on, over a wrap too; negative when it went back."""
    return (after - before + modulus // 2) % modulus - modulus // 2
