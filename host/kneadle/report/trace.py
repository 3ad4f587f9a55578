"""What the plot of a session shows: force, holds, warnings, ceilings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kneadle.detect.limits import Limits
from kneadle.events import Event, Warned, WarningEnded
from kneadle.review.envelope import Columns, Envelope
from kneadle.review.hold import HoldNumbers
from kneadle.review.piece import Piece

CeilingStep = tuple[float, float]  # from t_s on, ceiling_n


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """`unit` is N, or rel of a sensor that nobody calibrated. A silence longer than `longest_s`
    is a hole in the line. `limits` are those the session began with."""

    columns: Columns
    ceilings: tuple[CeilingStep, ...]
    holds: tuple[HoldNumbers, ...]
    warnings: tuple[WarningEnded, ...]
    unit: str
    longest_s: float
    limits: Limits

    @property
    def start_s(self) -> float:
        return float(self.columns.t_s[0]) if len(self.columns.t_s) else 0.0

    @property
    def end_s(self) -> float:
        """Of the last reading."""
        return float(self.columns.t_s[-1]) + self.columns.step_s if len(self.columns.t_s) else 0.0


@dataclass(slots=True)
class Drawn:
    """Sees the pieces go by, in memory that does not grow, and keeps what a plot needs."""

    envelope: Envelope = field(default_factory=Envelope)
    ceilings: list[CeilingStep] = field(default_factory=list)

    def watch(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        for piece in pieces:
            if not self.ceilings or self.ceilings[-1][1] != piece.ceiling_n:
                self.ceilings.append((float(piece.t_s[0]), piece.ceiling_n))
            yield piece


def warnings_of(events: Iterable[Event]) -> tuple[WarningEnded, ...]:
    """One that a crash cut off ends when it was told."""
    open_: dict[tuple[str, float], WarningEnded] = {}
    for event in events:
        match event:
            case Warned(t_s=t_s, kind=kind, start_s=start_s, force_n=force_n):
                cut_off = WarningEnded(t_s, kind, start_s, t_s, t_s, force_n)
                open_.setdefault((kind, start_s), cut_off)
            case WarningEnded(kind=kind, start_s=start_s):
                open_[kind, start_s] = event
    return tuple(sorted(open_.values(), key=lambda each: (each.warned_at_s, each.kind)))
