"""What a script meant, derived from its intentions and the design's definitions, never detected."""

from collections.abc import Iterator, Sequence

import numpy as np

from kneadle.samples import Floats
from kneadle_sims.steps import Bump, Label, Placed, Ramp, Stay, meant_n

EDGE_SHARE = 0.8  # a hold begins and ends at 80 % of its level (the design's definition)
HOLD_MIN_N = 15.0  # same
HOLD_MIN_S = 3.0  # same; also how long out of the band ends one
CROSSINGS_APART_S = 0.5  # same: a warning clears after this long
GRID_S = 0.005

_SUSTAINED = (Ramp, Stay, Bump)


def labels(script: Sequence[Placed]) -> tuple[Label, ...]:
    """Holds, spikes and aggressive rolling, by start. Fast rolling may also spike: not labelled."""
    marked = (placed.step.label(placed.start_s, placed.from_n) for placed in script)
    found = [label for label in marked if label is not None]
    found += filter(None, (_hold(run) for run in _presses(script)))
    return tuple(sorted(found, key=lambda label: (label.start_s, label.end_s)))


def crossings(t_s: Floats, force_n: Floats, ceiling_n: float) -> tuple[Label, ...]:
    """From first to last touch of the ceiling; the pulse parts no crossing. t_s, force_n: (n,)."""
    above = np.flatnonzero(force_n >= ceiling_n)
    apart = np.flatnonzero(np.diff(t_s[above]) >= CROSSINGS_APART_S) + 1
    return tuple(
        Label("ceiling", float(t_s[at[0]]), float(t_s[at[-1]]), ceiling_n, float(force_n[at].max()))
        for at in np.split(above, apart)
        if len(at)
    )


def _presses(script: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Runs of steps that one hold may span: off the ball, rolling and long bumps part them."""
    run: list[Placed] = []
    for placed in script:
        step = placed.step
        long_bump = isinstance(step, Bump) and step.for_s >= HOLD_MIN_S
        if isinstance(step, _SUSTAINED) and not long_bump:
            run.append(placed)
        if not isinstance(step, _SUSTAINED) or long_bump or step.end_n(placed.from_n) == 0:
            yield run
            run = []
    yield run


def _hold(run: Sequence[Placed]) -> Label | None:
    """From 80 % of the first level that was held to 80 % of the last."""
    held = [placed for placed in run if isinstance(placed.step, Stay) and placed.from_n > 0]
    if not held or max(placed.from_n for placed in held) < HOLD_MIN_N:
        return None
    first, last = held[0], held[-1]
    t_s = np.arange(run[0].start_s, run[-1].end_s, GRID_S)
    force_n = meant_n(run, t_s)
    early = t_s[(t_s < first.start_s) & (force_n < EDGE_SHARE * first.from_n)]
    late = t_s[(t_s >= last.end_s) & (force_n < EDGE_SHARE * last.from_n)]
    start_s = float(early[-1]) if len(early) else run[0].start_s
    end_s = float(late[0]) if len(late) else run[-1].end_s
    if end_s - start_s < HOLD_MIN_S:
        return None
    return Label("hold", round(start_s, 3), round(end_s, 3), last.from_n, float(force_n.max()))
