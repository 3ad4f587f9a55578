"""What the coach advises before anything begins: in sentences, for somebody who looks in."""

from collections.abc import Iterable
from dataclasses import dataclass

from kneadle.coach import closed, rules
from kneadle.coach.choosing import Choice, choices, suggested
from kneadle.coach.closed import Refusal
from kneadle.coach.rules import Rule
from kneadle.coach.site import SITES, Site
from kneadle.coach.state import State
from kneadle.coach.when import when

LOOKED_AT = (rules.WORSE, rules.NO_CHANGE)
DOSES = (rules.SITE, rules.SESSION)  # a closed day says as much


@dataclass(frozen=True, slots=True)
class Advice:
    """`next` is what to begin with, or why nothing. The others: one text for each reason."""

    next: str
    resting: tuple[str, ...] = ()
    professional: tuple[str, ...] = ()


def advise(state: State) -> Advice:
    """`state` is one that has just begun, whether or not it may go on."""
    today = closed.today(state.history, state.at)
    shut = [each for each in choices(state) if each.refusal is not None]
    if today is not None:
        shut = [each for each in shut if _rule(each) not in DOSES]
    return Advice(
        next=_suggestion(state) if today is None else _closed(today, state),
        resting=_told(state, (each for each in shut if _rule(each) not in LOOKED_AT)),
        professional=_told(state, (each for each in shut if _rule(each) in LOOKED_AT)),
    )


def _closed(today: Refusal, state: State) -> str:
    again = "" if today.until is None else f" Open again: {when(today.until, state.at)}."
    return f"{today.why} {today.do}{again}"


def _suggestion(state: State) -> str:
    site = suggested(state)
    if site is None:
        return "No muscle is open now: each one rests, or waits for a professional."
    if state.history.place(site).visits:
        return f"{_capital(site)}, which has rested longest."
    return f"{_capital(site)}, not worked yet."


def _told(state: State, shut: Iterable[Choice]) -> tuple[str, ...]:
    """One text a rule: the same reason is not read eight times."""
    by_rule: dict[Rule, list[Choice]] = {}
    for each in shut:
        by_rule.setdefault(_rule(each), []).append(each)
    return tuple(_text(state, alike) for alike in by_rule.values())


def _text(state: State, alike: list[Choice]) -> str:
    refusals = [each.refusal for each in alike if each.refusal is not None]
    why, do = refusals[0].why, refusals[0].do
    known = all(refusal.until is not None for refusal in refusals)
    return f"{_capital(_sites(state, alike))}. {why}" + ("" if known else f" {do}")


def _sites(state: State, alike: list[Choice]) -> str:
    untils = {_until(state, each) for each in alike}
    if len(untils) > 1:
        return ", ".join(f"{each.site}{_until(state, each)}" for each in alike)
    sites = "all muscles" if len(alike) == len(SITES) else ", ".join(str(a.site) for a in alike)
    return sites + untils.pop()


def _until(state: State, choice: Choice) -> str:
    until = None if choice.refusal is None else choice.refusal.until
    return "" if until is None else f" until {when(until, state.at)}"


def _rule(choice: Choice) -> Rule:
    assert choice.refusal is not None, "only what is closed is asked for"
    return choice.refusal.rule


def _capital(text: Site | str) -> str:
    words = str(text)
    return words[:1].upper() + words[1:]
