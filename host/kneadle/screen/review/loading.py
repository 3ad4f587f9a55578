"""A session out of the journal, a first picture at once and a better one when it is ready."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from kneadle.detect import limits as limits_of
from kneadle.detect.limits import Limits
from kneadle.journal import blocks
from kneadle.journal.read import SessionRow, StoredSession, load
from kneadle.review.as_read import as_read
from kneadle.review.envelope import Columns, Envelope
from kneadle.review.judged import judged
from kneadle.review.piece import Piece
from kneadle.review.session import session
from kneadle.samples import Floats, Message
from kneadle.screen.review.looked import Looked, Picture, coarse
from kneadle.screen.review.moments import moments

SKETCH_BLOCKS = 1000  # a quarter of a second, and more than a screen has columns
SKETCH_BINS = 60_000
FEWEST_BINS, MOST_BINS = 1 << 16, 1 << 21  # a day in sixteenths of a second: 32 MB

T = TypeVar("T")
Judge = Callable[[Iterable[Message], Limits], Iterator[Piece]]
Tell = Callable[[Looked], None]


class StoppedError(Exception):
    """Nobody looks at this session any more."""


@dataclass(frozen=True, slots=True)
class Loading:
    """`tell` hears of each picture, `go_on` is asked often. Both are called on this thread."""

    path: Path
    judge: Judge
    tell: Tell
    go_on: Callable[[], bool]

    def look(self, row: SessionRow) -> None:
        """Raises JournalError, LimitError, StoppedError."""
        stored = load(self.path, row.id)
        limits = limits_of.from_json(dict(row.limits))
        looked, began_s, seen = self._sketched(stored, limits)
        self.tell(looked)
        if not len(looked.picture.columns.t_s):
            return
        if seen < row.readings:
            looked = self._read(looked, began_s)
            self.tell(looked)
        self.tell(self._judged(stored, looked, limits, began_s))

    def _sketched(self, stored: StoredSession, limits: Limits) -> tuple[Looked, float, int]:
        """With the device time at which it began, and how many readings it was made of."""
        row, events = stored.info, [kept.event for kept in stored.events]
        envelope, seen = Envelope(SKETCH_BINS), 0
        some = blocks.spread(self.path, row.id, row.readings, SKETCH_BLOCKS)
        for t_s, force_n in self._watched(as_read(some)):
            envelope.add(t_s, force_n)
            seen += len(t_s)
        numbers = session(events, limits.ceiling_n)
        columns = envelope.columns()
        began_s = columns.start_s
        ceilings = () if numbers.guided else ((0.0, limits.ceiling_n),)
        done = 0.0 if len(columns.t_s) else 1.0
        columns = _since(columns, began_s)
        picture = Picture(columns, coarse(columns), ceilings, "a sketch", done)
        return Looked(row, numbers, moments(numbers, events, began_s), picture), began_s, seen

    def _read(self, looked: Looked, began_s: float) -> Looked:
        envelope, progress = Envelope(_bins(looked.row)), _Progress(looked, self.tell)
        for t_s, force_n in self._watched(as_read(blocks.messages(self.path, looked.row.id))):
            envelope.add(t_s, force_n)
            progress.at(float(t_s[-1]) - began_s)
        picture = looked.picture.better(_since(envelope.columns(), began_s), "not yet smoothed")
        return replace(looked, picture=picture)

    def _judged(
        self, stored: StoredSession, looked: Looked, limits: Limits, began_s: float
    ) -> Looked:
        progress = _Progress(looked, self.tell)

        def noted(piece: Piece) -> Piece:
            progress.at(float(piece.t_s[-1]) - began_s)
            return piece

        events = [kept.event for kept in stored.events]
        pieces = self._watched(map(noted, self.judge(stored.messages(), limits)))
        numbers, trace = judged(events, limits.ceiling_n, pieces, _bins(looked.row))
        picture = looked.picture.better(_since(trace.columns, began_s), "smoothed")
        steps = tuple((t_s - began_s, ceiling_n) for t_s, ceiling_n in trace.ceilings)
        picture = replace(picture, ceilings=steps, done=1.0)
        return replace(looked, numbers=numbers, picture=picture)

    def _watched(self, made: Iterable[T]) -> Iterator[T]:
        for each in made:
            if not self.go_on():
                raise StoppedError
            yield each


class _Progress:
    """Told by whole percents: a ball says something between any two seconds of readings."""

    def __init__(self, looked: Looked, tell: Tell) -> None:
        self._looked, self._tell, self._percent = looked, tell, 0

    def at(self, t_s: float) -> None:
        """t_s: in seconds since the session began."""
        percent = min(int(100 * t_s / max(self._looked.long_s, 1.0)), 99)
        if percent > self._percent:
            self._percent = percent
            picture = replace(self._looked.picture, done=percent / 100)
            self._tell(replace(self._looked, picture=picture))


def _since(columns: Columns, began_s: float) -> Columns:
    return replace(columns, t_s=_shifted(columns.t_s, began_s))


def _shifted(t_s: Floats, by_s: float) -> Floats:
    return t_s - by_s


def _bins(row: SessionRow) -> int:
    """A bin a reading, as far as that is reasonable."""
    return min(max(row.readings, FEWEST_BINS), MOST_BINS)
