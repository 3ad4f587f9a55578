"""A finished session in a few lines: what was worked, what changed, what the coach refused."""

from collections.abc import Sequence
from textwrap import wrap

from kneadle.coach import rules
from kneadle.coach.sentences import sentence
from kneadle.coach.site import Site
from kneadle.coach.told import (
    At,
    CeilingLowered,
    Chosen,
    Ended,
    Ending,
    HoldCounted,
    Loaded,
    PainSaid,
    Reassessed,
    Refused,
    Told,
)
from kneadle.telling import count, minutes

WIDTH = 66  # what 80 columns leave on that page
ENDINGS: dict[Ending, str] = {
    "done": "You went through all of it.",
    "person": "You ended it.",
    "refused": "It did not begin, and this is why:",
    "nothing open": "Every muscle and side rests today, and this is why:",
    "link": "The ball was gone for too long.",
    "idle": "Nobody was there for an hour.",
}
# Refusals of a moment: told then, and done with.
ASKED_AGAIN = (rules.SEEN.id, rules.OFF_FIRST.id, rules.REST.id)
CHANGES = {
    "better": "better",
    "same": "no real change",
    "worse": "worse",
    "unknown": "change unknown",
}


def summary(told: Sequence[Told]) -> list[str]:
    sites = dict.fromkeys(
        Site(event.muscle, event.side) for event in told if isinstance(event, Chosen)
    )
    rows = [*_ending(told), *(row for site in sites for row in _site(site, told)), *_refused(told)]
    return rows or ["Nothing was pressed."]


def _ending(told: Sequence[Told]) -> list[str]:
    ended = next((event for event in told if isinstance(event, Ended)), None)
    if ended is None:
        return []
    pressed = f"{count(ended.holds, 'hold')} counted, {minutes(ended.loaded_s)} min pressed"
    first = [pressed] if ended.loaded_s > 0 else []
    return [ENDINGS[ended.reason], *first, ""]


def _site(site: Site, told: Sequence[Told]) -> list[str]:
    here = [event for event in told if isinstance(event, At) and (event.muscle, event.side) == site]
    holds = [event for event in here if isinstance(event, HoldCounted)]
    loaded_s = sum(event.loaded_s for event in here if isinstance(event, Loaded))
    rows = [str(site).capitalize(), f"  pressed {minutes(loaded_s)} min"]
    rows += [f"  held {hold.held_s:.0f} s, {_worth(hold)}" for hold in holds]
    rows += [f"  pain while held: {_pains(here)}"] if _pains(here) else []
    rows += [f"  {sentence(event)}" for event in here if isinstance(event, CeilingLowered)]
    return [*rows, *(f"  {_change(event)}" for event in here if isinstance(event, Reassessed)), ""]


def _worth(hold: HoldCounted) -> str:
    if hold.credited:
        return "counted"
    return "not counted: it hurt too much" if hold.rule == rules.PAIN.id else "too short to count"


def _pains(here: Sequence[At]) -> str:
    said = [event for event in here if isinstance(event, PainSaid) and event.when == "hold"]
    return ", ".join(str(event.pain) for event in said if event.pain is not None)


def _change(event: Reassessed) -> str:
    before, after = (
        "not said" if pain is None else f"{pain} of 10"
        for pain in (event.pain_before, event.pain_after)
    )
    walk = {"easier": "easier", "same": "the same", "worse": "worse"}[event.walk]
    return f"pain {before} before, {after} after: {CHANGES[event.change]}; walking: {walk}"


def _refused(told: Sequence[Told]) -> list[str]:
    """Each once, in the order in which they were told."""
    words = dict.fromkeys(
        (f"{Site(event.muscle, event.side)}: ".capitalize() if event.muscle else "")
        + f"{event.why} {event.do}"
        for event in told
        if isinstance(event, Refused) and event.rule not in ASKED_AGAIN
    )
    return [row for each in words for row in (*wrap(each, WIDTH), "")]
