"""What a board on the rig did, as its stand-ins tell it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

PATIENCE_S = 20.0  # far more than any of these needs on a busy machine


@dataclass(frozen=True, slots=True)
class PinChange:
    """By the board. `us` is the device's time since power-on."""

    us: int
    pin: int
    value: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a chip felt, in N (`of` press) or degrees a second (turning), by the device's clock."""

    us: int
    of: str
    value: float


class BoardSays:
    """Grows while the board runs, over power cuts too; `level` forgets what was before the last."""

    def __init__(self) -> None:
        self.pin_changes: list[PinChange] = []
        self.readings: list[Reading] = []
        self._changes_before = 0
        self._wrong: str | None = None
        self._happened = asyncio.Event()

    def level(self, pin: int) -> int | None:
        """What the board drives it to; None if it did not since it has power."""
        awake = self.pin_changes[self._changes_before :]
        return next((change.value for change in reversed(awake) if change.pin == pin), None)

    async def until(self, so: Callable[[], bool], within_s: float = PATIENCE_S) -> None:
        """Looks whenever something happens. Raises AssertionError once something is wrong."""
        async with asyncio.timeout(within_s):
            while not so():
                self.check()
                self._happened.clear()
                await self._happened.wait()

    def check(self) -> None:
        assert self._wrong is None, self._wrong

    def fail(self, why: str) -> None:
        """Something is wrong that nothing on the board will ever tell."""
        self._wrong = why
        self.happened()

    def happened(self) -> None:
        """Whoever waits in `until` looks again."""
        self._happened.set()

    def powered(self) -> None:
        """Whatever was wrong before."""
        self._wrong = None
        self._changes_before = len(self.pin_changes)
