"""Somebody who looks on at a guided session and counts for themselves what the coach may not do.

Nothing is taken from the coach that it could be wrong about: pressed time, data and the ceiling are
what the person and the ball did; a closed site is read out of the log as a person would read it.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from coaching import Guided
from kneadle.coach import rules
from kneadle.coach.heard import Heard, Number, Passed
from kneadle.coach.pages import Finding, Holding, LettingGo, Reassessing, Resting, Stretching
from kneadle.coach.site import SITES, Site
from kneadle.coach.state import State
from kneadle.coach.told import (
    BruiseSaid,
    CeilingLowered,
    HoldBegan,
    HoldCounted,
    NerveSaid,
    PainSaid,
    Refused,
    SorenessSaid,
    Told,
)
from kneadle.events import Contact, LinkBack

SEEN_S = 2.0  # what the clock jumps over nobody did or saw
STUCK_S = 20.0  # then it may be the ball that is wrong
ON_THE_BALL = Finding | Holding | LettingGo | Resting


@dataclass(slots=True)
class Witness:
    guided: Guided
    site_s: dict[Site, float] = field(default_factory=dict)
    point_s: dict[tuple[Site, int], float] = field(default_factory=dict)
    good_s: float = 0.0  # of this press: asked for, seen, and not too hard

    def __post_init__(self) -> None:
        self.guided.watch = self.look

    def look(self, before: State, heard: Heard, told: tuple[Told, ...]) -> None:
        self._count(before, heard)
        now = self.guided.state
        self._no_limit_is_exceeded(now)
        self._credit_is_for_data_below_the_ceiling(told)
        the_pain_rule_is_kept(before, heard, now, told)
        pain_is_asked_for_in_time(now, heard)
        nobody_is_sent_on_while_pressing(before, now)

    def _count(self, before: State, heard: Heard) -> None:
        match heard:
            case Contact(on=True):
                self.good_s = 0.0
            case LinkBack(away_s=away_s) if away_s > 1.0:  # which ended the hold
                self.good_s = 0.0
            case Passed():
                passed_s = max(0.0, self.guided.state.now_s - before.now_s)
                self._press(before, min(passed_s, SEEN_S))

    def _press(self, before: State, passed_s: float) -> None:
        guided = self.guided
        if guided.ball.pressed is None or guided.ball.lost_at_s is not None or before.work is None:
            return
        site, point = before.work.site, (before.work.site, before.work.point)
        self.site_s[site] = self.site_s.get(site, 0.0) + passed_s
        self.point_s[point] = self.point_s.get(point, 0.0) + passed_s
        if isinstance(before.page, Finding | Holding) and guided.ball.too_hard_since_s is None:
            self.good_s += passed_s

    def _no_limit_is_exceeded(self, now: State) -> None:
        """Nobody is asked to press, or left pressing without a word, beyond a dose."""
        if not isinstance(now.page, Finding | Holding) or now.work is None:
            return
        site, point = now.work.site, (now.work.site, now.work.point)
        assert self.point_s.get(point, 0.0) < rules.POINT.value
        assert self.site_s.get(site, 0.0) < rules.SITE.value
        assert sum(self.site_s.values()) < rules.SESSION.value

    def _credit_is_for_data_below_the_ceiling(self, told: tuple[Told, ...]) -> None:
        for each in told:
            if isinstance(each, HoldCounted):
                assert each.held_s <= min(self.good_s, rules.STOP.value) + 1e-6
                assert not each.credited or each.held_s >= rules.CREDIT.value


def the_pain_rule_is_kept(before: State, heard: Heard, now: State, told: tuple[Told, ...]) -> None:
    """Above 7 means off, and a ceiling below what hurt; once a press."""
    work = before.work
    if work is None or not isinstance(before.page, ON_THE_BALL):
        return
    if not isinstance(heard, Number) or not rules.PAIN.value < heard.value <= 10:
        return
    assert not isinstance(now.page, Finding | Holding)
    lowered = [each.ceiling_n for each in told if isinstance(each, CeilingLowered)]
    assert len(lowered) == (not work.lowered)
    for ceiling_n in lowered:
        felt_n = before.ceiling_n(work.site) if heard.force_n is None else heard.force_n
        assert ceiling_n <= 0.9 * min(felt_n, before.ceiling_n(work.site)) + 1e-9
        assert now.ceiling_n(work.site) == ceiling_n


def pain_is_asked_for_in_time(now: State, heard: Heard) -> None:
    if not isinstance(now.page, Holding) or not isinstance(heard, Passed):
        return
    assert now.hold is not None
    if now.ball.away_since_s is None:
        held_s = now.now_s - now.hold.began_s
        assert held_s < rules.STOP.value
        assert now.hold.asks == held_s // rules.ASK_PAIN.value


def nobody_is_sent_on_while_pressing(before: State, now: State) -> None:
    """To the stretches or to what comes after them; of a ball that is away nobody knows, and who
    says that a ball is stuck is believed.
    """
    if isinstance(now.page, Stretching | Reassessing) and not isinstance(
        before.page, Stretching | Reassessing
    ):
        stuck = before.shown_for_s >= STUCK_S and now.ball.doubted
        assert not now.ball.pressed or now.ball.away_since_s is not None or stuck


def every_refusal_names_its_rule(told: list[Told]) -> None:
    for each in told:
        assert each.rule in rules.RULES
        if isinstance(each, Refused):
            assert each.why.endswith(".")
            assert each.do.endswith(".")


def no_closed_site_is_pressed(told: list[Told]) -> None:
    closed: dict[Site, datetime] = {}
    bruised: set[Site] = set()
    for each in told:
        at = datetime.fromisoformat(each.at)
        site = Site(getattr(each, "muscle", ""), getattr(each, "side", ""))
        match each:
            case SorenessSaid(sore=True):
                _close(closed, site, at + timedelta(hours=24))
            case BruiseSaid(bruised=True) if site not in bruised:
                bruised.add(site)
                _close(closed, site, at + timedelta(hours=48))
            case BruiseSaid(bruised=False):
                bruised.discard(site)
            case NerveSaid():
                _close(closed, site, at.replace(hour=23, minute=59, second=59))
            case PainSaid(when="before", pain=int(pain)) if pain > rules.PAIN.value:
                _close(closed, site, at.replace(hour=23, minute=59, second=59))
            case HoldBegan():
                assert site in SITES
                assert site not in bruised
                assert at >= closed.get(site, at)


def _close(closed: dict[Site, datetime], site: Site, until: datetime) -> None:
    closed[site] = max(until, closed.get(site, until))
