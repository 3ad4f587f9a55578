"""Where a hold begins and ends: at 80 % of its level, walking in from where the hand is away."""

from collections.abc import Sequence

import numpy as np

from kneadle.samples import Floats
from kneadle_sims.labels.pieces import FIRM_N, Piece
from kneadle_sims.steps.place import Placed, meant_n
from kneadle_sims.steps.strokes import Roll

EDGE_SHARE, EDGE_S = 0.8, 3.0  # of the first and the last 3 s: the design's definition
AWAY_SHARE = 0.4  # below this share of the level the hand is on its way, not holding. Ours
# A hand that pauses on its way, this long and this steadily, may be holding already. Ours
PAUSES_S, PAUSES_N, PAUSES_SHARE = 1.8, 8.0, 0.3
GRID_S, COARSE_S = 0.005, 0.05


def start_s(script: Sequence[Placed], first: Piece) -> float:
    t_s = np.arange(first.start_s + GRID_S, from_s(script, first), -GRID_S)
    return _reached_s(script, t_s[::-1], level_n(script, first, at_end=False))


def end_s(script: Sequence[Placed], last: Piece) -> float:
    t_s = np.arange(last.end_s - GRID_S, to_s(script, last), GRID_S)
    return _reached_s(script, t_s[::-1], level_n(script, last, at_end=True))


def from_s(script: Sequence[Placed], first: Piece) -> float:
    """The end of the rolling before it, or the beginning of all."""
    rolls = (placed for placed in script if isinstance(placed.step, Roll))
    ends_s = (placed.end_s for placed in rolls if placed.end_s <= first.start_s + 1e-6)
    return max(ends_s, default=0.0)


def to_s(script: Sequence[Placed], last: Piece) -> float:
    """The beginning of the rolling after it, or the end of all."""
    rolls = (placed for placed in script if isinstance(placed.step, Roll))
    starts_s = (placed.start_s for placed in rolls if placed.start_s >= last.end_s - 1e-6)
    return min(starts_s, default=script[-1].end_s)


def pauses(script: Sequence[Placed], edge_s: float, until_s: float) -> bool:
    """Whether the way from an edge on or off the ball may pass for a hold of its own in places."""
    step_s = np.copysign(COARSE_S, until_s - edge_s)
    force_n = meant_n(script, np.arange(edge_s, until_s, step_s))
    light = np.flatnonzero(force_n < FIRM_N)
    way_n, count = force_n[: light[0] if len(light) else None], round(PAUSES_S / COARSE_S)
    if len(way_n) < count:
        return False
    windows_n = np.lib.stride_tricks.sliding_window_view(way_n, count)
    range_n, high_n = np.ptp(windows_n, axis=1), windows_n.max(axis=1)
    return bool(np.any(range_n <= np.maximum(PAUSES_N, PAUSES_SHARE * high_n)))


def level_n(script: Sequence[Placed], piece: Piece, *, at_end: bool) -> float:
    """The median of its first or last 3 s."""
    if at_end:
        t_s = np.arange(max(piece.end_s - EDGE_S, piece.start_s), piece.end_s - 1e-9, GRID_S)
    else:
        t_s = np.arange(piece.start_s, min(piece.start_s + EDGE_S, piece.end_s) - 1e-9, GRID_S)
    return float(np.median(meant_n(script, t_s)))


def _reached_s(script: Sequence[Placed], t_s: Floats, hold_n: float) -> float:
    """Where the force first is at its share. t_s (n,) begins outside the hold, ends in it."""
    force_n = meant_n(script, t_s)
    away = np.flatnonzero(force_n < AWAY_SHARE * hold_n)
    begin = int(away[-1]) if len(away) else 0
    reached = np.flatnonzero(force_n[begin:] >= EDGE_SHARE * hold_n)
    return float(t_s[begin + reached[0] if len(reached) else -1])
