"""Finding the spot, coming off it, resting: the pages around a hold."""

from dataclasses import replace

from kneadle.coach import closed, letting_go, loading, reassessing, rules, stretching
from kneadle.coach.closed import Refusal
from kneadle.coach.pages import Finding, LettingGo, Resting
from kneadle.coach.rules import Rule
from kneadle.coach.state import State
from kneadle.coach.told import Cue, LetGoWhy, RestBegan, Waits
from kneadle.coach.turn import Turn


def find(turn: Turn) -> Turn:
    """The next hold, unless one would be too many or could not earn credit.

    Who lies on the ball already comes off first: what was held before nobody asked for.
    """
    turn = loading.flush(turn)
    if (refused := _enough(turn.state)) is not None:
        return stretching.enter(turn.refuse(refused), refused.rule)
    if turn.state.ball.seen_pressed:
        return letting_go.say(turn, "first", rules.METHOD)
    turn = turn.go(Finding(turn.state.now_s))
    if turn.state.ball.away_since_s is not None:
        turn = turn.tell(Waits(rule=rules.NO_DATA.id, page=Finding.name))
    if turn.state.work is not None:
        turn = turn.set(work=replace(turn.state.work, lowered=False, past=None))
    return turn


def let_go(turn: Turn, why: LetGoWhy, rule: Rule) -> Turn:
    """Goes on, to the rest as a rule, once nobody presses."""
    turn = letting_go.say(turn, why, rule)
    return turn if turn.state.ball.pressed else released(turn)


def released(turn: Turn) -> Turn:
    page = turn.state.page
    match page.why if isinstance(page, LettingGo) else "rest":
        case "nerve":
            return stretching.enter(turn, rules.NERVE)
        case "stretch":
            return stretching.enter(turn)
        case "reassess":
            return reassessing.enter(turn)
        case "find" | "first":
            return find(turn)
    told = RestBegan(rule=rules.REST.id, for_s=rules.REST.value)
    return turn.go(Resting(), rules.REST).tell(told)


def remind(turn: Turn, page: LettingGo) -> Turn:
    state = turn.state
    if not state.ball.pressed:
        return released(turn)
    if state.now_s - page.said_s < letting_go.AGAIN_S:
        return turn
    again = Cue(rule=(loading.used_up(state) or rules.METHOD).id, meaning="ease_off")
    return turn.set(page=replace(page, said_s=state.now_s)).tell(again)


def rest(turn: Turn, page: Resting, passed_s: float) -> Turn:
    """It counts while nobody presses."""
    if turn.state.ball.pressed:
        return turn
    rested_s = page.rested_s + passed_s
    turn = turn.set(page=Resting(rested_s))
    return find(_rested(turn)) if rested_s >= rules.REST.value else turn


def _rested(turn: Turn) -> Turn:
    work = turn.state.work
    return turn if work is None else turn.set(work=replace(work, tries_s=0.0))


def _enough(state: State) -> Refusal | None:
    work = state.work
    if work is None:
        return None
    return state.refusal(work.site) if work.enough is None else closed.refusal(work.enough)
