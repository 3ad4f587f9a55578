"""What the plot of a session shows: force, ceilings, holds, warnings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kneadle.events import WarningEnded
from kneadle.review.ceilings import CeilingStep
from kneadle.review.envelope import BINS, Columns, Envelope
from kneadle.review.hold import HoldNumbers
from kneadle.review.piece import Piece
from kneadle.samples import Floats
from kneadle.view import Update


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """`unit` is N, or rel of a sensor that nobody calibrated."""

    columns: Columns
    ceilings: tuple[CeilingStep, ...]
    holds: tuple[HoldNumbers, ...]
    warnings: tuple[WarningEnded, ...]
    unit: str

    @property
    def start_s(self) -> float:
        return self.columns.start_s

    @property
    def end_s(self) -> float:
        """Of the last reading."""
        return self.columns.end_s


class Drawn:
    """Sees the force go by, in memory that does not grow, and keeps what a plot needs."""

    def __init__(self, bins: int = BINS) -> None:
        self.ceilings: list[CeilingStep] = []
        self._envelope = Envelope(bins)

    def add(self, t_s: Floats, force_n: Floats, ceiling_n: float) -> None:
        """t_s, force_n: (n,); the ceiling was in force for all of them."""
        self._envelope.add(t_s, force_n)
        if len(t_s) and (not self.ceilings or self.ceilings[-1][1] != ceiling_n):
            self.ceilings.append((float(t_s[0]), ceiling_n))

    def see(self, update: Update) -> None:
        self.add(update.t_s, update.force_n, update.view.ceiling_n)

    def watch(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        for piece in pieces:
            self.add(piece.t_s, piece.force_n, piece.ceiling_n)
            yield piece

    def columns(self) -> Columns:
        return self._envelope.columns()
