"""The ball's button in a hold: once "the same", twice "it has eased", three times "too much".

So hammering on it means: off. On every other page a press acts at once.
"""

from kneadle.coach import pain
from kneadle.coach.pages import Holding
from kneadle.coach.turn import Turn

WITHIN_S = 0.8  # ours: presses closer than this belong together
TOO_MUCH = 3


def press(turn: Turn, force_n: float | None) -> Turn:
    presses = turn.state.ball.presses + 1
    if presses >= TOO_MUCH:
        return pain.too_much(turn.ball(presses=0), force_n)
    return turn.ball(presses=presses, pressed_at_s=turn.state.now_s)


def understand(turn: Turn) -> Turn:
    """Once no further press can belong to it."""
    ball = turn.state.ball
    if ball.presses == 0 or turn.state.now_s - ball.pressed_at_s < WITHIN_S:
        return turn
    if not isinstance(turn.state.page, Holding):
        return turn.ball(presses=0)
    return pain.same(turn.ball(presses=0)) if ball.presses == 1 else pain.eased(turn)
