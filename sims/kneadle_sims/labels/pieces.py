"""The parts of a script in which the force was meant to be sustained."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kneadle_sims.labels.rolling import OFF_N, by_its_force
from kneadle_sims.steps.jolts import Bump
from kneadle_sims.steps.place import Placed
from kneadle_sims.steps.presses import Ramp, Relax, Stay
from kneadle_sims.steps.strokes import Roll

FIRM_N = 13.0  # the design says 15 N; somewhat less may still be told as one. Ours
# A real grip falls to 60 % in 13 s, and by 30 % in 2 s after an overshoot: the design.
GRADUAL_PER_S, RELAXES_BY = 0.035, 0.35
NEW_LEVEL_S = 3.5  # a dip that lasts is a new level: the design says 3 s


@dataclass(frozen=True, slots=True)
class Piece:
    """`open` where the definition does not say whether this is sustained."""

    start_s: float
    end_s: float
    first_n: float
    last_n: float
    low_n: float
    open: bool = False

    @property
    def for_s(self) -> float:
        return self.end_s - self.start_s


def pieces(script: Sequence[Placed]) -> Iterator[Piece]:
    """Parted by whatever disturbs them, and by force too light to count."""
    whole: Piece | None = None
    for placed in script:
        piece = _piece(placed)
        if piece is None or piece.low_n < FIRM_N:
            continue
        if whole is not None and _goes_on(whole, piece):
            whole = _joined(whole, piece)
        else:
            if whole is not None:
                yield whole
            whole = piece
    if whole is not None:
        yield whole


def _goes_on(before: Piece, after: Piece) -> bool:
    return after.start_s - before.end_s < 1e-6 and before.open == after.open


def _joined(before: Piece, after: Piece) -> Piece:
    low_n = min(before.low_n, after.low_n)
    return replace(before, end_s=after.end_s, last_n=after.last_n, low_n=low_n)


def _piece(placed: Placed) -> Piece | None:
    match placed.step:
        case Stay() | Relax() | Ramp():
            return _pressed(placed)
        case Bump(to_n, rise_s, stay_s) if stay_s >= NEW_LEVEL_S:
            start_s = placed.start_s + rise_s
            return Piece(start_s, start_s + stay_s, to_n, to_n, to_n)
        case Roll():
            return _rolled(placed)
    return None


def _pressed(placed: Placed) -> Piece | None:
    end_n = placed.step.end_n(placed.from_n)
    low_n, high_n = sorted((placed.from_n, end_n))
    changes_by = 1.0 - low_n / high_n if high_n > 0 else 0.0
    relaxes = isinstance(placed.step, Relax) and changes_by <= RELAXES_BY
    if changes_by > GRADUAL_PER_S * placed.step.for_s and not relaxes:
        return None
    return Piece(placed.start_s, placed.end_s, placed.from_n, end_n, low_n)


def _rolled(placed: Placed) -> Piece | None:
    """Force alone cannot tell gentle rolling from steady pressure."""
    t_s = np.arange(0.0, placed.step.for_s, 0.01)
    force_n = placed.step.force_n(t_s, placed.from_n)
    if by_its_force(placed) == "yes" or force_n.min() <= OFF_N:
        return None
    mean_n = float(force_n.mean())
    return Piece(placed.start_s, placed.end_s, mean_n, mean_n, mean_n, open=True)
