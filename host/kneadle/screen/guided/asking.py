"""The pages that ask, as faces."""

from dataclasses import replace

from kneadle.coach.checklist import Checklist
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
from kneadle.screen.guided.offered import Offered

PRESSED_YES: tuple[FollowUp, ...] = ("bruise",)
YES, NO = Option("Yes", Yes(), "y"), Option("No", No(), "n")
WALKS = ("Easier", "The same", "Worse")
THE_SAME = 1
NEWTONS = "N (newtons; 10 N is the weight of 1 kg)"
RELATIVE = "rel (100 is the sensor's full scale)"
_OFFERED = Offered()


def asking(state: State) -> Face | None:
    """None for a page that asks nothing."""
    page = state.page
    match page:
        case Checking(left=left, more=more):
            return checklist(left[0], more=more)
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


def checklist(asked: Checklist, *, more: bool = False) -> ListFace:
    items = tuple(
        Option(item[0].upper() + item[1:], Number(i), str(i))
        for i, item in enumerate(asked.items, 1)
    )
    none = Option("None of these", No(), "0")
    title = "Before you begin" if not more else "Is anything else of these true for you?"
    return ListFace(title, asked.title, (none, *items))


def yes_or_no(title: str, question: str, *, pressed: int) -> ListFace:
    return ListFace(title, question, (YES, NO), pressed)


def before(state: State, site: Site) -> NumberFace:
    """With what the facts say of that muscle, to be read before lying down."""
    muscle = KNOWN[site.muscle]
    unit = RELATIVE if state.ball.relative else NEWTONS
    about = (
        f"Points: {muscle.spots}.",
        f"Felt in: {muscle.felt}.",
        f"With the ball: {muscle.reach}.",
        f"Avoid: {muscle.avoid}. {NERVE_SIGNS}.",
        f"Your ceiling there: {state.in_force_n(site):.0f} {unit}.",
    )
    question = QUESTIONS["before"]
    title = f"{muscle.title}, {site.side} side"
    return NumberFace(title, about, question.text, question.press, hears_nerve=True)


def _follow_up(site: Site, asked: FollowUp) -> Face:
    title, question = f"Last time: {site}", QUESTIONS[asked]
    if asked == "sore":
        return NumberFace(title, (), question.text, question.press)
    return yes_or_no(title, question.text, pressed=0 if asked in PRESSED_YES else 1)


def muscles(state: State) -> MapFace:
    back = isinstance(state.page, Choosing) and state.page.back
    return replace(_OFFERED.of(state), back=back)


def _pain_after() -> NumberFace:
    question = QUESTIONS["after"]
    return NumberFace("How is it now?", (), question.text, question.press)


def _walk() -> ListFace:
    options = tuple(Option(words, Number(i), str(i)) for i, words in enumerate(WALKS, 1))
    return ListFace("How is it now?", QUESTIONS["walk"].text, options, THE_SAME)
