from chips.adc import FsrPin
from chips.bench import allocates_nothing, readings
from chips.clock import WRAPS_AT_US, Clock
from chips.press import Press, steady
from drivers.fsr import Fsr

LEANING_ON = Press(((0.0, 0.0), (1.0, 0.0), (3.0, 100.0)))


class Board:
    def __init__(self, press: Press, rate_hz: int = 100, at_us: int = 0) -> None:
        self.clock = Clock(at_us)
        self.pin = FsrPin(press, self.clock.now_us)
        self.sensor = Fsr(self.pin)
        self.sensor.start(rate_hz)

    def run(self, for_s: float) -> "list[tuple[int, int]]":
        return readings(self.sensor, self.clock, for_s)


def test_each_rate_gives_as_many_readings_a_second() -> None:
    for rate_hz in Fsr.rates:
        assert abs(len(Board(steady(10.0), rate_hz).run(2.0)) - 2 * rate_hz) <= 1


def test_readings_keep_to_the_beat_however_late_they_are_asked_for() -> None:
    board = Board(steady(10.0))
    board.sensor.ready(0)
    taken = 0
    for at_ms in range(7, 10_000, 7):  # never when one is due, often 6 ms late
        if board.sensor.ready(at_ms * 1000):
            board.sensor.read()
            taken += 1

    assert taken == 999


def test_what_was_missed_is_not_made_up_for() -> None:
    board = Board(steady(10.0))
    board.run(1.0)
    board.clock.us += 3_000_000

    assert len(board.run(1.0)) in range(99, 102)


def test_a_reading_waits_until_it_is_read() -> None:
    board = Board(steady(10.0))
    board.sensor.ready(0)

    assert board.sensor.ready(10_000)
    assert board.sensor.ready(11_000)
    board.sensor.read()
    assert not board.sensor.ready(12_000)


def test_pressing_harder_reads_higher() -> None:
    raws = [raw for _, raw in Board(LEANING_ON).run(3.0)]

    assert raws == sorted(raws)
    assert raws[-1] > 2 * raws[0]
    assert raws[-1] < Fsr.full_counts


def test_an_fsr_at_its_end_is_full_scale() -> None:
    board = Board(steady(10.0))
    board.pin.saturated = True

    assert all(raw == Fsr.full_counts for _, raw in board.run(0.5))


def test_a_clock_that_wraps_loses_nothing() -> None:
    board = Board(steady(10.0), at_us=WRAPS_AT_US - 1_000_000)

    assert len(board.run(2.0)) in range(199, 201)


def test_it_starts_again_after_sleep_at_another_rate() -> None:
    board = Board(steady(10.0))
    board.run(0.5)
    board.sensor.sleep()
    board.clock.us += 5_000_000
    board.sensor.start(200)

    assert len(board.run(1.0)) in range(199, 201)


def test_neither_asking_nor_reading_takes_memory() -> None:
    board = Board(LEANING_ON)

    assert allocates_nothing(board.sensor, board.clock, board.pin.read_u16)
