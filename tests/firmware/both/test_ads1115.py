from chips.adc import divided
from chips.ads1115 import Ads1115Chip
from chips.bench import allocates_nothing, fault_of, readings
from chips.bus import Bus
from chips.clock import WRAPS_AT_US, Clock
from chips.press import Press, steady
from drivers.ads1115 import Ads1115
from drivers.faults import NOT_ANSWERING, STUCK, WRONG_CHIP

LEANING_ON = Press(((0.0, 0.0), (1.0, 0.0), (3.0, 100.0)))


class Board:
    def __init__(self, press: Press, at_us: int = 0) -> None:
        self.clock = Clock(at_us)
        self.chip = Ads1115Chip(press, self.clock.now_us)
        self.sensor = Ads1115(Bus({0x48: self.chip}))

    def started(self, rate_hz: int = 100) -> "Board":
        self.sensor.start(rate_hz)
        return self

    def run(self, for_s: float) -> "list[tuple[int, int]]":
        return readings(self.sensor, self.clock, for_s)


def test_each_rate_gives_as_many_readings_a_second() -> None:
    for rate_hz in Ads1115.rates:
        assert abs(len(Board(steady(10.0)).started(rate_hz).run(2.0)) - 2 * rate_hz) <= 1


def test_a_press_is_read_as_the_share_of_the_supply_that_the_divider_gives() -> None:
    for at_us, raw in Board(LEANING_ON).started().run(3.0):
        share = divided(LEANING_ON.force_n(at_us))
        assert abs(raw / Ads1115.full_counts - share) < 0.002


def test_an_fsr_of_no_resistance_is_full_scale() -> None:
    board = Board(steady(10.0)).started()
    board.chip.saturated = True

    assert all(raw >= Ads1115.full_counts for _, raw in board.run(0.5))


def test_a_chip_that_keeps_no_settings_is_another_one() -> None:
    board = Board(steady(0.0))
    board.chip.wrong_id = True

    assert fault_of(board.started) == WRONG_CHIP


def test_no_chip_at_all_is_noticed_at_once() -> None:
    assert fault_of(Ads1115(Bus({})).start, 100) == NOT_ANSWERING


def test_a_wire_that_comes_off_is_a_fault_and_mends() -> None:
    board = Board(steady(10.0)).started()
    board.run(0.1)
    board.chip.nack = True
    assert fault_of(board.run, 0.1) == NOT_ANSWERING

    board.chip.nack = False
    assert len(board.started().run(1.0)) in range(99, 102)


def test_a_wire_that_comes_off_between_asking_and_reading_is_a_fault() -> None:
    board = Board(steady(10.0)).started()
    while not board.sensor.ready(board.clock.ticks_us()):
        board.clock.us += 500
    board.chip.nack = True

    assert fault_of(board.sensor.read) == NOT_ANSWERING


def test_a_chip_that_lost_its_supply_for_a_moment_is_stuck_not_at_rest() -> None:
    board = Board(steady(10.0)).started()
    board.run(0.1)
    board.chip.stuck = True
    assert fault_of(board.run, 0.1) == STUCK

    board.chip.stuck = False
    assert len(board.started().run(1.0)) in range(99, 102)


def test_asleep_it_measures_nothing_and_wakes_at_another_rate() -> None:
    board = Board(steady(10.0)).started()
    board.run(0.1)
    board.sensor.sleep()
    assert fault_of(board.run, 0.1) == STUCK

    assert len(board.started(200).run(1.0)) in range(199, 201)


def test_a_clock_that_wraps_loses_nothing() -> None:
    board = Board(steady(10.0), WRAPS_AT_US - 1_000_000).started()

    assert len(board.run(2.0)) in range(199, 201)


def test_neither_asking_nor_reading_takes_memory() -> None:
    board = Board(LEANING_ON).started()

    assert allocates_nothing(board.sensor, board.clock)
