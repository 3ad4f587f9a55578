from ball.maths import isqrt
from ball.motion import HALF_BITS, Motion
from both.core_ball import Ball
from both.core_parts import FedImu
from both.core_words import motions

MOST_SMALL = 2**30 - 1
FASTEST_DPS10 = 32767


def turned(rate_hz: int, turning: "list[int]") -> Motion:
    """After these rates, one a sample."""
    imu = FedImu()
    motion = Motion(imu)
    motion.start(rate_hz)
    for number, dps10 in enumerate(turning):
        imu.dps10 = dps10
        motion.feel(number)
    return motion


def test_the_root_is_the_whole_part_of_it() -> None:
    for root in (0, 1, 2, 3, 10, 900, 3000, FASTEST_DPS10):
        assert isqrt(root * root) == root
        if root:
            assert isqrt(root * root - 1) == root - 1
            assert isqrt(root * root + 1) == root


def test_a_steady_turn_is_told_as_it_is() -> None:
    for rate_hz in (10, 40, 80, 320):
        for dps10 in (0, 1, 900, 3000, FASTEST_DPS10):
            assert turned(rate_hz, [dps10] * 2 * rate_hz).rms_dps10 == dps10


def test_it_is_the_root_of_the_mean_square_and_not_the_mean() -> None:
    told = turned(80, [0, 1000] * 80).rms_dps10

    assert abs(told - 707) <= 1


def test_it_forgets_after_a_second() -> None:
    for rate_hz in (80, 320):
        assert turned(rate_hz, [3000] * rate_hz + [0] * (rate_hz * 9 // 10)).rms_dps10 > 500
        assert turned(rate_hz, [3000] * rate_hz + [0] * (rate_hz * 11 // 10)).rms_dps10 == 0


def test_the_first_second_is_told_of_what_there_is() -> None:
    assert turned(80, [900] * 10).rms_dps10 == 900


def revive(ball: Ball) -> None:
    assert ball.sampler.motion is not None
    ball.sampler.motion.revive()


def test_a_gyroscope_is_started_before_it_is_read() -> None:
    imu = FedImu(900)
    ball = Ball(imu=imu).streaming().press(0.0, 1.0)

    assert imu.tried == 1
    assert {dps10 for _, dps10 in motions(ball.host.take())} == {900}


def test_a_gyroscope_that_does_not_start_keeps_no_ball_from_working_and_is_tried_again() -> None:
    imu = FedImu(900)
    imu.broken = True
    ball = Ball(imu=imu).streaming().press(0.0, 1.0)
    assert ball.sampler.fault == 0
    assert imu.tried == 1
    revive(ball)
    assert motions(ball.host.take()) == []

    imu.broken = False
    revive(ball)
    ball.press(0.0, 0.5)
    assert {dps10 for _, dps10 in motions(ball.host.take())} == {900}


def test_a_gyroscope_that_works_is_left_alone() -> None:
    imu = FedImu(900)
    ball = Ball(imu=imu).press(0.0, 1.0)
    revive(ball)

    assert imu.tried == 1


def test_a_gyroscope_that_fails_says_nothing_until_it_is_back() -> None:
    imu = FedImu(900)
    ball = Ball(imu=imu).streaming().press(0.0, 2.0)
    imu.broken = True
    ball.press(0.0, 0.1)
    ball.host.take()
    ball.press(0.0, 1.0)
    assert motions(ball.host.take()) == []

    imu.broken, imu.dps10 = False, 100
    revive(ball)
    ball.press(0.0, 0.5)
    assert {dps10 for _, dps10 in motions(ball.host.take())} == {100}


def test_three_hundred_degrees_a_second_stay_small_at_every_rate() -> None:
    for rate_hz in (10, 20, 40, 80, 100, 320):
        for dps10 in (3000, FASTEST_DPS10):
            motion = turned(rate_hz, [dps10] * 2 * rate_hz)

            assert (motion._filled << HALF_BITS) + motion._low <= MOST_SMALL, rate_hz
    assert FASTEST_DPS10**2 <= MOST_SMALL
