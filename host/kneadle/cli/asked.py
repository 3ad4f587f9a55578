"""What the coach asks and tells, in lines: with all that a person must see to answer."""

from collections.abc import Iterable, Iterator
from typing import Any

from kneadle.coach.checklist import LONG, SHORT, Checklist
from kneadle.coach.sentences import sentence
from kneadle.coach.site import SITES
from kneadle.coach.told import Asked
from kneadle.coach.words import QUESTIONS
from kneadle.events import Event

_LISTS = {each.rule.id: each for each in (*LONG, SHORT)}

_YES_OR_NO = "yes or no"
_0_TO_10 = "a number from 0 to 10"

# What else than Enter answers each question.
WAYS = {
    "checklist": "no or none, yes (one of them), or the number of that one",
    "asked first": _YES_OR_NO,
    "sore": _0_TO_10,
    "bruise": _YES_OR_NO,
    "tender": _YES_OR_NO,
    "seen": _YES_OR_NO,
    "site": "the number of another one",
    "before": _0_TO_10,
    "pain": f"{_0_TO_10}, or tingles",
    "after": _0_TO_10,
    "walk": "1 (easier), 2 (the same) or 3 (worse)",
    "note": "note WORDS",
}


def in_words(event: Event) -> list[str]:
    """One line each; none for what a person need not hear."""
    if isinstance(event, Asked):
        return [*_question(event), _ways(event)]
    words = sentence(event)
    return [] if words is None else [words]


def in_json(event: Event) -> dict[str, Any]:
    """What a program needs to ask in its own way, beside the event's own fields."""
    checklist = _checklist(event)
    return {} if checklist is None else {"title": checklist.title, "items": checklist.items}


def _question(asked: Asked) -> list[str]:
    checklist = _checklist(asked)
    if checklist is not None:
        return [checklist.title, *_numbered(checklist.items)]
    sites = map(str, SITES) if asked.question == "site" else ()
    return [QUESTIONS[asked.question].text, *_numbered(sites)]


def _numbered(items: Iterable[str]) -> Iterator[str]:
    return (f"{number:>4}  {item}" for number, item in enumerate(items, 1))


def _ways(asked: Asked) -> str:
    return f"[Enter: {QUESTIONS[asked.question].press}. Or say {WAYS[asked.question]}]"


def _checklist(event: Event) -> Checklist | None:
    """Each list has a rule of its own, by which the question is asked."""
    if isinstance(event, Asked) and event.question == "checklist":
        return _LISTS.get(event.rule)
    return None
