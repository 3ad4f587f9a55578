from both.core_ball import Ball
from both.core_parts import FSR, FULL_COUNTS, LOAD_CELL, ZERO, FedImu, Host
from both.core_words import (
    CHARGING,
    FAULT,
    HELLO,
    LOW,
    SATURATED,
    START,
    STOP,
    clocks,
    command,
    motions,
    numbers,
    of_type,
    samples,
    statuses,
)


def flags(ball: Ball) -> "list[int]":
    """Of every Status since somebody last asked."""
    return [said for _, said, _ in statuses(ball.host.take())]


def test_five_samples_fill_a_packet_of_twenty_bytes() -> None:
    ball = Ball().streaming().press(0.0, 1.0)
    packets = of_type(ball.host.take(), 1)

    assert [len(packet) for packet in packets] == [20] * 16


def test_a_link_that_carries_more_gets_more_at_a_time() -> None:
    host = Host(packet_samples=15)
    ball = Ball(rate_hz=320)
    ball.say(command(START), host)
    ball.press(0.0, 15 * 4 / 320)

    assert [packet[0] for packet in of_type(host.take(), 1)] == [0x1F] * 4


def test_raw_counts_travel_as_they_are_up_to_their_ends() -> None:
    raws = [0, -1, 1, FULL_COUNTS, -FULL_COUNTS - 1]
    ball = Ball().streaming()
    ball.host.take()
    for raw in raws:
        ball.read(raw)

    assert [raw for _, raw in samples(ball.host.take())] == raws


def test_a_tare_changes_no_raw_count() -> None:
    ball = Ball().press(5.0, 1.0).streaming()
    ball.say(command(5))
    ball.press(0.0, 0.1)

    assert ball.session.calibration.force_n(ball.raw(0.0)) == 0.0
    assert {raw for _, raw in samples(ball.host.take())} == {LOAD_CELL.counts(5.0)}


def test_the_packet_before_a_missed_reading_ends_with_it() -> None:
    ball = Ball().streaming()
    ball.host.take()
    ball.press(0.0, 2 / 80).miss().press(0.0, 5 / 80)
    packets = of_type(ball.host.take(), 1)

    assert [len(samples([packet])) for packet in packets] == [2, 5]
    assert numbers(packets) == [0, 1, 3, 4, 5, 6, 7]


def test_what_a_deaf_host_did_not_get_is_counted_and_said() -> None:
    ball = Ball().streaming()
    ball.host.deaf = True
    ball.press(0.0, 1.0)
    ball.host.deaf = False
    ball.press(0.0, 10.0)

    assert [dropped for _, _, dropped in statuses(ball.host.take())] == [80]


def test_more_than_can_be_said_is_said_as_65535() -> None:
    ball = Ball()
    ball.stream.dropped = 65536

    assert statuses(ball.say(command(HELLO)))[0][2] == 65535


def test_a_sample_is_sent_once_and_in_order() -> None:
    ball = Ball().streaming()
    for _ in range(3):
        ball.say(command(STOP))
        ball.press(0.0, 0.3)
        ball.session.receive(command(START), ball.host)
        ball.press(0.0, 0.3)
    ball.session.receive(command(STOP), ball.host)
    sent = numbers(ball.host.take())

    assert sent == sorted(set(sent))


def test_stopping_sends_the_packet_that_was_begun() -> None:
    ball = Ball().streaming()
    ball.host.take()
    ball.press(0.0, 7 / 80)

    assert numbers(ball.say(command(STOP))) == list(range(7))
    assert ball.press(0.0, 1.0).host.take() == []


def test_a_clock_comes_every_one_to_ten_seconds_and_tells_when() -> None:
    ball = Ball().streaming().press(0.0, 30.0)
    told = clocks(ball.host.take())

    assert len(told) >= 3
    for number, us in told:
        assert us == (number + 1) * ball.period_us  # the first reading came a period after it woke
    for i in range(1, len(told)):
        assert 80 <= told[i][0] - told[i - 1][0] <= 800


def test_the_clock_counts_on_where_a_boards_own_wraps() -> None:
    ball = Ball(us=(1 << 30) - 2_000_000).streaming().press(0.0, 5.0)
    told = clocks(ball.host.take())

    assert [us for _, us in told] == [(number + 1) * ball.period_us for number, _ in told]


def test_motion_comes_ten_times_a_second() -> None:
    for rate_hz in (80, 320):
        ball = Ball(rate_hz=rate_hz, imu=FedImu(900)).streaming().press(0.0, 2.0)
        ball.host.take()
        ball.press(0.0, 3.0)

        assert [dps10 for _, dps10 in motions(ball.host.take())] == [900] * 30


def test_a_ball_without_a_gyroscope_says_nothing_of_motion() -> None:
    ball = Ball().streaming().press(0.0, 2.0)

    assert motions(ball.host.take()) == []


def test_status_comes_every_ten_seconds() -> None:
    ball = Ball().press(0.0, 1.0).streaming()
    ball.host.take()
    ball.press(0.0, 90.0)

    assert len(flags(ball)) == 9


def test_status_does_not_depend_on_one_reading() -> None:
    ball = Ball().press(0.0, 0.5).streaming()
    ball.host.take()
    for _ in range(3):
        ball.press(0.0, 9.5).miss().press(0.0, 0.5 - 1 / 80)

    assert len(flags(ball)) == 3


def test_saturation_is_said_at_once_and_so_is_its_end() -> None:
    for raw in (FULL_COUNTS, -FULL_COUNTS - 1):
        ball = Ball().streaming().press(0.0, 0.5)
        ball.host.take()
        ball.read(raw)
        assert flags(ball) == [SATURATED]

        ball.read(raw)
        assert flags(ball) == []
        ball.press(0.0, 1 / 80)
        assert flags(ball) == [0]


def test_a_reading_just_inside_its_range_is_not_saturated() -> None:
    ball = Ball(FSR).press(0.0, 0.1).streaming()
    ball.host.take()
    ball.read(FSR.full_counts - 1)
    assert flags(ball) == []

    ball.read(FSR.full_counts)
    assert flags(ball) == [SATURATED]


def test_a_ball_let_go_while_nobody_listens_is_not_saturated() -> None:
    ball = Ball().streaming()
    ball.read(FULL_COUNTS)
    ball.say(command(STOP))
    ball.press(0.0, 1.0)

    assert [said for _, said, _ in statuses(ball.say(command(HELLO)))] == [0]


def test_a_flag_of_the_battery_is_said_at_once() -> None:
    ball = Ball().streaming().press(0.0, 0.5)
    ball.host.take()
    ball.stream.battery(50, 0)
    assert flags(ball) == []

    ball.stream.battery(14, LOW)
    assert statuses(ball.host.take()) == [(14, LOW, 0)]
    ball.stream.battery(14, CHARGING)
    assert flags(ball) == [CHARGING]


def test_all_that_is_wrong_is_said_together() -> None:
    ball = Ball().streaming()
    ball.read(FULL_COUNTS)
    ball.stream.battery(3, LOW)
    ball.sensor.fault = 1
    ball.miss()

    assert flags(ball)[-1] == FAULT | SATURATED | LOW


def test_nothing_is_said_to_a_host_that_did_not_ask() -> None:
    ball = Ball()
    ball.stream.battery(3, LOW)
    ball.read(FULL_COUNTS)
    ball.sensor.fault = 1
    ball.miss(100)
    ball.sensor.fault = 0
    for _ in range(1000):
        ball.read(ZERO)

    assert ball.host.take() == []
