"""Which ceilings were in force, and why one came after another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kneadle.coach.site import Site
from kneadle.coach.told import Began, CeilingLowered, Chosen
from kneadle.events import Event
from kneadle.review.holds import NOWHERE

Why = Literal["set", "chosen", "raised", "lowered"]
CeilingStep = tuple[float, float]  # from t_s on, ceiling_n


@dataclass(frozen=True, slots=True)
class Ceiling:
    """`set` before a session without a coach, `chosen` with the muscle and side."""

    ceiling_n: float
    why: Why
    muscle: str = ""
    side: str = ""


def asked(events: Iterable[Event], ceiling_n: float) -> tuple[Ceiling, ...]:
    """What was asked for; what the sensor allowed is known with the force. `ceiling_n`: as the
    limits of the session began, which in a guided one is nobody's: it waits for the muscle."""
    events = tuple(events)
    found: list[Ceiling] = []
    site = NOWHERE
    for event in events:
        if isinstance(event, Chosen | CeilingLowered):
            here = Site(event.muscle, event.side)
            found += _next(found, event.ceiling_n, here, other=here != site)
            site = here
    if found or any(isinstance(event, Began) for event in events):
        return tuple(found)
    return (Ceiling(ceiling_n, "set"),)


def _next(before: Sequence[Ceiling], now_n: float, site: Site, *, other: bool) -> list[Ceiling]:
    if before and before[-1].ceiling_n == now_n:
        return []
    if other:
        return [Ceiling(now_n, "chosen", *site)]
    return [Ceiling(now_n, _why(before[-1].ceiling_n, now_n), *site)]


def in_force(wanted: Sequence[Ceiling], steps_n: Sequence[float]) -> tuple[Ceiling, ...]:
    """`steps_n`: as the force has them, one after the other (`persons`)."""
    if not steps_n:
        return tuple(wanted)
    if len(wanted) == len(steps_n):
        pairs = zip(wanted, steps_n, strict=True)
        return tuple(replace(each, ceiling_n=now_n) for each, now_n in pairs)
    first = wanted[0] if wanted else Ceiling(0.0, "set")
    found = [replace(first, ceiling_n=steps_n[0])]
    for now_n in steps_n[1:]:
        found.append(Ceiling(now_n, _why(found[-1].ceiling_n, now_n)))
    return tuple(found)


def persons(
    wanted: Sequence[Ceiling], steps: Sequence[CeilingStep], ceiling_n: float
) -> tuple[CeilingStep, ...]:
    """Without the one that stood there until a muscle was chosen; `ceiling_n` as in `asked`."""
    if not wanted:
        return ()
    first_n = wanted[0].ceiling_n
    waited = wanted[0].why == "chosen" and first_n != ceiling_n
    return tuple(steps[1:] if waited and len(steps) > 1 and steps[0][1] != first_n else steps)


def _why(before_n: float, now_n: float) -> Why:
    return "raised" if now_n > before_n else "lowered"
