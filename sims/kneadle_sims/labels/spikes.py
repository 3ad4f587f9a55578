"""Spikes: ways up that were meant to be steep and to end above the level before them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from kneadle.samples import Floats
from kneadle_sims.label import Label
from kneadle_sims.steps.place import Placed, meant_n
from kneadle_sims.steps.step import Rise
from kneadle_sims.steps.strokes import Roll

SPIKE_N, SPIKE_SHARE, SPIKE_WITHIN_S = 20.0, 0.25, 0.25  # the design's definition
OPEN_FROM, SURE_FROM = 0.8, 1.25  # shares of that rise between which it was not meant clearly. Ours
BORNE_OPEN_FROM, BORNE_SURE_FROM = 0.9, 1.1  # and between which the body blurs it. Ours
DIP_S = 1.5  # the design's definition: coming back within this is no spike
ABSENCE_S = 3.0  # same: what lay longer ago than this is no level before
BEFORE_S = 2.0  # ours: the level before, in the force itself
GRID_S = 0.01

Force = Callable[[Floats], Floats]  # t_s to newtons, both (n,)


def spikes(script: Sequence[Placed], borne_n: Force, ceiling_n: float) -> Iterator[Label]:
    """Each from where its steepest quarter second begins to its peak.

    `borne_n` is the force that the body makes of what was meant: breath can add to a jolt.
    """
    limit_n = max(SPIKE_N, SPIKE_SHARE * ceiling_n)
    for placed in script:
        for rise in placed.step.rises(placed.from_n):
            if not isinstance(placed.step, Roll):
                yield from _spike(script, borne_n, _later(rise, placed.start_s), limit_n)
            elif rise.gain_n(SPIKE_WITHIN_S) >= OPEN_FROM * limit_n:
                yield _stroke(placed)
                break


def _stroke(placed: Placed) -> Label:
    """Rough strokes are told as rolling; whether the first is a spike too, is left open."""
    force_n = placed.step.force_n(np.arange(0.0, placed.step.for_s, GRID_S), placed.from_n)
    peak_n = float(force_n.max())
    return Label("spike", placed.start_s, placed.end_s, placed.from_n, peak_n, sure=False)


def _later(rise: Rise, by_s: float) -> Rise:
    return replace(rise, at_s=rise.at_s + by_s)


def _spike(script: Sequence[Placed], borne_n: Force, rise: Rise, limit_n: float) -> Iterator[Label]:
    def meant(t_s: Floats) -> Floats:
        return meant_n(script, t_s)

    gain_n = rise.gain_n(SPIKE_WITHIN_S)
    borne_by_n = _borne_by_n(borne_n, rise)
    above_dip_n = min(gain_n, rise.to_n - _highest_n(meant, rise.at_s, DIP_S))
    above_n = min(gain_n, rise.to_n - _highest_n(meant, rise.at_s, ABSENCE_S))
    if above_dip_n >= OPEN_FROM * limit_n or borne_by_n >= BORNE_OPEN_FROM * limit_n:
        sure = above_n >= SURE_FROM * limit_n and borne_by_n >= BORNE_SURE_FROM * limit_n
        start_s, end_s = rise.steepest_s(SPIKE_WITHIN_S), rise.at_s + rise.for_s
        yield Label("spike", start_s, end_s, rise.from_n, rise.to_n, sure)


def _borne_by_n(borne_n: Force, rise: Rise) -> float:
    """How far the force truly rises in a quarter second and above the two seconds before."""
    force_n = borne_n(np.arange(rise.at_s - SPIKE_WITHIN_S, rise.at_s + rise.for_s, GRID_S))
    apart = round(SPIKE_WITHIN_S / GRID_S)
    lowest_n = np.lib.stride_tricks.sliding_window_view(force_n, apart).min(axis=1)
    gain_n = float((force_n[apart - 1 :] - lowest_n).max())
    return min(gain_n, float(force_n[apart:].max()) - _highest_n(borne_n, rise.at_s, BEFORE_S))


def _highest_n(force_n: Force, until_s: float, within_s: float) -> float:
    return float(force_n(np.arange(until_s - within_s, until_s, GRID_S)).max())
