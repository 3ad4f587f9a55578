from chips.bench import allocates_nothing, fault_of, readings
from chips.bus import Bus
from chips.clock import WRAPS_AT_US, Clock
from chips.nau7802 import Nau7802Chip
from chips.press import Press, steady
from drivers.faults import NOT_ANSWERING, STUCK, WRONG_CHIP
from drivers.nau7802 import Nau7802

ZERO, N_PER_COUNT = 84213, 2**-13
LEANING_ON = Press(((0.0, 0.0), (2.0, 0.0), (4.0, 100.0)))
START_S = 1.5


class Board:
    def __init__(self, press: Press, at_us: int = 0, *, with_pin: bool = False) -> None:
        self.clock = Clock(at_us)
        self.chip = Nau7802Chip(press, self.clock.now_us, N_PER_COUNT, ZERO)
        pin = self.chip.data_ready if with_pin else None
        self.sensor = Nau7802(Bus({0x2A: self.chip}), pin)

    def started(self, rate_hz: int = 80) -> "Board":
        self.sensor.start(rate_hz)
        readings(self.sensor, self.clock, START_S)
        return self

    def run(self, for_s: float) -> "list[tuple[int, int]]":
        return readings(self.sensor, self.clock, for_s)


def test_each_rate_gives_as_many_readings_a_second() -> None:
    for rate_hz in Nau7802.rates:
        board = Board(steady(10.0)).started(rate_hz)

        assert abs(len(board.run(2.0)) - 2 * rate_hz) <= 1


def test_a_press_is_read_as_the_newtons_it_has() -> None:
    for with_pin in (False, True):
        board = Board(LEANING_ON, with_pin=with_pin).started()

        for at_us, raw in board.run(3.0):
            force_n = LEANING_ON.force_n(at_us)
            assert abs((raw - ZERO) * N_PER_COUNT - force_n) < 0.1  # 50 N/s, polled in 0.5 ms


def test_pulling_reads_below_zero() -> None:
    board = Board(steady(-50.0)).started()

    assert board.run(0.1)[0][1] == ZERO - 50 * 2**13


def test_the_chips_own_offset_is_calibrated_away_at_every_rate() -> None:
    board = Board(steady(0.0)).started(320)
    assert board.run(0.1)[0][1] == ZERO

    board.started(10)
    assert board.run(0.5)[0][1] == ZERO


def test_the_first_reading_is_as_good_as_any() -> None:
    for rate_hz in Nau7802.rates:
        board = Board(steady(10.0))
        board.sensor.start(rate_hz)

        assert board.run(START_S)[0][1] == ZERO + 10 * 2**13


def test_whatever_was_set_before_the_start_is_forgotten() -> None:
    board = Board(steady(10.0)).started()
    board.chip.write_to(0x1B, b"\x10")  # the amplifier bypassed

    assert board.started().run(0.1)[0][1] == ZERO + 10 * 2**13


def test_a_start_never_waits_for_the_chip() -> None:
    board = Board(steady(10.0))
    board.sensor.start(80)

    assert board.clock.us == 0
    assert not board.sensor.ready(board.clock.ticks_us())


def test_a_cell_at_its_end_is_at_least_full_scale() -> None:
    board = Board(steady(10.0)).started()
    board.chip.saturated = True

    assert all(raw >= Nau7802.full_counts for _, raw in board.run(0.5)[1:])


def test_a_reading_that_is_no_end_is_below_full_scale() -> None:
    board = Board(steady(900.0)).started()

    assert all(abs(raw) < Nau7802.full_counts for _, raw in board.run(0.1))


def test_another_chip_at_the_address_is_noticed() -> None:
    board = Board(steady(0.0))
    board.chip.wrong_id = True
    board.sensor.start(80)

    assert fault_of(board.run, 0.1) == WRONG_CHIP


def test_no_chip_at_all_is_noticed_at_once() -> None:
    assert fault_of(Nau7802(Bus({})).start, 80) == NOT_ANSWERING


def test_a_wire_that_comes_off_between_two_readings_is_a_fault_and_mends() -> None:
    board = Board(steady(10.0)).started()
    board.chip.nack = True
    assert fault_of(board.run, 0.1) == NOT_ANSWERING
    assert fault_of(board.sensor.start, 80) == NOT_ANSWERING

    board.chip.nack = False
    board.started()
    assert len(board.run(1.0)) in range(79, 82)


def test_a_wire_that_comes_off_between_asking_and_reading_is_a_fault() -> None:
    board = Board(steady(10.0), with_pin=True).started()
    while not board.sensor.ready(board.clock.ticks_us()):
        board.clock.us += 500
    board.chip.nack = True

    assert fault_of(board.sensor.read) == NOT_ANSWERING


def test_a_chip_that_stops_measuring_is_stuck_after_a_quarter_of_a_second() -> None:
    for with_pin in (False, True):
        board = Board(steady(10.0), with_pin=with_pin).started()
        board.chip.stuck = True

        assert fault_of(board.run, 0.23) == 0
        assert fault_of(board.run, 0.05) == STUCK


def test_at_ten_hertz_it_may_be_silent_for_a_second() -> None:
    board = Board(steady(10.0)).started(10)
    assert fault_of(board.run, 3.0) == 0

    board.chip.stuck = True
    assert fault_of(board.run, 0.9) == 0
    assert fault_of(board.run, 0.2) == STUCK


def test_a_chip_that_never_calibrates_is_stuck() -> None:
    board = Board(steady(10.0))
    board.chip.stuck = True
    board.sensor.start(80)

    assert fault_of(board.run, 1.6) == STUCK


def test_a_calibration_that_fails_is_not_measured_with() -> None:
    board = Board(steady(10.0))
    board.chip.calibration_fails = True
    board.sensor.start(80)

    assert fault_of(board.run, 1.0) == STUCK


def test_it_measures_again_when_what_was_stuck_is_started_again() -> None:
    board = Board(steady(10.0)).started()
    board.chip.stuck = True
    assert fault_of(board.run, 1.0) == STUCK

    board.chip.stuck = False
    board.started()
    assert len(board.run(1.0)) in range(79, 82)


def test_it_says_nothing_asleep_and_wakes_at_another_rate() -> None:
    board = Board(steady(10.0)).started()
    board.sensor.sleep()
    assert board.run(0.2) == []
    board.clock.us += 60_000_000

    board.started(320)
    assert len(board.run(1.0)) in range(319, 322)


def test_a_clock_that_wraps_is_no_fault_and_loses_nothing() -> None:
    board = Board(steady(10.0), WRAPS_AT_US - 2_000_000).started()

    assert len(board.run(2.0)) in range(159, 162)


def test_a_chip_that_stops_just_before_the_clock_wraps_is_stuck_after_it() -> None:
    board = Board(steady(10.0), WRAPS_AT_US - int(START_S * 1e6) - 100_000).started()
    board.chip.stuck = True

    assert fault_of(board.run, 0.3) == STUCK


def test_neither_asking_nor_reading_takes_memory() -> None:
    for with_pin in (False, True):
        board = Board(LEANING_ON, with_pin=with_pin).started()

        assert allocates_nothing(board.sensor, board.clock)
