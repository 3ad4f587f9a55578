"""What the coach asks and tells, in lines: with all that a person must see to answer."""

from collections.abc import Iterable, Iterator
from typing import Any

from kneadle.coach.checklist import LONG, SHORT, Checklist
from kneadle.coach.leaving import offered
from kneadle.coach.pages import Finding, FollowingUp, Reassessing
from kneadle.coach.sentences import sentence
from kneadle.coach.site import SITES
from kneadle.coach.state import State
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
    "pain": f"{_0_TO_10}, tingles, or stop",
    "after": _0_TO_10,
    "walk": "1 (easier), 2 (the same) or 3 (worse)",
    "note": "note WORDS",
}

# The question of each page that has but one.
_ASKED_ON = {
    "check": "checklist",
    "ask first": "asked first",
    "choose": "site",
    "before": "before",
    "hold": "pain",
    "note": "note",
}
_UNDER_THE_BALL = f"{_0_TO_10}, tingles"

_LEAVE = f"Enter: on to the stretches. Or say {_UNDER_THE_BALL}"

# What may be said to a page that asks nothing.
_UNASKED = {
    "find": f"{_LEAVE}, stop, or point",
    "let go": f"Come off the ball. Or say {_UNDER_THE_BALL}",
    "rest": f"It goes on by itself. Or say {_UNDER_THE_BALL}, or point",
    "stretch": "Enter: the next one. Or say tingles, or point",
}


def expected(state: State) -> str:
    """What answers the page that is seen."""
    page = state.page
    if offered(state) and not isinstance(page, Finding):
        return f"{_LEAVE}."
    asked = _ASKED_ON.get(page.name)
    match page:
        case FollowingUp(left=left):
            asked = left[0][1]
        case Reassessing(asks=asks):
            asked = asks
    return f"{_UNASKED.get(page.name, '') if asked is None else _answers(asked)}."


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
    return f"[{_answers(asked.question)}]"


def _answers(question: str) -> str:
    return f"Enter: {QUESTIONS[question].press}. Or say {WAYS[question]}"


def _checklist(event: Event) -> Checklist | None:
    """Each list has a rule of its own, by which the question is asked."""
    if isinstance(event, Asked) and event.question == "checklist":
        return _LISTS.get(event.rule)
    return None
