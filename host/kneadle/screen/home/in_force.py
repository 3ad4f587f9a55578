"""Which ceiling holds at a muscle and side, and since when: the newest of all that is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import ceil, floor

from kneadle.coach.site import Site
from kneadle.coach.state import Ceiling as Lowered
from kneadle.detect.limits import HARD_CAP_N, Limits
from kneadle.registry.ceilings import Ceiling, Ceilings

STEP_N = 5.0
LEAST_N = 20.0  # the first whole step that leaves room for a hold: rule "13 room for a hold"


@dataclass(frozen=True, slots=True)
class InForce:
    ceiling_n: float
    words: str


def in_force(site: Site, kept: Ceilings, lowered: Iterable[Lowered]) -> InForce:
    """As the coach sees it: State.ceiling_n."""
    known = [(each.at, each.ceiling_n, "lowered") for each in lowered if each.site == site]
    if (own := kept.find(*site)) is not None:
        how = "measured" if own.trials_n else "set by you"
        known.append((own.measured_utc, own.ceiling_n, how))
    if not known:
        return InForce(Limits().ceiling_n, "until measured")
    at, ceiling_n, how = max(known)
    return InForce(ceiling_n, f"{how} {_date(at)}")


def stepped(ceiling_n: float, steps: int) -> float:
    """To the next multiple of 5 N, within what leaves room for a hold and is never passed."""
    whole = floor(ceiling_n / STEP_N) if steps > 0 else ceil(ceiling_n / STEP_N)
    return min(max((whole + steps) * STEP_N, LEAST_N), HARD_CAP_N)


def set_by_hand(site: Site, ceiling_n: float, at: datetime) -> Ceiling:
    """No trials: nobody measured it."""
    return Ceiling(site.muscle, site.side, ceiling_n, at, ())


def _date(at: datetime) -> str:
    local = at.astimezone()
    return f"{local.day} {local:%B %Y}"
