"""One muscle and side in one session."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from kneadle.coach import rules
from kneadle.coach.site import Site
from kneadle.coach.told import (
    At,
    BruiseSaid,
    CeilingLowered,
    Change,
    Chosen,
    PainSaid,
    Reassessed,
    SorenessSaid,
    Walk,
)
from kneadle.events import Event
from kneadle.review.dose import Dose
from kneadle.review.hold import HoldNumbers

SAME_PAIN = range(4, int(rules.PAIN.value))  # 4 to 6 of 10: the target of row 11


@dataclass(frozen=True, slots=True)
class SiteNumbers:
    """Pain is 0 to 10. `ceiling_n` is the one it was left with. `force_at_pain_n` is the median
    over its holds, of those whose first number under the ball was 4 to 6, of their mean force.

    `soreness`, `sore` and `bruised` were said at the beginning, of the time before this one.
    """

    muscle: str
    side: str
    loaded_s: float
    held_s: float
    holds: int
    counted: int
    ceiling_n: float | None
    force_at_pain_n: float | None
    pain_before: int | None
    pain_after: int | None
    change: Change
    walk: Walk | None
    soreness: int | None
    sore: bool | None
    bruised: bool | None


@dataclass(slots=True)
class _Said:
    ceiling_n: float | None = None
    before: int | None = None
    reassessed: Reassessed | None = None
    sore: SorenessSaid | None = None
    bruised: bool | None = None

    def hear(self, event: At) -> None:
        match event:
            case Chosen(ceiling_n=ceiling_n) | CeilingLowered(ceiling_n=ceiling_n):
                self.ceiling_n = ceiling_n
            case PainSaid(when="before", pain=int(pain)) if self.before is None:
                self.before = pain
            case Reassessed():
                self.reassessed = event
            case SorenessSaid():
                self.sore = event
            case BruiseSaid(bruised=bruised):
                self.bruised = bruised


def sites(
    events: Iterable[Event], holds: Sequence[HoldNumbers], dose: Dose
) -> tuple[SiteNumbers, ...]:
    """All that were worked or spoken of, in that order."""
    said: dict[Site, _Said] = {}
    for event in events:
        if isinstance(event, At) and event.muscle:
            said.setdefault(Site(event.muscle, event.side), _Said()).hear(event)
    return tuple(_numbers(site, each, holds, dose) for site, each in said.items() if _any(each))


def _any(said: _Said) -> bool:
    return said != _Said()


def _numbers(site: Site, said: _Said, holds: Sequence[HoldNumbers], dose: Dose) -> SiteNumbers:
    here = [hold for hold in holds if (hold.muscle, hold.side) == site]
    after, sore = said.reassessed, said.sore
    return SiteNumbers(
        muscle=site.muscle,
        side=site.side,
        loaded_s=dose.site.get(site, 0.0),
        held_s=sum(hold.held_s for hold in here),
        holds=len(here),
        counted=sum(hold.counts for hold in here),
        ceiling_n=said.ceiling_n,
        force_at_pain_n=_force_at_pain_n(here),
        pain_before=said.before,
        pain_after=None if after is None else after.pain_after,
        change="unknown" if after is None else after.change,
        walk=None if after is None else after.walk,
        soreness=None if sore is None else sore.number,
        sore=None if sore is None else sore.sore,
        bruised=said.bruised,
    )


def _force_at_pain_n(holds: Iterable[HoldNumbers]) -> float | None:
    """The first number of each hold alone: later ones are of a spot that has had time to ease."""
    forces_n = [
        hold.mean_n for hold in holds if hold.pain_during and hold.pain_during[0] in SAME_PAIN
    ]
    return median(forces_n) if forces_n else None
