from array import array

from ball import timing
from ball.haptics import EASE_OFF, SPIKE, Haptics
from ball.reflex import Reflex
from ball.sampler import Sampler
from ball.timing import Uptime, since
from both.core_ball import Ball
from both.core_parts import FSR, LOAD_CELL, FedImu, FedSensor, Motor
from both.core_words import FAULT, numbers, samples, statuses
from chips.bench import without_memory
from chips.clock import WRAPS_AT_US as WRAP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ball.calibration import Calibration

NOT_ANSWERING, STUCK = 1, 3
MOST_SMALL = 2**30 - 1  # what a board holds without asking for memory


def read_all(ball: Ball, raws: "list[int]") -> "list[int]":
    """The numbers of what was sent."""
    for raw in raws:
        ball.read(raw)
    ball.stream.flush()
    return numbers(ball.host.take())


def test_each_reading_has_the_number_after_the_one_before() -> None:
    ball = Ball().streaming()
    ball.host.take()
    for raw in range(100, 120):
        ball.read(raw)

    assert samples(ball.host.take()) == [(i, 100 + i) for i in range(20)]


def test_counting_goes_on_while_nobody_listens() -> None:
    ball = Ball().press(0.0, 1.0).streaming()

    assert read_all(ball, [1, 2, 3]) == [80, 81, 82]


def test_a_missed_reading_leaves_its_number_out() -> None:
    ball = Ball().streaming()
    ball.press(0.0, 0.1).miss().press(0.0, 0.1).miss(3)

    numbered = list(range(8)) + list(range(9, 17)) + list(range(20, 24))
    assert read_all(ball, [0] * 4) == numbered


def test_missed_readings_are_counted_while_streaming() -> None:
    ball = Ball().press(0.0, 0.1).miss(2).press(0.0, 0.1)
    assert ball.stream.dropped == 0

    ball.streaming().press(0.0, 0.1).miss(3).press(0.0, 0.1)
    assert ball.stream.dropped == 3


def test_a_loop_that_looks_a_little_late_has_missed_nothing() -> None:
    for late_us in (0, 2_000, 6_000):
        ball = Ball().streaming()
        for i in range(50):
            ball.read(0, late_us if i % 10 == 5 else 0)

        assert ball.sampler.number == 50, late_us


