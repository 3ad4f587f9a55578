"""Events as lines: of a guided session only the coach says what counts."""

from kneadle.cli.printer import tell_guided
from kneadle.events import HoldCredited, HoldEnded, HoldStarted
from kneadle.telling import tell

CREDITED = HoldCredited(42.0, 12.0, 30.0)
ENDED = HoldEnded(63.5, 12.0, 63.0, 51.0, 43.0, 55.0, 0.1, True, "released")


def test_in_a_guided_session_the_ball_does_not_say_that_a_hold_counts() -> None:
    for event in (CREDITED, ENDED):
        usual, guided = tell(event, "N"), tell_guided(event, "N")
        assert usual is not None and "count" in usual
        assert guided is not None and "count" not in guided
        assert f"{event.held_s:.0f} s" in guided


def test_all_else_is_told_as_usual() -> None:
    started = HoldStarted(15.0, 12.0, 42.7)

    assert tell_guided(started, "N") == tell(started, "N")
