"""How regularly."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Adherence:
    """`days` with a session, of `of_days` in all; `longest_pause_days` in a row without one."""

    days: int
    of_days: int
    longest_pause_days: int

    @property
    def share(self) -> float:
        return self.days / self.of_days if self.of_days else 0.0


def adherence(days: Iterable[date], since: date, until: date) -> Adherence:
    """Of the days from `since` to `until`, both included."""
    there = sorted({day.toordinal() for day in days if since <= day <= until})
    before, after = since.toordinal() - 1, until.toordinal() + 1
    pauses = (b - a - 1 for a, b in pairwise([before, *there, after]))
    return Adherence(len(there), max(0, after - before - 1), max(0, *pauses, 0))