def test_every_number_is_right_at_every_rate_after_a_hiccup() -> None:
    for rate_hz in (10, 20, 40, 80, 320):
        ball = Ball(rate_hz=rate_hz).streaming()
        ball.press(0.0, 1.0).miss(rate_hz // 2).press(0.0, 1.0)

        assert ball.sampler.number == 2 * rate_hz + rate_hz // 2


def test_looking_late_again_and_again_adds_no_numbers() -> None:
    """Collecting garbage may take longer than half a period at 320 Hz, and lose no reading."""
    ball = Ball(rate_hz=320).streaming()
    for i in range(3200):
        ball.read(0, 2_000 if i % 100 == 50 else 0)

    assert abs(ball.sampler.number - 3200) <= 1


def test_a_loop_that_is_held_up_leaves_out_what_found_no_room() -> None:
    ball = Ball().streaming()
    ball.press(0.0, 0.1)
    ball.stream.flush()
    ball.host.take()
    for raw in range(600):
        ball.take(raw)
    ball.stream.step()
    ball.stream.flush()
    said = samples(ball.host.take())
    kept = len(said)

    assert 500 <= kept < 600
    assert said == [(8 + raw, raw) for raw in range(kept)]
    assert read_all(ball, [7]) == [608]
    assert ball.stream.dropped == 600 - kept


def test_what_is_missed_while_there_is_no_room_is_left_out_as_well() -> None:
    ball = Ball().streaming()
    for raw in range(600):
        ball.take(raw)
        if raw % 100 == 50:
            ball.us += ball.period_us
            ball.tick()
    ball.stream.step()

    assert read_all(ball, [7])[-1] == 606


def test_numbers_wrap_in_the_middle_of_a_packet() -> None:
    ball = Ball(number=2**32 - 3).streaming()
    ball.host.take()
    for raw in range(5):
        ball.read(raw)

    assert ball.host.take() == [bytes.fromhex("15fdffffff000000010000020000030000040000")]


def test_a_clock_that_wraps_misses_nothing() -> None:
    ball = Ball(us=WRAP - 500_000).streaming().press(0.0, 1.0).miss().press(0.0, 1.0)

    assert ball.sampler.number == 161


def test_a_dead_sensor_is_a_fault_and_its_numbers_are_left_out() -> None:
    ball = Ball().streaming().press(0.0, 0.1)
    ball.sensor.fault = NOT_ANSWERING
    ball.miss(40)
    assert ball.sampler.fault == NOT_ANSWERING
    assert ball.sampler.number == 8

    ball.sensor.fault = 0
    ball.sampler.revive()
    assert read_all(ball, [5])[-1] == 48
    assert ball.sampler.fault == 0
    assert ball.stream.dropped == 40


def test_an_outage_of_any_length_leaves_out_as_many_numbers() -> None:
    for outage_s in (60, 600, 3 * 3600):
        ball = Ball(rate_hz=320).streaming().press(0.0, 1.0)
        ball.sensor.fault = NOT_ANSWERING
        for _ in range(outage_s):
            ball.us += 1_000_000
            ball.tick()
        ball.sensor.fault = 0
        ball.sampler.revive()

        assert read_all(ball, [5])[-1] == 320 * (1 + outage_s), outage_s


def test_a_sensor_is_revived_and_the_numbers_go_on() -> None:
    ball = Ball().streaming().press(0.0, 0.1)
    ball.sensor.fault = NOT_ANSWERING
    ball.miss(4)
    assert refuses_to_revive(ball)

    ball.sensor.fault = 0
    ball.sampler.revive()
    assert read_all(ball, [5])[-1] == 12


def refuses_to_revive(ball: Ball) -> bool:
    try:
        ball.sampler.revive()
    except OSError:
        return ball.sampler.fault == NOT_ANSWERING
    return False


def test_a_sensor_that_is_dead_from_the_start_begins_at_zero_when_it_comes() -> None:
    ball = Ball()
    ball.sensor.fault = NOT_ANSWERING
    ball.miss(100)
    ball.sensor.fault = 0
    ball.sampler.revive()
    ball.streaming()

    assert read_all(ball, [5]) == [0]


def test_a_fault_is_said_at_once_and_so_is_its_end() -> None:
    ball = Ball().streaming().press(0.0, 0.1)
    ball.host.take()
    ball.sensor.fault = NOT_ANSWERING
    ball.miss()
    assert [flags for _, flags, _ in statuses(ball.host.take())] == [FAULT]

    ball.sensor.fault = 0
    ball.press(0.0, 0.05)
    assert [flags for _, flags, _ in statuses(ball.host.take())] == [0]


def stuck_ready(ball: Ball, ms: int) -> None:
    """A data-ready wire that says "ready" whenever it is asked."""
    for _ in range(ms):
        ball.sensor.waits = True
        ball.wait(1)
        ball.stream.step()


def test_a_wire_that_is_always_ready_is_a_fault_and_makes_no_samples() -> None:
    for rate_hz in (10, 80, 320):
        ball = Ball(rate_hz=rate_hz).streaming().press(0.0, 1.0)
        ball.host.take()
        stuck_ready(ball, 1000)

        assert ball.sampler.fault == STUCK
        assert ball.sampler.number - rate_hz <= 4


def test_a_wire_that_stays_ready_when_the_sensor_is_set_up_again_is_still_a_fault() -> None:
    ball = Ball().streaming().press(0.0, 1.0)
    stuck_ready(ball, 100)
    before = ball.sampler.number
    for _ in range(10):
        ball.sampler.revive()
        ball.sensor.waits = False  # while it is set up
        ball.wait(700)
        stuck_ready(ball, 300)
        assert ball.sampler.fault == STUCK

    assert ball.sampler.number == before
    assert [flags for _, flags, _ in statuses(ball.host.take())][-1] == FAULT


def test_a_wire_that_is_ready_in_time_again_mends_and_the_numbers_are_right() -> None:
    ball = Ball().streaming().press(0.0, 1.0)
    stuck_ready(ball, 1000)
    ball.sampler.revive()
    ball.press(0.0, 1.0)

    assert ball.sampler.fault == 0
    assert abs(ball.sampler.number - 240) <= 4


def test_a_timer_that_is_late_now_and_then_makes_no_fault() -> None:
    for rate_hz in (80, 320):
        ball = Ball(rate_hz=rate_hz)
        late_us = ball.period_us * 9 // 10
        for i in range(1000):
            ball.read(0, late_us if i % 3 == 1 else 0)
            assert ball.sampler.fault == 0


def test_the_latest_reading_is_told_only_while_there_is_one() -> None:
    ball = Ball()
    assert ball.sampler.latest() is None
    ball.read(7)
    assert ball.sampler.latest() == 7

    ball.sensor.fault = NOT_ANSWERING
    ball.miss()
    assert ball.sampler.latest() is None
    ball.sensor.fault = 0
    ball.sampler.revive()
    assert ball.sampler.latest() is None
    ball.read(8)
    assert ball.sampler.latest() == 8
    ball.session.set_rate(320)
    assert ball.sampler.latest() is None


def test_half_a_second_can_be_averaged_once_it_is_there() -> None:
    ball = Ball().press(0.0, 39 / 80)
    assert not rested(ball)

    ball.press(0.0, 1 / 80)
    assert rested(ball)


def rested(ball: Ball) -> bool:
    return ball.sampler.has_half_s


def test_the_readings_of_a_rest_must_be_new() -> None:
    """A sensor that was dead for a while may have come back with another zero."""
    ball = Ball().press(0.0, 1.0)
    ball.sensor.fault = NOT_ANSWERING
    ball.miss(160)
    ball.sensor.fault = 0
    ball.sampler.revive()
    ball.press(5.0, 0.1)
    assert not rested(ball)

    ball.press(5.0, 0.4)
    assert rested(ball)
    assert ball.sampler.mean_of_half_s() == LOAD_CELL.counts(5.0)


def test_the_mean_is_that_of_the_last_half_second() -> None:
    ball = Ball().press(200.0, 3.0)
    for i in range(40):
        ball.read(1000 + i % 2)

    assert ball.sampler.mean_of_half_s() == 1000.5


def test_uptime_is_right_after_three_hours_and_stays_small() -> None:
    now_us = WRAP - 1
    uptime = Uptime(now_us)
    for _ in range(3 * 3600):
        for _ in range(4):
            now_us = (now_us + 250_000) % WRAP
            assert uptime.pass_to(now_us) == 250_000
        assert uptime.us < 1_000_000
    assert (uptime.s, uptime.us) == (3 * 3600, 0)
    assert since(WRAP - 1, 1) == 2


class Tried:
    """A ball with nothing that remembers what was felt: only what a board has."""

    def __init__(self, means: "Calibration", rate_hz: int) -> None:
        self.motor, self.player = Motor(), Haptics()
        self.reflex = Reflex(self.player)
        self.sensor = FedSensor(means.full_counts, 1)
        self.sampler = Sampler(self.sensor, self.reflex, FedImu(3000))
        self.sampler.start(rate_hz)
        self.reflex.use(means, 500, rate_hz)
        self.period_us = 1_000_000 // rate_hz
        self.us = 0
        self.patterns = 0  # a bit for each that played

    def read_all(self, raws: "array[int]") -> None:
        """Several ticks to each reading, and room in the ring after every 100."""
        for start in range(0, len(raws), 100):
            self._raws, self._from, self._to = raws, start, min(start + 100, len(raws))
            without_memory(self._tick)
            while self.sampler.ring.any():
                self.sampler.ring.forget()

    def _tick(self) -> None:
        at = self._from
        while at < self._to:
            self._pass(self.period_us // 2)
            self.sensor.raw = self._raws[at]
            self.sensor.waits = at % 50 != 13  # some are missed
            self._pass(self.period_us // 2)
            at += 1

    def _pass(self, us: int) -> None:
        self.us = (self.us + us) % WRAP
        self.player.step(self.us)
        self.sampler.tick(self.us)
        self.patterns |= 1 << self.player.playing


def a_hard_session(means: "Calibration") -> "array[int]":
    """3000 readings: rest, a slip, rest, a slow lean beyond the ceiling, and letting go."""
    forces_n = [0.0] * 400 + [60.0] * 400 + [20.0] * 600
    forces_n += [20.0 + i * 0.3 for i in range(1000)] + [0.0] * 600
    return array("i", [means.counts(force_n) for force_n in forces_n])


def test_taking_a_reading_takes_no_memory() -> None:
    for means in (LOAD_CELL, FSR):
        for rate_hz in (80, 320):
            tried = Tried(means, rate_hz)
            tried.read_all(a_hard_session(means))

            assert tried.sampler.number == 3000
            assert tried.patterns & 1 << EASE_OFF and tried.patterns & 1 << SPIKE
            assert tried.sampler.clock_s >= 3000 // rate_hz - 1


def test_a_step_and_a_number_stay_small() -> None:
    assert timing.MOST <= MOST_SMALL
