"""What is said to somebody who is to come off the ball."""

from dataclasses import replace

from kneadle.coach import counting
from kneadle.coach.pages import LettingGo
from kneadle.coach.rules import Rule
from kneadle.coach.told import Cue, LetGo, LetGoWhy
from kneadle.coach.turn import Turn

AGAIN_S = 5.0  # ours: it is said again to somebody who does not


def say(turn: Turn, why: LetGoWhy, rule: Rule) -> Turn:
    """What is held from here on does not count."""
    state, hold = turn.state, turn.state.hold
    if hold is not None and hold.until_s is None:
        turn = turn.set(hold=replace(hold, until_s=counting.device_s(state, hold)))
    meaning = Cue(rule=rule.id, meaning="done" if why in ("eased", "rest") else "ease_off")
    turn = turn.go(LettingGo(why, state.now_s, state.now_s), rule)
    return turn.tell(LetGo(rule=rule.id, why=why), meaning)
