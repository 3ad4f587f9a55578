"""Sessions made by hand, for what review makes of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from coaching import PIRIFORMIS, Guided
from kneadle.coach.heard import Heard
from kneadle.coach.site import Site
from kneadle.coach.state import State
from kneadle.coach.told import Told
from kneadle.events import Contact, Event, HoldEnded, HoldStarted, Warned, WarningEnded, WarningKind
from kneadle.review.force import Piece
from kneadle.review.site import SiteNumbers
from kneadle.review.visit import Visit
from kneadle.samples import Floats

RATE_HZ = 100.0
CEILING_N = 80.0
FIRST_DAY = date(2026, 3, 2)  # a Monday
BALL = "my ball"
Corner = tuple[float, float]  # t_s, force_n


def hold(start_s: float, held_s: float, mean_n: float = 40.0) -> list[Event]:
    """Told as the ball tells it: after three seconds, and a moment after its end."""
    end_s = start_s + held_s
    ended = HoldEnded(
        *(end_s + 0.2, start_s, end_s, held_s, mean_n, mean_n + 2.0, 0.05),
        credited=held_s >= 30.0,
        reason="released",
    )
    return [HoldStarted(start_s + 3.0, start_s, mean_n), ended]


def contact(start_s: float, end_s: float) -> list[Event]:
    return [Contact(start_s + 0.2, True, start_s), Contact(end_s + 0.2, False, end_s)]


def warning(kind: WarningKind, start_s: float, end_s: float, peak_n: float) -> list[Event]:
    ended = WarningEnded(end_s, kind, start_s, end_s, start_s, peak_n)
    return [Warned(start_s, kind, start_s, peak_n), ended]


def drawn(*corners: Corner, ceiling_n: float = CEILING_N) -> Piece:
    """Straight lines from corner to corner."""
    corner_s, corner_n = zip(*corners, strict=True)
    n = round((corner_s[-1] - corner_s[0]) * RATE_HZ) + 1
    t_s = corner_s[0] + np.arange(n) / RATE_HZ
    return piece(t_s, np.interp(t_s, corner_s, corner_n), ceiling_n)


def piece(t_s: Floats, force_n: Floats, ceiling_n: float = CEILING_N) -> Piece:
    return Piece(t_s, force_n, np.full(len(t_s), 1 / RATE_HZ), ceiling_n)


def in_parts(whole: Piece, cuts: Iterable[int]) -> list[Piece]:
    n = len(whole.t_s)
    edges = sorted({0, n, *(cut % (n + 1) for cut in cuts)})
    return [
        Piece(whole.t_s[a:b], whole.force_n[a:b], whole.span_s[a:b], whole.ceiling_n)
        for a, b in pairwise(edges)
    ]


class Overheard:
    """A guided person, and all events of the session in the order in which a journal has them."""

    def __init__(self, guided: Guided | None = None) -> None:
        self.guided = guided or Guided.begin()
        self.events: list[Event] = [*self.guided.told]
        self.guided.watch = self._watch

    def _watch(self, _: State, heard: Heard, told: tuple[Told, ...]) -> None:
        if isinstance(heard, Event):
            self.events.append(heard)
        self.events += told


NOBODY = SiteNumbers(
    muscle="",
    side="",
    loaded_s=0.0,
    held_s=0.0,
    holds=0,
    counted=0,
    ceiling_n=None,
    force_at_pain_n=None,
    pain_before=None,
    pain_after=None,
    change="unknown",
    walk=None,
    soreness=None,
    sore=None,
    bruised=None,
)


def visit(
    day: int,
    *,
    site: Site = PIRIFORMIS,
    loaded_s: float = 60.0,
    force_n: float | None = None,
    pain: int | None = None,
    soreness: int | None = None,
    device: str = BALL,
    relative: bool = False,
) -> Visit:
    """On that day, counted from the first Monday."""
    numbers = replace(
        NOBODY,
        muscle=site.muscle,
        side=site.side,
        loaded_s=loaded_s,
        force_at_pain_n=force_n,
        pain_before=pain,
        soreness=soreness,
        sore=None if soreness is None else soreness >= 4,
    )
    return Visit(FIRST_DAY + timedelta(days=day), device, relative, numbers)
