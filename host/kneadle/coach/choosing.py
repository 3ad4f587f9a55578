"""Which muscle and side; what is closed says why."""

from dataclasses import dataclass
from datetime import UTC, datetime

from kneadle.coach import counting, ending, loading, noting, pressing, rules
from kneadle.coach.closed import Refusal
from kneadle.coach.heard import Answer, Button, Choose, No, Number
from kneadle.coach.pages import Before, Choosing
from kneadle.coach.site import SITES, Site
from kneadle.coach.state import State, Work
from kneadle.coach.told import Asked, Chosen, PainSaid, Said
from kneadle.coach.turn import Turn

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Choice:
    """`refusal` is None where the site is open."""

    site: Site
    refusal: Refusal | None


def choices(state: State) -> tuple[Choice, ...]:
    """All sites, for the map."""
    return tuple(Choice(site, state.refusal(site)) for site in SITES)


def suggested(state: State) -> Site | None:
    """What was wished for, else the open site that rested longest. None if all are closed."""
    open_sites = [choice.site for choice in choices(state) if choice.refusal is None]
    if state.wish in open_sites:
        return state.wish
    return min(open_sites, key=lambda site: _worked(state, site), default=None)


def begin(turn: Turn) -> Turn:
    """A wish is fulfilled at once, or refused with the reason."""
    wish = turn.state.wish
    turn = enter(turn)
    if wish is None or not isinstance(turn.state.page, Choosing):
        return turn
    return choose(turn, wish)


def enter(turn: Turn) -> Turn:
    turn = loading.flush(counting.close(turn)).work(None)
    if suggested(turn.state) is None:
        return _nothing_open(turn)
    return turn.go(Choosing()).tell(Asked(rule=rules.METHOD.id, question="site"))


def another(turn: Turn) -> Turn:
    """From the note, with a way back. With nothing open it stays there, and says why."""
    if suggested(turn.state) is None:
        return _each_refused(turn)
    asked = Asked(rule=rules.METHOD.id, question="site")
    return noting.leave(turn).go(Choosing(back=True)).tell(asked)


def answer(turn: Turn, page: Choosing, heard: Answer) -> Turn:
    match heard:
        case No() if page.back:
            return noting.enter(turn)
        case Choose(muscle, side):
            return choose(turn, Site(muscle, side))
        case Number(value=value) if 1 <= value <= len(SITES):
            return choose(turn, SITES[value - 1])
        case Button():
            site = suggested(turn.state)
            return _nothing_open(turn) if site is None else choose(turn, site)
    return turn


def choose(turn: Turn, site: Site) -> Turn:
    """Stays where it is if that site is closed."""
    turn = noting.leave(loading.flush(counting.close(turn)))
    refused = turn.state.refusal(site)
    if refused is not None:
        return turn.refuse(refused, site)
    work = _work(turn.state, site)
    asked = Asked(rule=rules.PAIN.id, question="before")
    return limit(turn.work(work).set(wish=None)).go(Before()).tell(asked)


def limit(turn: Turn) -> Turn:
    """Says which ceiling holds where the person works, if anywhere."""
    state, work = turn.state, turn.state.work
    if work is None:
        return turn
    told = Chosen(
        rule=rules.METHOD.id,
        point=work.point,
        ceiling_n=state.ceiling_n(work.site),
        relative=state.ball.relative,
    )
    return turn.tell(told)


def answer_before(turn: Turn, page: Before, heard: Answer) -> Turn:
    """A number may close the site after all. A press says: as it was, as far as that is known."""
    work = turn.state.work
    match heard:
        case Number(value=value) if 0 <= value <= 10:
            said: Said = "number"
            pain: int | None = value
        case Button():
            said = "same"
            pain = None if work is None else turn.state.history.place(work.site).pain
        case _:
            return turn
    turn = turn.tell(PainSaid(rule=rules.PAIN.id, when="before", said=said, pain=pain))
    refused = None if work is None else turn.state.refusal(work.site)
    return pressing.find(turn) if refused is None else enter(turn.refuse(refused))


def _work(state: State, site: Site) -> Work:
    """Who comes back goes on where it was left; once a point has had enough, at another."""
    known = state.works if state.work is None else (state.work, *state.works)
    work = next((work for work in known if work.site == site), Work(site))
    return work if work.enough is None else work.next_point()


def _worked(state: State, site: Site) -> datetime:
    visits = state.history.place(site).visits
    return visits[-1].at if visits else NEVER


def _nothing_open(turn: Turn) -> Turn:
    return ending.end(_each_refused(turn), "nothing open")


def _each_refused(turn: Turn) -> Turn:
    for choice in choices(turn.state):
        if choice.refusal is not None:
            turn = turn.refuse(choice.refusal, choice.site)
    return turn
