"""Two presses that agree give a ceiling; everything else gives a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.calibrating.ceiling import Again, Ceiling, Trial, decide, most_n, refusal
from kneadle.calibrating.ramp import Pressed
from kneadle.detect.limits import HARD_CAP_N, Limits
from kneadle.detect.personal import PersonalCeiling
from kneadle.samples import Hello, Relative

GUARD = 0.15
forces = st.floats(25.0, 240.0)


def trial(force_n: float, *, at_s: float = 0.0, pain: int = 6, steepest_n_s: float = 8.0) -> Trial:
    return Trial(Pressed(at_s, at_s + 8.0, force_n, steepest_n_s), pain)


def decided(*trials: Trial, cap_n: float = HARD_CAP_N) -> Ceiling:
    found = decide(trials, GUARD, cap_n)
    assert isinstance(found, Ceiling), found
    return found


def reason(*trials: Trial) -> str:
    found = decide(trials, GUARD, HARD_CAP_N)
    assert isinstance(found, Again)
    return found.reason


def test_the_smaller_of_two_presses_less_the_guard_is_the_ceiling() -> None:
    assert decided(trial(60.0), trial(50.0, at_s=70.0)).ceiling_n == pytest.approx(42.5)


@given(forces, forces, st.floats(0.03, 0.25), st.floats(40.0, 250.0))
def test_no_ceiling_is_above_either_press_or_the_cap_or_leaves_no_room(
    first_n: float, second_n: float, guard: float, cap_n: float
) -> None:
    match decide([trial(first_n), trial(second_n, at_s=70.0)], guard, cap_n):
        case Ceiling(ceiling_n):
            assert ceiling_n <= min(first_n, second_n, cap_n)
            Limits().with_ceiling(ceiling_n)  # a live session takes it
        case Again(why):
            assert why


def test_it_is_never_above_the_force_at_which_seven_was_said() -> None:
    too_much = trial(45.0, pain=7)
    found = decided(too_much, trial(60.0, at_s=70.0), trial(60.0, at_s=140.0))
    assert found.ceiling_n == 45.0


def test_where_seven_was_said_below_the_least_hold_there_is_no_ceiling() -> None:
    assert "no room" in reason(trial(15.5, pain=7), trial(40.0, at_s=70.0), trial(40.0, at_s=140.0))


def test_it_is_never_above_the_cap() -> None:
    assert decided(trial(200.0), trial(200.0, at_s=70.0), cap_n=100.0).ceiling_n == 100.0


def test_the_cap_is_250_newtons_or_four_fifths_of_what_the_sensor_reads() -> None:
    assert most_n(None) == most_n(500.0) == 250.0
    assert most_n(200.0) == 160.0


@pytest.mark.parametrize(
    ("refused", "because"),
    [
        (trial(50.0, steepest_n_s=30.0), "slowly"),
        (trial(50.0, pain=7), "too much"),
        (trial(17.0), "too little"),
    ],
)
def test_a_press_that_cannot_count_says_why(refused: Trial, because: str) -> None:
    assert because in str(refusal(refused, GUARD))
    assert "One more" in reason(trial(50.0), refused)


def test_a_slow_press_to_six_counts() -> None:
    assert refusal(trial(50.0, steepest_n_s=10.0), GUARD) is None


def test_two_presses_need_a_minute_between_them() -> None:
    assert "60 s" in reason(trial(50.0), trial(50.0, at_s=60.0))  # the first ended at 8 s
    decided(trial(50.0), trial(50.0, at_s=68.1))


def test_presses_that_differ_by_more_than_chance_are_refused_until_two_agree() -> None:
    apart = (trial(40.0), trial(80.0, at_s=70.0))
    assert "chance" in reason(*apart)
    assert decided(*apart, trial(75.0, at_s=140.0)).trials_n == (80.0, 75.0)


def test_twenty_newtons_or_a_quarter_are_chance() -> None:
    assert decided(trial(30.0), trial(49.0, at_s=70.0)).trials_n == (30.0, 49.0)
    assert decided(trial(160.0), trial(200.0, at_s=70.0)).trials_n == (160.0, 200.0)
    assert "chance" in reason(trial(140.0), trial(200.0, at_s=70.0))


def test_the_guard_of_an_uncalibrated_sensor_is_taken_once() -> None:
    """What the command advises, asked of a live session, is what was measured."""
    found = decide([trial(60.0), trial(60.0, at_s=70.0)], 0.25, 80.0)
    assert isinstance(found, Ceiling)
    live = PersonalCeiling(Limits().with_ceiling(found.before_guard_n))

    live.meet(Hello("ball", "fsr", 100.0, 100.0, Relative(0.0, 4095.0)), 0.0)
    live.calibrated(0.0, relative=True)

    assert live.limits.ceiling_n == pytest.approx(found.ceiling_n)
