"""The end, whatever the reason: nothing that was counted is lost."""

from kneadle.coach import counting, loading, noting, rules
from kneadle.coach.pages import Over
from kneadle.coach.rules import Rule
from kneadle.coach.told import Ended, Ending
from kneadle.coach.turn import Turn


def end(turn: Turn, reason: Ending, rule: Rule = rules.METHOD) -> Turn:
    turn = noting.leave(loading.flush(counting.close(turn)))
    state = turn.state
    told = Ended(rule=rule.id, reason=reason, holds=state.holds, loaded_s=state.loaded_s)
    return turn.go(Over(), rule).tell(told)
