"""Rolling is aggressive when it was meant to be quick, deep and in contact."""

import pytest

from kneadle_sims.hand import Hand
from meaning import off, verdicts


def stroking(low_n: float, high_n: float, rate_hz: float, for_s: float = 10.0) -> Hand:
    return Hand().still().roll(low_n=low_n, high_n=high_n, rate_hz=rate_hz, for_s=for_s)


@pytest.mark.parametrize(
    ("hand", "wanted"),
    [
        (stroking(20.0, 60.0, 1.0), [True]),
        (stroking(20.0, 60.0, 2.5, for_s=2.0), [True]),
        (stroking(20.0, 60.0, 0.45), [False]),
        (stroking(20.0, 60.0, 0.3), []),
        (stroking(20.0, 42.0, 1.0), [False]),
        (stroking(40.0, 55.0, 1.0), []),
        (stroking(4.0, 50.0, 1.0), [False]),
        (stroking(0.0, 50.0, 1.0), []),
        (stroking(20.0, 60.0, 1.0, for_s=1.0), []),
    ],
)
def test_rolling_is_aggressive_by_pace_depth_contact_and_number(
    hand: Hand, wanted: list[bool]
) -> None:
    assert verdicts(hand, "rolling") == wanted


def test_flat_rolling_is_asked_only_of_those_who_have_an_imu() -> None:
    hand = off(Hand().still().lean_on(40.0, over_s=2.0).roll_flat(by_n=3.0, for_s=10.0))
    hold, rolling = hand.labels

    assert (rolling.kind, rolling.sure, rolling.needs_imu) == ("rolling", True, True)
    assert (hold.kind, hold.sure) == ("hold", False)


@pytest.mark.parametrize("rate_hz", [0.1, 0.2, 0.3])
def test_gentle_rolling_is_nothing_even_to_an_imu(rate_hz: float) -> None:
    assert "rolling" not in [label.kind for label in stroking(20.0, 50.0, rate_hz, 20.0).labels]
