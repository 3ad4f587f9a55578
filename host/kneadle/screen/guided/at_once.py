"""What is said under the ball waits for nothing."""

from kneadle.coach import rules
from kneadle.coach.heard import Heard, Number, Tingling


def at_once(answer: Heard, *, held: bool) -> bool:
    """Whatever means "off" always; any other number unless its key is `held` down."""
    match answer:
        case Tingling():
            return True
        case Number(value=value):
            return value > rules.PAIN.value or not held
    return False
