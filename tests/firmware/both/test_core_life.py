from ball.haptics import DONE, EASE_OFF, LINK_LOST, SETTLE
from ball.lamp import Lamp
from ball.life import Life
from ball.pairing import Gate
from ball.power import AWAKE, DOZING, OFF, Power
from both.core_ball import Ball
from both.core_parts import FedImu, Motor
from both.core_words import (
    BUZZ,
    CHARGING,
    FAULT,
    LOW,
    SLEEP,
    START,
    STOP,
    buttons,
    command,
    statuses,
)
from chips.bench import without_memory

MINUTE_S = 60


class Press:
    """The button: pressed once a `press`, held for as long as it is told."""

    def __init__(self) -> None:
        self.presses = 0
        self.held = 0

    def step(self, now_ms: int) -> bool:
        pressed, self.presses = self.presses > 0, 0
        return pressed

    def held_ms(self, now_ms: int) -> int:
        return self.held


class Cell:
    """A gauge."""

    def __init__(self, percent: int) -> None:
        self.left, self.plugged_in, self.gone = percent, False, False

    def percent(self) -> int:
        if self.gone:
            raise OSError(19)
        return self.left

    def charging(self) -> bool:
        return self.plugged_in


class Cable:
    """A port; it does what a test says."""

    def __init__(self) -> None:
        self.used = self.quiet = False
        self.stepped = 0

    def send(self, message: "bytes | memoryview") -> bool:
        return True

    def packet_samples(self, rate_hz: int) -> int:
        return 5

    def step(self, now_ms: int) -> None:
        self.stepped += 1

    def busy(self, now_ms: int) -> bool:
        return self.used


class Day:
    """A ball with its button, its battery and a port; `load_n` lies on it."""

    def __init__(self, percent: "int | None" = 80) -> None:
        self.imu = FedImu(900)
        self.ball = Ball(rate_hz=10, imu=self.imu)
        self.gate, self.button, self.port = Gate(), Press(), Cable()
        self.cell = None if percent is None else Cell(percent)
        self.light = Motor()
        lamp = Lamp(self.light)
        session, ports = self.ball.session, (self.port,)
        self.life = Life(session, self.gate, Power(0), self.button, self.cell, ports, lamp)
        self.load_n = 0.0

    def live(self, for_s: float) -> int:
        """How it is at the end."""
        state = AWAKE
        for _ in range(max(1, round(10 * for_s))):
            self.ball.take(self.ball.raw(self.load_n))
            state = self.life.step(self.ms)
        return state

    @property
    def ms(self) -> int:
        return self.ball.us // 1000


def test_a_ball_that_nobody_uses_dozes_after_two_minutes_and_is_off_after_ten() -> None:
    day = Day()
    assert day.live(119.0) == AWAKE
    assert day.live(2.0) == DOZING
    assert day.live(478.0) == DOZING
    assert day.live(2.0) == OFF


def test_a_press_now_and_then_keeps_it_awake() -> None:
    day = Day()
    for _ in range(20):
        day.load_n = 30.0 - day.load_n
        assert day.live(MINUTE_S) == AWAKE


def test_a_press_wakes_it_from_its_doze() -> None:
    day = Day()
    assert day.live(180.0) == DOZING

    day.load_n = 15.0
    assert day.live(0.1) == AWAKE


def test_a_steady_press_keeps_it_awake() -> None:
    """Nobody lies stiller than a few newtons: 3 N in ten minutes will do."""
    day = Day()
    for minute in range(60):
        day.load_n = 40.0 if minute % 9 < 5 else 44.0
        assert day.live(MINUTE_S) == AWAKE, minute


def test_a_person_on_it_who_is_too_still_to_be_believed_is_believed_for_ten_minutes() -> None:
    for load_n in (15.5, 60.0, 300.0):  # at which it buzzes all the time
        day = Day()
        day.load_n = load_n
        assert day.live(10 * MINUTE_S + 110.0) == AWAKE, load_n
        assert day.live(20.0) == DOZING, load_n


def test_a_cushion_that_lies_on_it_is_off_in_the_end_though_it_may_be_too_heavy() -> None:
    for load_n in (60.0, 300.0):
        day = Day()
        day.load_n = load_n

        assert day.live(20 * MINUTE_S + 10.0) == OFF
        assert (EASE_OFF in day.ball.felt) == (load_n > 250.0)


def test_what_is_less_than_a_hold_is_nobody() -> None:
    day = Day()
    day.load_n = 14.0
    for _ in range(13):
        day.load_n = 27.0 - day.load_n
        state = day.live(10.0)

    assert state == DOZING


def uncalibrated() -> Day:
    """Its loads are percents of full scale."""
    day = Day()
    day.ball.say(b"\x60\x00")
    return day


def test_counts_that_nobody_calibrated_are_nobodys_weight() -> None:
    day = uncalibrated()
    day.load_n = 30.0
    day.live(1.0)

    assert day.live(125.0) == DOZING


