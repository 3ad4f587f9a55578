"""A finished session in a few lines: what was worked, what changed, what the coach refused."""

from collections.abc import Iterable, Sequence
from textwrap import wrap

from kneadle.coach import rules
from kneadle.coach.counted import counted
from kneadle.coach.sentences import ENDINGS, sentence
from kneadle.coach.site import Site
from kneadle.coach.told import (
    At,
    CeilingLowered,
    Chosen,
    Ended,
    Ending,
    Loaded,
    PainSaid,
    Reassessed,
    Refused,
    Told,
)
from kneadle.telling import count, minutes

WIDTH = 66  # what 80 columns leave on that page
BEFORE_IT_BEGAN: dict[Ending, str] = {
    "refused": "It did not begin, and this is why:",
    "nothing open": "Every muscle and side rests today, and this is why:",
}
# Refusals of a moment: told then, and done with.
ASKED_AGAIN = tuple(
    rule.id
    for rule in (
        rules.SEEN,
        rules.OFF_FIRST,
        rules.REST,
        rules.HOLDS,
        rules.POINT,
        rules.STRETCH,
        rules.UNWANTED,
        rules.STUCK,
    )
)
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
    return [(ENDINGS | BEFORE_IT_BEGAN)[ended.reason], *first, ""]


def _site(site: Site, told: Sequence[Told]) -> list[str]:
    here = [event for event in told if isinstance(event, At) and (event.muscle, event.side) == site]
    loaded_s = sum(event.loaded_s for event in here if isinstance(event, Loaded))
    rows = [str(site).capitalize(), f"  pressed {minutes(loaded_s)} min"]
    rows += _sentences(counted(here))
    rows += [f"  pain while held: {_pains(here)}"] if _pains(here) else []
    rows += _sentences([event for event in here if isinstance(event, CeilingLowered)][-1:])
    return [*rows, *(f"  {_change(event)}" for event in here if isinstance(event, Reassessed)), ""]


def _sentences(events: Iterable[Told]) -> list[str]:
    said = (sentence(event) or "" for event in events)
    return [row for words in said for row in _indented(words)]


def _indented(words: str) -> list[str]:
    return wrap(words, WIDTH, initial_indent="  ", subsequent_indent="    ")


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
