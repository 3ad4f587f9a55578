"""Rows of a file that could not be taken: each reason with how many, and where the first is."""

from dataclasses import dataclass, field

TOO_FEW = "too few cells"
TOO_MANY = "more cells than the header names"
NO_NUMBER = "no number that a sensor could give"
TORN = "a quote is not closed"
NOT_RISING = "the time does not rise"
NO_MOMENT = "no date and time"
NO_ITEM = "no time or no force in it"
CUT_SHORT = "the file breaks off here"


@dataclass(slots=True)
class Skipped:
    _first: dict[str, int] = field(default_factory=dict)
    _count: dict[str, int] = field(default_factory=dict)

    def add(self, why: str, place: int, rows: int = 1) -> None:
        """`place` is the first one's line, or its number among the items."""
        if rows:
            self._first.setdefault(why, place)
            self._count[why] = self._count.get(why, 0) + rows

    @property
    def rows(self) -> int:
        return sum(self._count.values())

    def reasons(self) -> list[tuple[str, int, int]]:
        """(why, how many, where the first is)."""
        return [(why, rows, self._first[why]) for why, rows in self._count.items()]
