"""Finding the spot, coming off it, resting: the pages around a hold."""

from dataclasses import replace

from kneadle.coach import closed, counting, loading, rules, stretching
from kneadle.coach.closed import Refusal
from kneadle.coach.pages import Finding, LettingGo, Resting
from kneadle.coach.rules import Rule
from kneadle.coach.state import State
from kneadle.coach.told import Chosen, Cue, LetGo, LetGoWhy, RestBegan
from kneadle.coach.turn import Turn

AGAIN_S = 5.0  # ours: "let go" is said again to somebody who does not


def find(turn: Turn) -> Turn:
    """The next hold, unless one would be too many or could not earn credit.

    Who presses steadily already is holding from now on.
    """
    turn = loading.flush(turn)
    if (refused := _enough(turn.state)) is not None:
        return stretching.enter(turn.refuse(refused), refused.rule)
    turn = turn.go(Finding(turn.state.now_s))
    if turn.state.work is not None:
        turn = turn.set(work=replace(turn.state.work, lowered=False))
    steady = turn.state.ball.steady
    if steady is None or not turn.state.ball.pressed:
        return turn
    return counting.begin(turn, steady, turn.state.now_s)


def let_go(turn: Turn, why: LetGoWhy, rule: Rule) -> Turn:
    """What is held from here on does not count. Goes on to the rest once nobody presses."""
    state, hold = turn.state, turn.state.hold
    if hold is not None and hold.until_s is None:
        turn = turn.set(hold=replace(hold, until_s=counting.device_s(state, hold)))
    meaning = Cue(rule=rule.id, meaning="done" if why in ("eased", "rest") else "ease_off")
    turn = turn.go(LettingGo(why, state.now_s, state.now_s), rule)
    turn = turn.tell(LetGo(rule=rule.id, why=why), meaning)
    return turn if state.ball.pressed else released(turn)


def released(turn: Turn) -> Turn:
    page = turn.state.page
    if isinstance(page, LettingGo) and page.why == "nerve":
        return stretching.enter(turn, rules.NERVE)
    began = RestBegan(rule=rules.REST.id, for_s=rules.REST.value)
    return turn.go(Resting(), rules.REST).tell(began)


def remind(turn: Turn, page: LettingGo) -> Turn:
    state = turn.state
    if not state.ball.pressed:
        return released(turn)
    if state.now_s - page.said_s < AGAIN_S:
        return turn
    again = Cue(rule=rules.METHOD.id, meaning="ease_off")
    return turn.set(page=replace(page, said_s=state.now_s)).tell(again)


def rest(turn: Turn, page: Resting, passed_s: float) -> Turn:
    """It counts while nobody presses."""
    if turn.state.ball.pressed:
        return turn
    rested_s = page.rested_s + passed_s
    turn = turn.set(page=Resting(rested_s))
    return find(turn) if rested_s >= rules.REST.value else turn


def new_point(turn: Turn) -> Turn:
    """Another point of the same muscle, if there is time left for it."""
    turn = loading.flush(turn)
    state, work = turn.state, turn.state.work
    if work is None:
        return turn
    if (refused := state.refusal(work.site)) is not None:
        return stretching.enter(turn.refuse(refused), refused.rule)
    work = work.next_point()
    ceiling_n = state.ceiling_n(work.site)
    chosen = Chosen(rule=rules.METHOD.id, point=work.point, ceiling_n=ceiling_n)
    return turn.set(work=work).tell(chosen)


def _enough(state: State) -> Refusal | None:
    work = state.work
    if work is None:
        return None
    return state.refusal(work.site) if work.enough is None else closed.refusal(work.enough)
