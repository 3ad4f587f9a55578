"""All that a session knows."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kneadle.coach import closed, rules
from kneadle.coach.closed import Refusal
from kneadle.coach.guarded import in_force_n
from kneadle.coach.history import History
from kneadle.coach.pages import Checking, Page
from kneadle.coach.rules import Rule
from kneadle.coach.site import Site
from kneadle.coach.touch import Ball, Hold, Past, Presses
from kneadle.detect.limits import Limits


@dataclass(frozen=True, slots=True)
class Ceiling:
    """As measured; whichever is newer holds, this or one lowered in a session."""

    site: Site
    ceiling_n: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Work:
    """On one site: `point_s` is how long this point was pressed, `holds` those credited there."""

    site: Site
    point: int = 1
    point_s: float = 0.0
    holds: int = 0
    pain: int | None = None  # as last said of this hold, or of the last one
    past: Past | None = None  # hold of this point, until the next one is looked for
    tries_s: float = 0.0  # held without credit since the last rest
    lowered: bool = False  # its ceiling, for this press: a key held down says 8 many times

    @property
    def enough(self) -> Rule | None:
        """Why this point is not held once more."""
        if self.holds >= rules.HOLDS.value:
            return rules.HOLDS
        return rules.POINT if rules.POINT.value - self.point_s < rules.CREDIT.value else None

    def next_point(self) -> "Work":
        """Moving on is no rest."""
        return Work(self.site, self.point + 1, tries_s=self.tries_s)


@dataclass(frozen=True, slots=True)
class State:
    """`now_s` is the session's clock, `t_s` the ball's. `untold_s` was pressed, not yet told.

    `shown_s` is since when the page stands, `busy_s` when something was last said or pressed.
    """

    began: datetime
    history: History
    ceilings: tuple[Ceiling, ...] = ()
    wish: Site | None = None
    page: Page = field(default_factory=Checking)
    now_s: float = 0.0
    t_s: float = 0.0
    shown_s: float = 0.0
    busy_s: float = 0.0
    untold_s: float = 0.0
    loaded_s: float = 0.0
    holds: int = 0
    ball: Ball = field(default_factory=Ball)
    presses: Presses | None = None
    work: Work | None = None
    works: tuple[Work, ...] = ()  # those left, one a site
    hold: Hold | None = None

    @property
    def at(self) -> datetime:
        return self.began + timedelta(seconds=self.now_s)

    @property
    def shown_for_s(self) -> float:
        """How long anybody could see the page."""
        return self.now_s - self.shown_s

    @property
    def day(self) -> date:
        return self.began.date()

    @property
    def tries_s(self) -> float:
        """How long the spot was held without credit since it rested."""
        return 0.0 if self.work is None else self.work.tries_s

    @property
    def site_s(self) -> float:
        """How long the present site was pressed today."""
        if self.work is None:
            return 0.0
        return self.history.place(self.work.site).loaded_s(self.day) + self.untold_s

    @property
    def session_s(self) -> float:
        """How long was pressed today, wherever."""
        return self.history.day_s(self.day) + self.untold_s

    def ceiling_n(self, site: Site) -> float:
        """The one to ask for: measured, or lowered since; that of a beginner before.

        Of a ball that nobody calibrated its own numbers count, and no more of them than newtons.
        """
        measured = [(each.at, each.ceiling_n) for each in self.ceilings if each.site == site]
        newton_n = _newest([*measured, *self._lowered(site, relative=False)])
        if not self.ball.relative:
            return newton_n
        return min(newton_n, _newest(self._lowered(site, relative=True)))

    def in_force_n(self, site: Site) -> float:
        """The one that the ball then watches."""
        return in_force_n(self.ceiling_n(site), relative=self.ball.relative)

    def _lowered(self, site: Site, *, relative: bool) -> list[tuple[datetime, float]]:
        lowered = self.history.place(site).lowered
        return [(each.at, each.ceiling_n) for each in lowered if each.relative == relative]

    def refusal(self, site: Site) -> Refusal | None:
        """Why nobody presses there now; what was pressed must have been told."""
        refused = closed.site(self.history, self.history.place(site), self.day, self.at)
        if refused is None and self.in_force_n(site) < rules.LEAST.value:
            return closed.refusal(rules.LEAST)
        return refused


def _newest(known: list[tuple[datetime, float]]) -> float:
    return max(known)[1] if known else Limits().ceiling_n
