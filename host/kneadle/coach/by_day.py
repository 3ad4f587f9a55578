"""What is known of each day, one entry a day, the one that changed last at the end."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar


class OfDay(Protocol):
    @property
    def day(self) -> date: ...


T = TypeVar("T", bound=OfDay)


def of_day(those: Sequence[T], day: date) -> T | None:
    """Sought from the end: of thousands it is nearly always the last."""
    return next((each for each in reversed(those) if each.day == day), None)


def with_day(those: tuple[T, ...], new: T) -> tuple[T, ...]:
    """In the place of what is known of that day."""
    if those and those[-1].day == new.day:
        return (*those[:-1], new)
    return (*(each for each in those if each.day != new.day), new)
