from math import nan

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kneadle.samples import Floats
from kneadle.screen.eye import Eye, look, look_along

forces = st.lists(st.floats(-10, 300), min_size=1, max_size=50)


def seen(force_n: Floats, rate_hz: float = 100.0) -> list[float]:
    eye, shown = None, []
    for i, newtons in enumerate(force_n.tolist()):
        eye = look(eye, i / rate_hz, newtons)
        assert eye is not None
        shown.append(eye.force_n)
    return shown


def test_the_first_force_is_shown_as_it_is() -> None:
    assert look(None, 3.0, 42.0) == Eye(3.0, 42.0)


def test_jitter_of_a_resting_sensor_is_stilled() -> None:
    noise = np.random.default_rng(1).normal(40.0, 0.4, 500)

    assert np.std(seen(noise)[100:]) < 0.5 * np.std(noise)


def test_a_hard_press_is_followed_faster_than_a_gentle_one() -> None:
    def share_after_100_ms(step_n: float) -> float:
        return seen(np.r_[0.0, np.full(10, step_n)])[-1] / step_n

    assert share_after_100_ms(80.0) > 0.9 > share_after_100_ms(1.0)


@given(forces)
def test_what_is_shown_lies_between_the_least_and_the_greatest_force(values: list[float]) -> None:
    shown = seen(np.array(values))

    assert min(values) - 1e-9 <= min(shown) <= max(shown) <= max(values) + 1e-9


@given(forces, st.integers(0, 50))
def test_how_the_samples_were_cut_makes_no_difference(values: list[float], at: int) -> None:
    t_s, force_n = np.arange(len(values)) / 80.0, np.array(values)
    whole = look_along(None, t_s, force_n)

    assert look_along(look_along(None, t_s[:at], force_n[:at]), t_s[at:], force_n[at:]) == whole


def test_an_unknown_force_is_not_shown_as_the_last_known_one() -> None:
    assert look(Eye(1.0, 40.0), 1.01, nan) is None


def test_after_a_second_of_silence_the_past_is_forgotten() -> None:
    assert look(Eye(1.0, 80.0), 2.5, 0.0) == Eye(2.5, 0.0)


def test_a_ball_that_woke_anew_starts_afresh() -> None:
    assert look(Eye(100.0, 80.0), 0.1, 5.0) == Eye(0.1, 5.0)


def test_a_repeated_sample_changes_nothing() -> None:
    assert look(Eye(1.0, 40.0), 1.0, 80.0) == Eye(1.0, 40.0)
