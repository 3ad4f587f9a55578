from chips.bench import allocates_nothing, fault_of, readings
from chips.bus import Bus
from chips.clock import WRAPS_AT_US, Clock
from chips.mprls import AIR_HPA, HPA_PER_N, RANGE_HPA, MprlsChip
from chips.press import Press, steady
from drivers.faults import NOT_ANSWERING, STUCK, WRONG_CHIP
from drivers.mprls import Mprls

LEANING_ON = Press(((0.0, 0.0), (1.0, 0.0), (3.0, 100.0)))


class Board:
    def __init__(self, press: Press, at_us: int = 0) -> None:
        self.clock = Clock(at_us)
        self.chip = MprlsChip(press, self.clock.now_us)
        self.sensor = Mprls(Bus({0x18: self.chip}))

    def started(self, rate_hz: int = 100) -> "Board":
        self.sensor.start(rate_hz)
        return self

    def run(self, for_s: float) -> "list[tuple[int, int]]":
        return readings(self.sensor, self.clock, for_s)


def test_each_rate_gives_as_many_readings_a_second() -> None:
    for rate_hz in Mprls.rates:
        assert abs(len(Board(steady(10.0)).started(rate_hz).run(2.0)) - 2 * rate_hz) <= 1


def test_the_middle_of_its_range_is_zero_and_its_ends_are_full_scale() -> None:
    for at_us, raw in Board(LEANING_ON).started().run(3.0):
        hpa = RANGE_HPA * (raw / Mprls.full_counts + 1) / 2
        force_n = (hpa - AIR_HPA) / HPA_PER_N
        assert abs(force_n - LEANING_ON.force_n(at_us)) < 0.6  # 50 N/s, up to 10.5 ms old


def test_pressure_beyond_its_range_is_full_scale() -> None:
    beyond = Board(steady(150.0)).started()
    assert all(raw >= Mprls.full_counts for _, raw in beyond.run(0.5))

    told = Board(steady(10.0)).started()
    told.chip.saturated = True
    assert all(raw == Mprls.full_counts for _, raw in told.run(0.5))


def test_what_answers_as_no_mpr_can_is_another_chip() -> None:
    board = Board(steady(0.0))
    board.chip.wrong_id = True

    assert fault_of(board.started) == WRONG_CHIP


def test_no_chip_at_all_is_noticed_at_once() -> None:
    assert fault_of(Mprls(Bus({})).start, 100) == NOT_ANSWERING


def test_a_wire_that_comes_off_is_a_fault_and_mends() -> None:
    board = Board(steady(10.0)).started()
    board.run(0.1)
    board.chip.nack = True
    assert fault_of(board.run, 0.1) == NOT_ANSWERING
    assert fault_of(board.started) == NOT_ANSWERING

    board.chip.nack = False
    assert len(board.started().run(1.0)) in range(99, 102)


def test_a_wire_that_comes_off_between_asking_and_reading_is_a_fault() -> None:
    board = Board(steady(10.0)).started()
    while not board.sensor.ready(board.clock.ticks_us()):
        board.clock.us += 500
    board.chip.nack = True

    assert fault_of(board.sensor.read) == NOT_ANSWERING


def test_a_chip_that_stays_busy_is_stuck_after_a_quarter_of_a_second_and_mends() -> None:
    board = Board(steady(10.0)).started()
    board.run(0.1)
    board.chip.stuck = True
    assert fault_of(board.run, 0.25) == 0
    assert fault_of(board.run, 0.05) == STUCK

    board.chip.stuck = False
    assert len(board.started().run(1.0)) in range(99, 102)


def test_it_starts_again_after_sleep() -> None:
    board = Board(steady(10.0)).started()
    board.run(0.1)
    board.sensor.sleep()
    board.clock.us += 60_000_000

    assert len(board.started().run(1.0)) in range(99, 102)


def test_a_clock_that_wraps_loses_nothing() -> None:
    board = Board(steady(10.0), WRAPS_AT_US - 1_000_000).started()

    assert len(board.run(2.0)) in range(199, 201)


def test_neither_asking_nor_reading_takes_memory() -> None:
    board = Board(LEANING_ON).started()

    assert allocates_nothing(board.sensor, board.clock)
