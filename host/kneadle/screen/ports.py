"""What the screen needs from the rest of the program, and nothing more."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from kneadle.guide import Guided
from kneadle.samples import NewCeiling, Tare
from kneadle.view import Show
from kneadle.wire.commands import Buzz


class Runner(Protocol):
    """One live session or one replay."""

    async def run(self) -> None:
        """Return when the session has ended. A person's trouble is raised as KneadleError."""

    def tell(self, message: Tare | NewCeiling) -> None: ...

    def feel(self, buzz: Buzz) -> None:
        """The ball buzzes, if it can. Returns at once."""

    def stop(self) -> None:
        """Ask for a clean end; `run` then returns."""


class GuidedRunner(Runner, Guided, Protocol):
    """One that takes what the coach decides."""


class Controls(Protocol):
    """The tape deck of a replay."""

    @property
    def paused(self) -> bool: ...

    @property
    def speed(self) -> float: ...

    @property
    def position(self) -> str:
        """In words, such as "1:23 of 4:05"."""

    def toggle(self) -> None: ...

    def faster(self) -> None: ...

    def slower(self) -> None: ...

    def next_event(self) -> None: ...


OpenSession = Callable[[Show], Awaitable[Runner]]
OpenGuided = Callable[[Show], Awaitable[GuidedRunner]]