def test_a_press_wakes_a_ball_that_nobody_calibrated() -> None:
    """50 N of a common load cell are five percent of what its converter can tell."""
    day = uncalibrated()
    assert day.live(180.0) == DOZING

    day.load_n = 5.0
    assert day.live(0.1) == AWAKE


def test_what_is_played_is_felt_by_somebody() -> None:
    day = Day()
    for _ in range(4):
        day.ball.session.receive(command(BUZZ, bytes([SETTLE])), day.ball.host)
        assert day.live(60.0) == AWAKE


def test_drift_and_noise_do_not_keep_it_awake() -> None:
    day = Day()
    for i in range(125):
        day.load_n = i * 0.05 + (2.0 if i % 2 else 0.0)
        state = day.live(1.0)

    assert state == DOZING


def test_a_host_keeps_it_awake() -> None:
    day = Day()
    day.port.used = True
    assert day.live(15 * MINUTE_S) == AWAKE

    day.port.used = False
    assert day.live(125.0) == DOZING


def test_the_button_wakes_it_and_opens_it_for_a_minute_and_is_felt() -> None:
    day = Day()
    assert day.live(180.0) == DOZING
    assert not day.gate.is_open(day.ms)

    day.button.presses = 1
    assert day.live(0.1) == AWAKE
    assert day.gate.is_open(day.ms)
    assert day.ball.felt == [SETTLE]
    day.live(MINUTE_S)
    assert not day.gate.is_open(day.ms)


def streaming() -> Day:
    """For a host that has heard where the count of presses begins."""
    day = Day()
    day.ball.streaming()
    day.live(1.0)
    day.ball.host.take()
    return day


def test_while_a_host_gets_samples_a_press_is_told_and_felt_and_opens_nothing() -> None:
    day = streaming()
    for presses in range(1, 4):
        day.button.presses = 1
        day.live(0.1)
        assert [told for _, told in buttons(day.ball.host.take())] == [presses]
        assert not day.gate.is_open(day.ms)
        assert not day.gate.take_press(), "nor does it send anybody away"
        day.live(1.0)
    assert blinks(day) == 0
    assert day.ball.felt == [SETTLE] * 3


def test_at_a_cable_whose_host_may_be_gone_a_press_opens_nothing_either() -> None:
    day = streaming()
    day.ball.host.quiet = True
    day.button.presses = 1
    day.live(0.1)

    assert not day.gate.is_open(day.ms)


def test_after_the_host_has_stopped_or_left_a_press_opens_the_ball_again() -> None:
    for left in (False, True):
        day = streaming()
        if left:
            day.ball.session.left(day.ball.host)
        else:
            day.ball.say(command(STOP))
        day.live(5.0)
        day.button.presses = 1
        day.live(0.1)

        assert day.gate.is_open(day.ms), left


def test_a_press_does_not_cut_short_what_is_being_felt() -> None:
    for pattern in (DONE, EASE_OFF, LINK_LOST):
        day = streaming()
        day.ball.player.play(pattern)
        day.live(0.1)
        day.button.presses = 1
        day.live(0.1)

        assert day.ball.felt == [pattern]
        assert day.ball.player.playing == pattern
        assert [told for _, told in buttons(day.ball.host.take())] == [1]


def test_what_a_host_asks_for_at_the_same_moment_is_felt_instead_of_the_tick() -> None:
    day = streaming()
    day.button.presses = 1
    day.life.step(day.ms)
    day.ball.session.receive(command(BUZZ, bytes([EASE_OFF])), day.ball.host)

    assert day.ball.felt == [EASE_OFF]


def test_a_press_that_could_not_be_told_is_not_felt_as_if_it_had_been() -> None:
    day = streaming()
    day.ball.host.deaf = True
    day.button.presses = 1
    day.live(1.0)

    assert day.ball.felt == []
    assert not day.gate.is_open(day.ms)


def test_the_light_blinks_for_as_long_as_it_is_open() -> None:
    day = Day()
    day.live(1.0)
    assert not day.light.running

    day.button.presses = 1
    day.live(1.0)
    assert blinks(day) >= 15
    day.live(MINUTE_S)
    assert blinks(day) == 0
    assert not day.light.running


def blinks(day: Day) -> int:
    """How often the light changes in ten seconds."""
    changes, lit = 0, day.light.running
    for _ in range(100):
        day.live(0.1)
        changes += day.light.running != lit
        lit = day.light.running
    return changes


def test_a_button_that_is_held_for_three_seconds_turns_it_off() -> None:
    day = Day()
    day.button.held = 2999
    assert day.live(0.1) == AWAKE

    day.button.held = 3000
    assert day.live(0.1) == OFF


def test_what_is_held_until_the_ball_is_off_began_as_a_press() -> None:
    day = streaming()
    day.button.presses = 1
    day.live(0.1)
    assert len(buttons(day.ball.host.take())) == 1

    day.button.held = 3000
    assert day.live(0.1) == OFF
    assert buttons(day.ball.host.take()) == []


