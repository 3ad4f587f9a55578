"""What only the force itself can tell of a hold: time in the working band, and the lean-on."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from kneadle.detect.working_band import working_band_n
from kneadle.review.hold import HoldNumbers
from kneadle.review.piece import Piece
from kneadle.review.ramp import LOOK_BACK_S, LOOK_ON_S, ramp_n_per_s
from kneadle.samples import Floats


def measured(holds: Iterable[HoldNumbers], pieces: Iterable[Piece]) -> tuple[HoldNumbers, ...]:
    """The same holds, complete, in one pass over the pieces."""
    pending = deque(_Gauge(hold) for hold in sorted(holds, key=lambda hold: hold.start_s))
    under_way: list[_Gauge] = []
    done: list[HoldNumbers] = []
    for piece in (each for each in pieces if each.placed):
        while pending and pending[0].from_s <= piece.t_s[-1]:
            under_way.append(pending.popleft())
        for gauge in under_way:
            gauge.add(piece)
        done += [gauge.read() for gauge in under_way if gauge.to_s < piece.t_s[-1]]
        under_way = [gauge for gauge in under_way if gauge.to_s >= piece.t_s[-1]]
    done += [gauge.read() for gauge in (*under_way, *pending)]
    return tuple(sorted(done, key=lambda hold: hold.number))


@dataclass(slots=True)
class _Gauge:
    """Whole microseconds add up exactly, however the readings were cut."""

    hold: HoldNumbers
    ceiling_n: float | None = None
    in_band_us: float = 0.0
    onset: list[tuple[Floats, Floats]] = field(default_factory=list)

    @property
    def from_s(self) -> float:
        return self.hold.start_s - LOOK_BACK_S

    @property
    def to_s(self) -> float:
        return max(self.hold.end_s, self.hold.start_s + LOOK_ON_S)

    def add(self, piece: Piece) -> None:
        onset = _between(piece.t_s, self.from_s, self.hold.start_s + LOOK_ON_S)
        if onset.stop > onset.start:
            # Copies: a view would keep all of the piece in memory.
            self.onset.append((piece.t_s[onset].copy(), piece.force_n[onset].copy()))
        held = _between(piece.t_s, self.hold.start_s, self.hold.end_s)
        force_n, span_s = piece.force_n[held], piece.span_s[held]
        if len(force_n) == 0:
            return
        low_n, high_n = working_band_n(piece.ceiling_n)
        inside = (force_n >= low_n) & (force_n <= high_n)
        self.in_band_us += float(np.rint(span_s[inside] * 1e6).sum())
        if self.ceiling_n is None:
            self.ceiling_n = piece.ceiling_n

    def read(self) -> HoldNumbers:
        hold = self.hold
        if self.ceiling_n is None:  # no reading of it is left
            return hold
        return replace(
            hold,
            ceiling_n=self.ceiling_n,
            in_band_s=min(self.in_band_us / 1e6, hold.long_s),
            ramp_n_per_s=self._ramp_n_per_s(),
        )

    def _ramp_n_per_s(self) -> float | None:
        if not self.onset:  # damaged: the readings around it are gone
            return None
        t_s, force_n = (np.concatenate(each) for each in zip(*self.onset, strict=True))
        return ramp_n_per_s(t_s, force_n, self.hold.start_s, self.hold.level_n)


def _between(t_s: Floats, start_s: float, end_s: float) -> slice:
    """Both ends included."""
    first = int(np.searchsorted(t_s, start_s, side="left"))
    return slice(first, int(np.searchsorted(t_s, end_s, side="right")))
