"""A session as it is looked at; it gets better while one looks."""

from dataclasses import dataclass, replace
from typing import Literal

from kneadle.detect.limits import Limits
from kneadle.journal.read import SessionRow
from kneadle.review.envelope import Columns, part
from kneadle.review.session import SessionNumbers
from kneadle.screen.review.moments import Moment

Drawn = Literal["a sketch", "not yet smoothed", "smoothed"]


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Times are in seconds since the session began. `ceilings`: from when on, how many newtons.

    `coarse` is the same in a few bins, for who looks at much of it at once. A sketch is of some
    readings, spread over the session; `done` is the share of the next, better picture that is
    ready, 1 when there is none to come.
    """

    columns: Columns
    coarse: Columns
    ceilings: tuple[tuple[float, float], ...]
    drawn: Drawn
    done: float = 0.0

    def better(self, columns: Columns, drawn: Drawn) -> "Picture":
        return replace(self, columns=columns, coarse=coarse(columns), drawn=drawn)

    @property
    def end_s(self) -> float:
        return self.columns.end_s


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    row: SessionRow
    numbers: SessionNumbers
    moments: tuple[Moment, ...]
    picture: Picture

    @property
    def long_s(self) -> float:
        return max([self.picture.end_s, *(moment.end_s for moment in self.moments)])

    @property
    def top_n(self) -> float:
        """Highest of the scale: a wild reading, which was not judged, is cut off."""
        ceiling_n = max((n for _, n in self.picture.ceilings), default=Limits().ceiling_n)
        told_n = [hold.peak_n for hold in self.numbers.holds]
        told_n += [each.peak_n for each in self.numbers.warnings if each.peak_n < WILD * ceiling_n]
        seen_n = float(self.picture.coarse.high_n.max(initial=0.0))
        return max(ceiling_n, *told_n, min(seen_n, 2 * ceiling_n), 0.0) * ROOM


def coarse(columns: Columns) -> Columns:
    if len(columns.t_s) <= COARSE_BINS:
        return columns
    return part(columns, float(columns.t_s[0]), float(columns.t_s[-1]), COARSE_BINS)


COARSE_BINS = 1 << 13  # several for each column of a wide screen
ROOM = 1.1
WILD = 10.0  # ceilings
