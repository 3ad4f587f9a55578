from math import sin

from ball.haptics import SPIKE
from ball.jump import Jump
from both.core_ball import Ball
from both.core_parts import BACKWARDS, FSR, LOAD_CELL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ball.calibration import Calibration

NEWTONS: "tuple[Calibration, ...]" = (LOAD_CELL, BACKWARDS, FSR)
RATES = (40, 80, 320)  # from where a rise can be told from a lean


def balls() -> "list[Ball]":
    """Every kind at every rate that matters, at rest for long enough."""
    return [Ball(means, rate_hz=rate_hz).press(0.0, 1.0) for means in NEWTONS for rate_hz in RATES]


def felt(ball: Ball) -> int:
    return ball.felt.count(SPIKE)


def test_a_slip_is_felt_once() -> None:
    for ball in balls():
        ball.press(15.0, 2.0).lean(15.0, 50.0, 0.15).press(50.0, 3.0)

        assert felt(ball) == 1


def test_a_slip_may_take_a_fifth_of_a_second() -> None:
    for ball in balls():
        ball.lean(0.0, 15.0, 1.0).press(15.0, 2.0).lean(15.0, 38.0, 0.2).press(38.0, 3.0)

        assert felt(ball) == 1


def test_a_slip_is_felt_at_its_second_reading() -> None:
    for ball in balls():
        before = ball.sampler.number
        ball.press(45.0, 0.5)

        assert ball.player.felt == [(before + 1, SPIKE)]


def test_a_slip_is_felt_at_any_level() -> None:
    for means in NEWTONS:
        for level_n in (0.0, 20.0, 40.0, 80.0, 120.0):
            ball = Ball(means).press(0.0, 1.0).lean(0.0, level_n, 4.0).press(level_n, 3.0)
            assert felt(ball) == 0

            ball.press(level_n + 26.0, 0.5)
            assert felt(ball) == 1, (means.numbers, level_n)


def test_a_rise_that_is_too_small_is_none() -> None:
    for ball in balls():
        ball.press(30.0 - 15.0, 2.0).press(30.0, 2.0)

        assert felt(ball) == 0


def test_a_higher_ceiling_asks_for_a_higher_rise() -> None:
    for force_n, spikes in ((30.0, 0), (45.0, 1)):
        ball = Ball().guarded(160.0).press(0.0, 1.0).press(force_n, 1.0)

        assert felt(ball) == spikes


def test_without_a_ceiling_the_usual_one_counts() -> None:
    assert felt(Ball().press(0.0, 1.0).press(22.0, 1.0)) == 1


def test_a_glitch_of_one_reading_is_none() -> None:
    for ball in balls():
        ball.lean(0.0, 20.0, 1.0)
        for _ in range(5):
            ball.press(20.0, 1.0)
            ball.read(ball.raw(180.0))
            ball.press(20.0, 1.0)

        assert felt(ball) == 0


def test_a_glitch_does_not_hide_the_slip_after_it() -> None:
    for ball in balls():
        ball.lean(0.0, 20.0, 1.0).press(20.0, 1.0)
        ball.read(ball.raw(180.0))
        ball.press(20.0, 1.0).press(60.0, 1.0)

        assert felt(ball) == 1


def test_coming_back_from_a_dip_is_none() -> None:
    for dip_s in (0.2, 0.5, 1.0, 2.0, 2.7):
        for ball in balls():
            ball.lean(0.0, 60.0, 4.0).press(60.0, 4.0)
            ball.press(5.0, dip_s).press(60.0, 2.0)

            assert felt(ball) == 0, (dip_s, ball.sampler.rate_hz)


def test_coming_back_higher_than_before_is_a_slip() -> None:
    for ball in balls():
        ball.lean(0.0, 40.0, 4.0).press(40.0, 4.0).press(5.0, 1.0).press(66.0, 1.0)

        assert felt(ball) == 1


def test_pressing_again_after_a_long_rest_is_a_slip() -> None:
    for ball in balls():
        ball.lean(0.0, 60.0, 4.0).press(60.0, 4.0).press(0.0, 3.5).press(60.0, 1.0)

        assert felt(ball) == 1


def test_leaning_on_slowly_is_none() -> None:
    for ball in balls():
        ball.lean(0.0, 100.0, 100.0 / 40.0)  # 40 N/s: 12 N in 0.3 s

        assert felt(ball) == 0


def test_letting_go_at_once_is_none() -> None:
    for ball in balls():
        ball.lean(0.0, 70.0, 4.0).press(70.0, 2.0).press(0.0, 2.0)

        assert felt(ball) == 0


def test_noise_and_tremor_are_none() -> None:
    for ball in balls():
        ball.lean(0.0, 40.0, 4.0)
        for i in range(10 * ball.sampler.rate_hz):
            t_s = i / ball.sampler.rate_hz
            tremor_n = 3.0 * sin(6.28 * 9.0 * t_s) + 4.0 * sin(6.28 * 0.3 * t_s)
            ball.read(ball.raw(40.0 + tremor_n) + i * 7919 % 11 - 5)

        assert felt(ball) == 0


def test_the_first_press_of_the_day_is_none_until_there_was_something_before_it() -> None:
    assert felt(Ball().press(60.0, 2.0)) == 0


def test_two_slips_in_a_second_are_one_and_after_three_seconds_two() -> None:
    ball = Ball().press(0.0, 1.0).press(25.0, 0.5).press(55.0, 0.5)
    assert felt(ball) == 1

    ball.press(25.0, 3.0).press(55.0, 0.5)
    assert felt(ball) == 2


def test_another_rate_or_meaning_forgets_the_level() -> None:
    ball = Ball().press(0.0, 2.0)
    ball.session.set_rate(320)
    ball.press(60.0, 1.0)
    assert felt(ball) == 0

    ball.session.use(FSR)
    ball.press(60.0, 1.0)
    assert felt(ball) == 0


def test_a_power_law_needs_the_rise_that_it_says_at_every_level() -> None:
    for full_counts in (4095, 65535, 8388607):
        means = type(FSR)(FSR.kind, FSR.numbers, full_counts)
        for level_n in (0.0, 5.0, 30.0, 80.0, 150.0):
            jump = level_of(means, level_n)
            needs_n = means.force_n(jump._rise.from_level(jump._level))

            assert needs_n is not None
            assert abs(needs_n - level_n - 20.0) < 1.5, (full_counts, level_n)


def level_of(means: "Calibration", level_n: float) -> Jump:
    jump = Jump()
    jump.start(80)
    jump.set_rise(means, 20.0)
    for _ in range(80):
        jump.feel(means.counts(level_n))
    return jump
