"""A breathing pacer: where in a slow breath somebody is who began at 0 s.

Six breaths a minute, breathing out for longer than in, without pauses between: of the ratios that
Laborde 2021 tried (Sustainability 13:7775, 64 athletes) a longer way out raised the vagal marker
most, and pauses changed nothing. 4 s in and 6 s out, rounder numbers than theirs, are our choice.
"""

from dataclasses import dataclass
from math import cos, pi
from typing import Literal

IN_S, OUT_S = 4.0, 6.0

Phase = Literal["in", "out"]
WORDS: dict[Phase, str] = {"in": "Breathe in.", "out": "Breathe out."}


@dataclass(frozen=True, slots=True)
class Breath:
    """`level` is 0 (empty) to 1 (full); `left_s` how long the phase still lasts."""

    phase: Phase
    level: float
    left_s: float

    @property
    def words(self) -> str:
        return WORDS[self.phase]


def breath(t_s: float) -> Breath:
    """At `t_s` since the first breath in began."""
    at_s = t_s % (IN_S + OUT_S)
    if at_s < IN_S:
        return Breath("in", _swell(at_s / IN_S), IN_S - at_s)
    gone_s = at_s - IN_S
    return Breath("out", 1.0 - _swell(gone_s / OUT_S), OUT_S - gone_s)


def _swell(share: float) -> float:
    """0 to 1, slow at both ends as a chest is."""
    return (1.0 - cos(pi * share)) / 2
