"""Where the ceiling is reached, by the force that truly reaches the ball."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from kneadle.samples import Floats, Ints
from kneadle_sims.label import Label

CLEAR_SHARE, CLEAR_S = 0.9, 0.5  # same: a warning is over after this
APART_S = 1.0  # closer ones are one to whoever feels them. Ours
SURE_S, SURE_SHARE = 0.15, 1.03  # the design says 0.1 s; beyond doubt for any filter. Ours
SLIGHT_S = 0.05  # what no filter would tell. Ours


def crossings(t_s: Floats, force_n: Floats, ceiling_n: float) -> tuple[Label, ...]:
    """Touches up to the last, from the first that lasts; doubtful ones before it are open.

    t_s, force_n: (n,), evenly spaced.
    """
    found = (_labels(t_s, force_n, at, ceiling_n) for at in _episodes(t_s, force_n, ceiling_n))
    return tuple(label for labels in found for label in labels)


def _episodes(t_s: Floats, force_n: Floats, ceiling_n: float) -> Iterator[Ints]:
    """Indices at or above the ceiling, parted where a warning would have ended."""
    above = np.flatnonzero(force_n >= ceiling_n)
    if len(above) == 0:
        return
    begin = 0
    for i in np.flatnonzero(np.diff(t_s[above]) >= APART_S) + 1:
        between = slice(above[i - 1], above[i])
        if _longest_s(t_s[between], force_n[between] < CLEAR_SHARE * ceiling_n) >= CLEAR_S:
            yield above[begin:i]
            begin = int(i)
    yield above[begin:]


def _labels(t_s: Floats, force_n: Floats, at: Ints, ceiling_n: float) -> Iterator[Label]:
    step_s = float(t_s[1] - t_s[0])
    touches = np.split(at, np.flatnonzero(np.diff(at) > 1) + 1)
    sure_n = SURE_SHARE * ceiling_n
    lasts = [len(touch) * step_s >= SURE_S and force_n[touch].max() >= sure_n for touch in touches]
    first = lasts.index(True) if any(lasts) else len(touches)
    doubtful, certain = touches[:first], touches[first:]
    if doubtful and (not certain or max(map(len, doubtful)) * step_s >= SLIGHT_S):
        yield _label(t_s, force_n, np.concatenate(doubtful), ceiling_n, sure=False)
    if certain:
        yield _label(t_s, force_n, np.concatenate(certain), ceiling_n, sure=True)


def _label(t_s: Floats, force_n: Floats, at: Ints, ceiling_n: float, *, sure: bool) -> Label:
    start_s, end_s = float(t_s[at[0]]), float(t_s[at[-1]])
    return Label("ceiling", start_s, end_s, ceiling_n, float(force_n[at].max()), sure)


def _longest_s(t_s: Floats, yes: NDArray[np.bool_]) -> float:
    """The longest time in a row."""
    edges = np.flatnonzero(np.diff(np.r_[False, yes, False]))
    if len(edges) == 0:
        return 0.0
    return float((edges[1::2] - edges[::2]).max() * (t_s[1] - t_s[0]))
