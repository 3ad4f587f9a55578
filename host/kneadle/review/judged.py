"""A kept session judged again, for all who look at it: its numbers, and what is drawn of it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kneadle.events import Event
from kneadle.review.ceilings import persons
from kneadle.review.envelope import BINS
from kneadle.review.piece import Piece
from kneadle.review.session import SessionNumbers, session, with_ceilings, with_force
from kneadle.review.trace import Drawn, Trace
from kneadle.review.warned import every_warning


class Judged(NamedTuple):
    numbers: SessionNumbers
    trace: Trace


def judged(
    events: Sequence[Event], ceiling_n: float, pieces: Iterable[Piece], bins: int = BINS
) -> Judged:
    """`events` as stored, `ceiling_n` as its limits began, `pieces` of all its readings
    (`force.pieces`), drawn in at most `bins` columns."""
    drawn = Drawn(bins)
    numbers = with_force(session(events, ceiling_n), drawn.watch(pieces))
    steps = persons(numbers.ceilings, drawn.ceilings, ceiling_n)
    numbers = with_ceilings(numbers, steps)
    trace = Trace(
        columns=drawn.columns(),
        ceilings=steps,
        holds=numbers.holds,
        warnings=every_warning(events),
        unit=numbers.unit,
    )
    return Judged(numbers, trace)