def test_a_host_may_turn_it_off() -> None:
    day = Day()
    day.ball.say(command(SLEEP))

    assert day.live(0.1) == OFF


def test_a_low_battery_is_said_and_an_empty_one_is_the_end() -> None:
    day = Day(percent=16)
    assert day.cell is not None
    day.ball.streaming().host.take()
    assert day.live(11.0) == AWAKE
    assert {flags for _, flags, _ in statuses(day.ball.host.take())} == {0}

    day.cell.left = 15
    day.live(11.0)
    assert statuses(day.ball.host.take())[-1][:2] == (15, LOW)
    day.live(MINUTE_S)
    day.cell.left = 5
    assert day.live(11.0) == OFF


def test_charging_is_said_and_keeps_an_empty_ball_on() -> None:
    day = Day(percent=3)
    assert day.cell is not None
    day.cell.plugged_in = True
    day.ball.streaming()
    assert day.live(11.0) == AWAKE

    assert statuses(day.ball.host.take())[-1][:2] == (3, CHARGING)


def test_a_gauge_that_does_not_answer_leaves_the_battery_unknown() -> None:
    day = Day(percent=3)
    assert day.cell is not None
    day.cell.gone = True
    assert day.live(11.0) == AWAKE

    assert day.ball.stream.battery_percent == 255
    day.cell.gone, day.cell.left = False, 60
    day.live(11.0)
    assert day.ball.stream.battery_percent == 60


def test_a_ball_without_a_gauge_says_that_it_does_not_know() -> None:
    day = Day(percent=None)

    assert day.live(11.0) == AWAKE
    assert day.ball.stream.battery_percent == 255


def test_a_sensor_that_died_is_tried_again_every_second_and_comes_back() -> None:
    day = Day()
    day.ball.streaming()
    day.live(5.0)
    day.ball.sensor.fault = 1
    started = day.ball.sensor.started
    day.live(10.0)
    assert 9 <= day.ball.sensor.started - started <= 11
    assert statuses(day.ball.host.take())[-1][1] == FAULT

    day.ball.sensor.fault = 0
    day.live(2.0)
    assert day.ball.sampler.fault == 0
    assert statuses(day.ball.host.take())[-1][1] == 0


def test_a_sensor_that_works_is_left_alone() -> None:
    day = Day()
    day.live(10.0)

    assert day.ball.sensor.started == 1


def test_a_dead_sensor_keeps_nobody_awake() -> None:
    day = Day()
    day.ball.sensor.fault = 1

    assert day.live(125.0) == DOZING


def test_a_sensor_that_fails_for_two_seconds_is_felt_and_again_each_minute() -> None:
    for connected in (False, True):
        day = Day()
        day.port.used = connected
        day.live(5.0)
        day.ball.sensor.fault = 1
        day.live(1.5)
        assert day.ball.felt == []
        day.live(1.0)
        assert day.ball.felt == [LINK_LOST]
        day.live(57.0)
        assert day.ball.felt == [LINK_LOST]
        day.live(5.0)
        assert day.ball.felt == [LINK_LOST] * 2

        day.ball.sensor.fault = 0
        day.live(MINUTE_S * 2)
        assert day.ball.felt == [LINK_LOST] * 2


def test_a_sensor_that_is_dead_from_the_start_is_felt_after_two_seconds_too() -> None:
    day = Day()
    day.ball.sensor.fault = 1
    day.live(1.9)
    assert day.ball.felt == []

    day.live(1.0)
    assert day.ball.felt == [LINK_LOST]


def test_a_fault_of_a_second_is_not_felt() -> None:
    day = Day()
    for _ in range(20):
        day.ball.sensor.fault = 1
        day.live(1.0)
        day.ball.sensor.fault = 0
        day.live(2.0)

    assert day.ball.felt == []


def test_a_gyroscope_that_died_is_tried_again_every_second_and_comes_back() -> None:
    day = Day()
    day.live(5.0)
    assert day.imu.tried == 1
    day.imu.broken = True
    day.live(10.0)
    assert 9 <= day.imu.tried - 1 <= 11

    day.imu.broken = False
    day.live(3.0)
    motion = day.ball.sampler.motion
    assert motion is not None and motion.rms_dps10 == 900


def test_a_turn_of_the_loop_takes_no_memory_but_for_what_it_says_now_and_then() -> None:
    for streams in (False, True):
        day = Day(percent=None)
        day.ball.sampler.motion = None
        day.load_n = 40.0
        if streams:
            day.ball.session.receive(command(START), day.port)
        day.live(5.0)
        for _ in range(100):
            day.ball.take(day.ball.raw(day.load_n))
            now_ms = day.ms
            if day.ball.sampler.number % 10 == 1:  # a whole second: the clock is said
                day.life.step(now_ms)
            else:
                without_memory(lambda: day.life.step(now_ms))  # noqa: B023  called at once


def test_every_port_gets_its_share_of_the_loop() -> None:
    day = Day()
    day.live(5.0)

    assert day.port.stepped == 50
