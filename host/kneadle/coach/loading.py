"""How long a spot is pressed, credited or not, and when that is enough."""

from dataclasses import replace

from kneadle.coach import rules
from kneadle.coach.rules import Rule
from kneadle.coach.state import State
from kneadle.coach.told import Loaded
from kneadle.coach.turn import Turn

TELL_EVERY_S = 5.0  # ours: a killed program forgets no more than that


def add(turn: Turn, loaded_s: float) -> Turn:
    state, work = turn.state, turn.state.work
    if work is not None:
        work = replace(work, point_s=work.point_s + loaded_s)
    turn = turn.set(
        work=work,
        untold_s=state.untold_s + loaded_s,
        loaded_s=state.loaded_s + loaded_s,
    )
    return flush(turn) if turn.state.untold_s >= TELL_EVERY_S else turn


def flush(turn: Turn) -> Turn:
    untold_s = turn.state.untold_s
    if untold_s <= 0:
        return turn
    return turn.set(untold_s=0.0).tell(Loaded(rule=rules.SESSION.id, loaded_s=untold_s))


def used_up(state: State) -> Rule | None:
    """The first limit that is reached."""
    point_s = 0.0 if state.work is None else state.work.point_s
    spent = ((rules.SESSION, state.session_s), (rules.SITE, state.site_s), (rules.POINT, point_s))
    return next((rule for rule, spent_s in spent if spent_s >= rule.value), None)
