"""Did it change over the weeks? Said only beyond what repeated measuring brings by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median
from typing import Literal, NamedTuple

import numpy as np

from kneadle.coach import rules
from kneadle.review.slope import Line, line

LEAST_DAYS = 4  # ours: of fewer nothing is claimed
MOST_DAYS = 400  # of more, weeks are compared and not days: all pairs of them are looked at
FORCE_N, FORCE_SHARE = 20.0, 0.25  # section 1, PPT reliability: ignore changes below either

Unit = Literal["N", "points"]
Direction = Literal["more", "less", "no real change", "too few"]


class Point(NamedTuple):
    """`value` in the unit of its trend."""

    day: date
    value: float


@dataclass(frozen=True, slots=True)
class Trend:
    """`start` is the line's value on the first day, `change` what it rises until the last, with a
    95 % interval from `low` to `high`; all in `unit`, and None below four days. A change is real
    from `least` on, and if the interval leaves out zero.
    """

    unit: Unit
    points: tuple[Point, ...]
    direction: Direction = "too few"
    start: float | None = None
    change: float | None = None
    low: float | None = None
    high: float | None = None
    least: float | None = None

    @property
    def too_small(self) -> bool:
        return self.change is None or self.least is None or abs(self.change) < self.least

    @property
    def holds_zero(self) -> bool:
        """The interval does: no change at all would fit as well."""
        return self.low is None or self.high is None or self.low <= 0 <= self.high

    @property
    def days(self) -> int:
        """From the first to the last."""
        return (self.points[-1].day - self.points[0].day).days if self.points else 0


def trend(points: Iterable[Point], unit: Unit) -> Trend:
    """One point a day: the median of those of the same day."""
    daily = _merged(points)
    if len(daily) < LEAST_DAYS:
        return Trend(unit, daily)
    looked_at = daily if len(daily) <= MOST_DAYS else _merged(_weekly(daily))
    day = np.array([point.day.toordinal() for point in looked_at], dtype=np.float64)
    fitted = line(day, np.array([point.value for point in looked_at], dtype=np.float64))
    return _judged(unit, daily, fitted)


def _judged(unit: Unit, daily: tuple[Point, ...], fitted: Line) -> Trend:
    days = (daily[-1].day - daily[0].day).days
    change, low, high = (per_day * days for per_day in fitted[1:])
    least = rules.CHANGE.value
    if unit == "N":
        least = max(FORCE_N, FORCE_SHARE * abs(fitted.start))
    risen: Direction = "more" if change > 0 else "less"
    found = Trend(unit, daily, risen, fitted.start, change, low, high, least)
    if found.too_small or found.holds_zero:
        return replace(found, direction="no real change")
    return found


def _merged(points: Iterable[Point]) -> tuple[Point, ...]:
    days: dict[date, list[float]] = {}
    for day, value in points:
        days.setdefault(day, []).append(value)
    return tuple(Point(day, median(values)) for day, values in sorted(days.items()))


def _weekly(points: Iterable[Point]) -> Iterable[Point]:
    return (Point(day - timedelta(days=day.weekday()), value) for day, value in points)
