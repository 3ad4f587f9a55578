"""The pages that ask, as faces."""

from kneadle.coach.checklist import Checklist
from kneadle.coach.choosing import choices, suggested
from kneadle.coach.heard import No, Number, Yes
from kneadle.coach.muscles import KNOWN, NERVE_SIGNS
from kneadle.coach.pages import (
    AskedFirst,
    Before,
    Checking,
    Choosing,
    FollowingUp,
    FollowUp,
    Noting,
    Page,
    Reassessing,
)
from kneadle.coach.site import Site
from kneadle.coach.state import State
from kneadle.coach.words import QUESTIONS
from kneadle.screen.guided.faces import Face, ListFace, MapFace, NoteFace, NumberFace, Option

PRESSED_YES: tuple[FollowUp, ...] = ("bruise",)
YES, NO = Option("Yes", Yes(), "y"), Option("No", No(), "n")
WALKS = ("Easier", "The same", "Worse")
THE_SAME = 1


def asking(state: State) -> Face | None:
    """None for a page that asks nothing."""
    page = state.page
    match page:
        case Checking(left=left):
            return checklist(left[0])
        case AskedFirst(item=item):
            return yes_or_no(f"You said: {item}.", QUESTIONS["asked first"].text, pressed=1)
        case FollowingUp(left=left):
            return _follow_up(*left[0])
        case Choosing():
            return muscles(state)
        case Before() if state.work is not None:
            return before(state, state.work.site)
    return _afterwards(page)


def _afterwards(page: Page) -> Face | None:
    match page:
        case Reassessing(asks="after"):
            return _pain_after()
        case Reassessing():
            return _walk()
        case Noting():
            return NoteFace(QUESTIONS["note"].text)
    return None


def checklist(asked: Checklist) -> ListFace:
    items = tuple(
        Option(item[0].upper() + item[1:], Number(i), str(i))
        for i, item in enumerate(asked.items, 1)
    )
    none = Option("None of these", No(), "0")
    return ListFace("Before you begin", asked.title, (none, *items))


def yes_or_no(title: str, question: str, *, pressed: int) -> ListFace:
    return ListFace(title, question, (YES, NO), pressed)


def before(state: State, site: Site) -> NumberFace:
    """With what the facts say of that muscle, to be read before lying down."""
    muscle = KNOWN[site.muscle]
    about = (
        f"Points: {muscle.spots}.",
        f"Felt in: {muscle.felt}.",
        f"With the ball: {muscle.reach}.",
        f"Avoid: {muscle.avoid}. {NERVE_SIGNS}.",
        f"Your ceiling there: {state.ceiling_n(site):.0f} N (newtons; 10 N is the weight of 1 kg).",
    )
    question = QUESTIONS["before"]
    return NumberFace(f"{muscle.title}, {site.side} side", about, question.text, question.press)


def _follow_up(site: Site, asked: FollowUp) -> Face:
    title, question = f"Last time: {site}", QUESTIONS[asked]
    if asked == "sore":
        return NumberFace(title, (), question.text, question.press)
    return yes_or_no(title, question.text, pressed=0 if asked in PRESSED_YES else 1)


def muscles(state: State) -> MapFace:
    site = suggested(state) or next(choice.site for choice in choices(state))
    refused = {
        (choice.site.muscle, choice.site.side): f"{choice.refusal.why} {choice.refusal.do}"
        for choice in choices(state)
        if choice.refusal is not None
    }
    return MapFace(site.muscle, site.side, refused)


def _pain_after() -> NumberFace:
    question = QUESTIONS["after"]
    return NumberFace("How is it now?", (), question.text, question.press)


def _walk() -> ListFace:
    options = tuple(Option(words, Number(i), str(i)) for i, words in enumerate(WALKS, 1))
    return ListFace("How is it now?", QUESTIONS["walk"].text, options, THE_SAME)
