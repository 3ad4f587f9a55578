from chips.bench import allocates_nothing, fault_of, readings
from chips.clock import WRAPS_AT_US, Clock
from chips.hx711 import Hx711Chip
from chips.press import Press, steady
from drivers.faults import NOT_ANSWERING, STUCK
from drivers.hx711 import Hx711

ZERO, N_PER_COUNT = 84213, 2**-13
LEANING_ON = Press(((0.0, 0.0), (0.5, 0.0), (2.5, 100.0)))


class Interrupts:
    """As the module machine. An interrupt that may strike takes `lasting_us`."""

    def __init__(self, clock: Clock, lasting_us: int) -> None:
        self._clock = clock
        self._lasting_us = lasting_us
        self.off = False

    def disable_irq(self) -> int:
        self.off = True
        return 1

    def enable_irq(self, state: int) -> None:
        assert state == 1
        self.off = False

    def strike(self) -> None:
        if not self.off:
            self._clock.us += self._lasting_us


class StruckPin:
    """A clock pin that is interrupted right after each change."""

    def __init__(self, chip: Hx711Chip, interrupts: Interrupts) -> None:
        self._chip = chip
        self._interrupts = interrupts

    def value(self, level: int) -> None:
        self._chip.clock.value(level)
        self._interrupts.strike()


class Board:
    def __init__(self, press: Press, at_us: int = 0, rate_hz: int = 80) -> None:
        self.clock = Clock(at_us)
        self.chip = Hx711Chip(press, self.clock.now_us, rate_hz, N_PER_COUNT, ZERO)
        self.sensor = Hx711(self.chip.clock, self.chip.data)

    def started(self) -> "Board":
        self.sensor.start(80)
        self.run(0.2)
        return self

    def run(self, for_s: float) -> "list[tuple[int, int]]":
        return readings(self.sensor, self.clock, for_s)


def test_it_gives_eighty_readings_a_second() -> None:
    assert len(Board(steady(10.0)).started().run(2.0)) in range(159, 162)


def test_a_press_is_read_as_the_newtons_it_has() -> None:
    for at_us, raw in Board(LEANING_ON).started().run(3.0):
        assert abs((raw - ZERO) * N_PER_COUNT - LEANING_ON.force_n(at_us)) < 0.1


def test_pulling_reads_below_zero() -> None:
    assert Board(steady(-50.0)).started().run(0.1)[0][1] == ZERO - 50 * 2**13


def test_whatever_was_asked_of_it_before_its_first_reading_is_as_good_as_any() -> None:
    board = Board(steady(10.0)).started()
    while board.chip.data.value():
        board.clock.us += 500
    for _ in range(26):  # the other input, with gain 32
        board.chip.clock.value(1)
        board.chip.clock.value(0)

    board.sensor.start(80)
    assert board.run(0.2)[0][1] == ZERO + 10 * 2**13


def test_it_is_powered_down_long_enough_however_often_it_is_asked() -> None:
    board = Board(steady(10.0))
    board.sensor.start(80)
    for _ in range(20):
        board.clock.us += 5
        assert not board.sensor.ready(board.clock.ticks_us())

    assert len(board.run(1.0)) in range(76, 79)  # 50 ms to settle


def test_a_chip_tied_to_ten_a_second_is_slow_but_not_stuck() -> None:
    board = Board(steady(10.0), rate_hz=10)
    board.sensor.start(80)

    assert len(board.run(3.0)) in range(25, 28)


def test_a_cell_at_its_end_is_full_scale_either_way() -> None:
    for force_n in (2000.0, -2000.0):
        board = Board(steady(force_n)).started()

        assert all(abs(raw) >= Hx711.full_counts for _, raw in board.run(0.5))


def test_a_chip_that_stops_measuring_is_stuck_after_a_quarter_of_a_second_and_mends() -> None:
    board = Board(steady(10.0)).started()
    board.chip.stuck = True
    assert fault_of(board.run, 0.23) == 0
    assert fault_of(board.run, 0.05) == STUCK

    board.chip.stuck = False
    assert len(board.started().run(1.0)) in range(79, 82)


def test_a_chip_that_was_never_there_is_stuck() -> None:
    board = Board(steady(10.0))
    board.chip.stuck = True
    board.sensor.start(80)

    assert fault_of(board.run, 1.6) == STUCK


def test_a_data_wire_on_ground_is_noticed_at_the_first_reading() -> None:
    board = Board(steady(10.0)).started()
    board.run(0.1)
    while board.sensor.ready(board.clock.ticks_us()) is False:
        board.clock.us += 500
    board.chip.shorted = True

    assert fault_of(board.sensor.read) == NOT_ANSWERING


def test_nothing_but_ones_is_no_force() -> None:
    board = Board(steady(10.0)).started()
    board.chip.all_ones = True
    assert fault_of(board.run, 0.2) == NOT_ANSWERING

    board.chip.all_ones = False
    assert board.started().run(0.1)[0][1] == ZERO + 10 * 2**13


def test_a_cell_that_reads_minus_one_now_and_then_is_in_order() -> None:
    trembling = Press(tuple((at / 40, at % 2 / 2**13) for at in range(80)))
    board = Board(trembling)
    board.chip = Hx711Chip(trembling, board.clock.now_us, zero_counts=-1)
    board.sensor = Hx711(board.chip.clock, board.chip.data)

    raws = [raw for _, raw in board.started().run(1.5)]
    assert -1 in raws
    assert 0 in raws


def test_an_interrupt_cannot_power_the_chip_down_while_it_is_read() -> None:
    board = Board(steady(10.0))
    interrupts = Interrupts(board.clock, lasting_us=70)
    pin = StruckPin(board.chip, interrupts)
    board.sensor = Hx711(pin, board.chip.data, interrupts)

    assert {raw for _, raw in board.started().run(1.0)} == {ZERO + 10 * 2**13}
    assert not interrupts.off


def test_it_says_nothing_asleep_and_wakes() -> None:
    board = Board(steady(10.0)).started()
    board.run(0.1)
    board.sensor.sleep()
    assert board.run(0.2) == []
    board.clock.us += 60_000_000

    assert len(board.started().run(1.0)) in range(79, 82)


def test_a_clock_that_wraps_is_no_fault_and_loses_nothing() -> None:
    board = Board(steady(10.0), WRAPS_AT_US - 1_000_000).started()

    assert len(board.run(2.0)) in range(159, 162)


def test_neither_asking_nor_reading_takes_memory() -> None:
    board = Board(LEANING_ON).started()

    assert allocates_nothing(board.sensor, board.clock)
