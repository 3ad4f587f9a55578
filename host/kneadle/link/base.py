"""What every link promises: messages in order, each once, and an end that is said."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

from kneadle.samples import Message, WireCounts
from kneadle.wire.dialect import Dialect


@dataclass(frozen=True, slots=True)
class Batch:
    """What one read brought. `arrived_s` is the host's monotonic clock.

    A batch without messages says that bytes came which mean nothing (yet).
    """

    arrived_s: float
    messages: tuple[Message, ...]


class Link(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def counts(self) -> WireCounts: ...

    @property
    def dialect(self) -> Dialect:
        """How to speak to the device at the other end."""
        ...

    def batches(self) -> AsyncIterator[Batch]:
        """Ends when the recording is over; raises LinkError when the link dropped."""
        ...

    async def send(self, message: bytes) -> None:
        """Send one command. Raises LinkError when the link is gone."""
        ...

    async def close(self) -> None:
        """Let go of the device; twice is fine."""
        ...
