"""The ball's end of a cable."""

from typing import Protocol


class Line(Protocol):
    name: str  # what the host opens

    def listen(self, wait_s: float, *, deaf: bool) -> bytes:
        """What the host said, within `wait_s`; of what is said to a deaf ball nothing is lost."""

    def write(self, data: bytes) -> int:
        """Never waits; returns how many bytes the line took."""

    @property
    def all_read(self) -> bool:
        """Whether the host has taken all that was written, as far as the line can tell."""

    def close(self) -> None:
        """The cable is pulled; twice is fine."""
