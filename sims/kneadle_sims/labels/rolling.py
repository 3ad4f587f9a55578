"""Aggressive rolling: strokes that were meant to be quick, deep and in contact throughout."""

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from kneadle_sims.label import Label
from kneadle_sims.steps.place import Placed
from kneadle_sims.steps.strokes import Roll

Verdict = Literal["yes", "open", "no"]

# The design's definition: >=3 half-cycles of 0.15-1.0 s, each max(20 N, 0.6 of the mean) deep.
DEPTH_N, DEPTH_SHARE = 20.0, 0.6
FAST_DPS = 90.0  # same: of the IMU, RMS over a second
# How far from those limits nobody can doubt. Ours.
QUICK_HZ, SLOW_HZ = 0.6, 0.35
SURE_SPAN_S = (0.16, 0.95)
SURE_DEPTH, SHALLOW_DEPTH = 1.15, 0.8
SURE_STROKES, FEWEST_STROKES = 4, 3
SURE_FAST, SURE_SLOW = 1.3, 0.9
TOUCH_N, OFF_N = 6.0, 1.5  # of contact: on at 5 N, off at 3 N


def rollings(script: Sequence[Placed]) -> Iterator[Label]:
    for placed in script:
        if isinstance(placed.step, Roll):
            by_force, by_turning = by_its_force(placed), _by_its_turning(placed.step)
            if by_force != "no":
                yield _label(placed, sure=by_force == "yes", needs_imu=False)
            elif by_turning != "no":
                yield _label(placed, sure=by_turning == "yes", needs_imu=True)


def by_its_force(placed: Placed) -> Verdict:
    """Whether these strokes are aggressive to one who knows nothing but the force."""
    roll = placed.step
    if not isinstance(roll, Roll):
        return "no"
    knots = roll.knots(placed.from_n)
    depth_n, span_s = np.abs(np.diff(knots.force_n)), np.diff(knots.t_s)
    mean_n = float(knots.force_n[1:-1].mean())
    limit_n = max(DEPTH_N, DEPTH_SHARE * mean_n)
    # The mean of the last 4 s has what came before in it.
    strict_n = max(DEPTH_N, DEPTH_SHARE * max(mean_n, placed.from_n))
    low_n = float(knots.force_n[1:-1].min())
    if (
        roll.rate_hz <= SLOW_HZ
        or low_n <= OFF_N
        or (depth_n > SHALLOW_DEPTH * limit_n).sum() < FEWEST_STROKES
    ):
        return "no"
    deep = depth_n >= SURE_DEPTH * strict_n
    in_time = (span_s >= SURE_SPAN_S[0]) & (span_s <= SURE_SPAN_S[1])
    rough = deep[1:-1].all() and in_time.all() and deep.sum() >= SURE_STROKES
    return "yes" if rough and roll.rate_hz >= QUICK_HZ and low_n >= TOUCH_N else "open"


def _by_its_turning(roll: Roll) -> Verdict:
    t_s = np.arange(0.0, roll.for_s, 0.01)
    squares = roll.turn_dps(t_s) ** 2
    seconds = max(1, int(roll.for_s))
    rms_dps = np.sqrt([part.mean() for part in np.array_split(squares, seconds)])
    if rms_dps.max() <= SURE_SLOW * FAST_DPS or roll.low_n <= OFF_N:
        return "no"
    fast = np.sqrt(squares.mean()) >= SURE_FAST * FAST_DPS and roll.for_s >= 2.0
    return "yes" if fast and roll.low_n >= TOUCH_N else "open"


def _label(placed: Placed, *, sure: bool, needs_imu: bool) -> Label:
    force_n = placed.step.force_n(np.arange(0.0, placed.step.for_s, 0.01), placed.from_n)
    low_n, high_n = float(force_n.min()), float(force_n.max())
    return Label("rolling", placed.start_s, placed.end_s, low_n, high_n, sure, needs_imu)
