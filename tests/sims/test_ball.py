import numpy as np
import pytest

from kneadle.force.calibrate import to_counts
from kneadle.samples import (
    Answer,
    ButtonPressed,
    Calibrated,
    Calibration,
    Clock,
    Hello,
    Linear,
    Message,
    Motion,
    PowerLaw,
    Relative,
    Samples,
    Status,
)
from kneadle.wire import kneadle as wire
from kneadle.wire.kneadle import Buzz, Opcode, Result
from kneadle_sims.ball import Ball
from kneadle_sims.sensor import Fsr, LoadCell

HELLO = LoadCell().hello(100.0)


def awake(*, first_number: int = 0, clock_ppm: float = 0.0) -> Ball:
    return Ball(HELLO, first_number=first_number, clock_ppm=clock_ppm)


def streaming(*, first_number: int = 0, clock_ppm: float = 0.0) -> Ball:
    ball = awake(first_number=first_number, clock_ppm=clock_ppm)
    ball.receive(wire.start())
    return ball


def said(messages: list[bytes], hello: Hello = HELLO) -> list[Message]:
    return [wire.parse(message, hello) for message in messages]


def answer(ball: Ball, command: bytes) -> Message:
    return said(ball.receive(command), ball.hello)[0]


def ticks(messages: list[bytes]) -> list[int]:
    samples = [message for message in said(messages) if isinstance(message, Samples)]
    return [tick for message in samples for tick in message.tick.tolist()]


@pytest.mark.parametrize("sensor", [LoadCell(), Fsr()])
def test_it_greets_with_all_that_its_samples_need(sensor: LoadCell | Fsr) -> None:
    ball = Ball(sensor.hello(100.0))

    answered, hello, calibrated, status = said(ball.receive(wire.ask_hello()), ball.hello)
    assert answered == Answer(Opcode.HELLO, Result.OK)
    assert isinstance(hello, Hello)
    assert (hello.sensor, hello.rate_hz) == (ball.hello.sensor, 100.0)
    assert isinstance(calibrated, Calibrated)
    assert numbers(calibrated.calibration) == pytest.approx(numbers(sensor.calibration))
    assert isinstance(status, Status)


def numbers(calibration: Calibration) -> list[float]:
    assert isinstance(calibration, Linear | PowerLaw)
    return [getattr(calibration, name) for name in calibration.__slots__]


def test_it_sends_nothing_before_start_but_its_numbers_run() -> None:
    ball = awake()

    assert ball.sample([0.0] * 37) == []
    ball.receive(wire.start())
    assert ticks(ball.sample([0.0] * 5)) == [37, 38, 39, 40, 41]


def test_five_samples_fill_a_packet_of_twenty_bytes() -> None:
    packets = streaming(first_number=1).sample([1.0] * 10)

    assert [len(packet) for packet in packets] == [20, 20]


def test_stop_is_answered_with_the_packet_begun_and_silence() -> None:
    ball = streaming(first_number=1)
    ball.sample([7.0] * 3)

    answered, samples = said(ball.receive(wire.stop()))
    assert samples == Samples(np.arange(1, 4), np.full(3, 7.0))
    assert answered == Answer(Opcode.STOP, Result.OK)
    assert ball.sample([0.0] * 100) == []


def test_it_says_the_time_every_second_and_how_it_is_every_ten() -> None:
    heard = said(streaming(first_number=1).sample([0.0] * 2000))

    assert [m for m in heard if isinstance(m, Clock)][:2] == [
        Clock(100, 990_000),
        Clock(200, 1_990_000),
    ]
    assert len([m for m in heard if isinstance(m, Status)]) == 2


def test_a_fast_clock_gains_microseconds() -> None:
    heard = said(streaming(clock_ppm=50.0).sample([0.0] * 100_001))

    assert [m for m in heard if isinstance(m, Clock)][-1] == Clock(100_000, 1_000_050_000)


def test_numbers_wrap_at_32_bits_within_a_packet_too() -> None:
    packets = streaming(first_number=2**32 - 2).sample([0.0] * 10)

    assert ticks(packets) == [2**32 - 2, 2**32 - 1, *range(8)]


def test_tare_calls_the_last_half_second_no_load() -> None:
    ball = awake()
    ball.sample([5.0] * 500 + [90_000.0] * 25 + [90_002.0] * 25)

    answered, calibrated = said(ball.receive(wire.tare()), ball.hello)
    assert answered == Answer(Opcode.TARE, Result.OK)
    assert calibrated == Calibrated(Linear(90_001.0, LoadCell().n_per_count))


def test_tare_waits_until_there_is_something_to_average() -> None:
    assert answer(awake(), wire.tare()) == Answer(Opcode.TARE, Result.NOT_NOW)


def test_a_ball_that_nobody_calibrated_leaves_the_tare_to_the_host() -> None:
    ball = awake()
    ball.receive(wire.store_calibration(Relative(0.0, 2.0**23 - 1)))
    ball.sample([5.0] * 500)

    assert answer(ball, wire.tare()) == Answer(Opcode.TARE, Result.NOT_NOW)


def test_a_stored_calibration_is_the_one_it_greets_with() -> None:
    ball = awake()
    better = Linear(80_000.0, 0.25)

    assert answer(ball, wire.store_calibration(better)) == Answer(Opcode.STORE, Result.OK)
    assert Calibrated(better) in said(ball.receive(wire.ask_hello()))


def test_the_rate_changes_between_streams_and_not_within_one() -> None:
    ball = awake()

    assert answer(ball, wire.set_rate(320)) == Answer(Opcode.RATE, Result.OK)
    assert ball.hello.rate_hz == ball.hello.tick_hz == 320.0
    ball.receive(wire.start())
    assert answer(ball, wire.set_rate(80)) == Answer(Opcode.RATE, Result.NOT_NOW)


def test_a_new_rate_does_not_turn_its_clock_back() -> None:
    ball = awake()
    ball.sample([0.0] * 1000)
    ball.receive(wire.set_rate(50))
    ball.receive(wire.start())

    heard = said(ball.sample([0.0] * 51))
    assert [m for m in heard if isinstance(m, Clock)] == [
        Clock(1000, 10_000_000),
        Clock(1050, 11_000_000),
    ]


def test_it_buzzes_by_itself_at_the_ceiling_and_again_after_the_force_was_well_below() -> None:
    ball = awake()
    ceiling_counts = to_counts(HELLO.calibration, 80.0)
    low, high = to_counts(HELLO.calibration, 71.9), float(ceiling_counts)

    assert answer(ball, wire.set_ceiling(ceiling_counts)) == Answer(Opcode.CEILING, Result.OK)
    ball.sample([low, high, high, low, high])
    assert ball.felt == [(1, Buzz.EASE_OFF), (4, Buzz.EASE_OFF)]


def test_a_load_cell_wired_the_other_way_round_reaches_its_ceiling_downwards() -> None:
    ball = awake()
    ball.receive(wire.store_calibration(Linear(0.0, -0.5)))
    ball.receive(wire.set_ceiling(-160))

    ball.sample([0.0, -159.0, -160.0])
    assert ball.felt == [(2, Buzz.EASE_OFF)]


def test_a_lifted_ceiling_buzzes_no_more() -> None:
    ball = awake()
    ball.receive(wire.set_ceiling(100))
    ball.receive(wire.set_ceiling(None))

    ball.sample([1000.0])
    assert ball.felt == []


@pytest.mark.parametrize("pattern", list(Buzz))
def test_every_pattern_can_be_felt(pattern: Buzz) -> None:
    ball = awake()

    assert answer(ball, wire.buzz(pattern)) == Answer(Opcode.BUZZ, Result.OK)
    assert ball.felt == [(0, pattern)]


def test_it_can_be_told_from_other_balls() -> None:
    ball = awake()

    assert answer(ball, wire.identify()) == Answer(Opcode.IDENTIFY, Result.OK)
    assert ball.identified == 1


def test_its_button_is_told_to_the_host_that_gets_its_samples() -> None:
    ball = awake()
    assert ball.press() == []

    assert said(ball.receive(wire.start()))[1:] == [ButtonPressed(2**32 - 1, 1)]
    ball.sample([0.0] * 3)
    samples, pressed = said(ball.press())
    assert isinstance(samples, Samples)
    assert pressed == ButtonPressed(2, 2)


def test_asleep_it_neither_sends_nor_answers() -> None:
    ball = streaming()

    assert answer(ball, wire.sleep()) == Answer(Opcode.SLEEP, Result.OK)
    assert ball.sample([0.0] * 100) == []
    assert ball.receive(wire.ask_hello()) == []


@pytest.mark.parametrize(
    ("command", "opcode", "result"),
    [
        (bytes([0x80, 99]), 99, Result.UNKNOWN_COMMAND),
        (bytes([0x81, 200, 1]), 200, Result.UNKNOWN_COMMAND),
        (bytes([0x81, Opcode.START, 1]), Opcode.START, Result.BAD_VALUE),
        (bytes([0x80, Opcode.RATE]), Opcode.RATE, Result.BAD_VALUE),
        (wire.set_rate(0), Opcode.RATE, Result.BAD_VALUE),
        (wire.set_rate(5000), Opcode.RATE, Result.BAD_VALUE),
        (bytes([0x81, Opcode.CEILING, 1]), Opcode.CEILING, Result.BAD_VALUE),
        (bytes([0x81, Opcode.BUZZ, 77]), Opcode.BUZZ, Result.BAD_VALUE),
        (wire.store_calibration(Linear(0.0, float("nan"))), Opcode.STORE, Result.BAD_VALUE),
    ],
)
def test_what_it_cannot_do_is_answered_too(command: bytes, opcode: int, result: Result) -> None:
    assert said(awake().receive(command)) == [Answer(opcode, result)]


@pytest.mark.parametrize("noise", [b"", b"\x80", b"\x8f\x01", b"\x15abc", b"\xff"])
def test_what_is_no_command_is_not_answered(noise: bytes) -> None:
    assert awake().receive(noise) == []


def test_samples_that_could_not_be_sent_are_counted() -> None:
    ball = streaming(first_number=1)
    for message in ball.sample([0.0] * 10):
        ball.unsent(message)

    status = said(ball.receive(wire.ask_hello()))[-1]
    assert isinstance(status, Status)
    assert status.dropped == 10


def test_a_reading_at_the_end_of_the_converter_is_reported_at_once_and_when_it_is_over() -> None:
    heard = said(streaming(first_number=1).sample([0.0, 2.0**23 - 1, 2.0**23 - 1, 0.0, 0.0]))

    assert [m.saturated for m in heard if isinstance(m, Status)] == [True, False]


def test_with_an_imu_it_says_ten_times_a_second_how_fast_it_turned_in_the_last_second() -> None:
    ball = streaming(first_number=1)
    turned = [0.0] * 100 + [60.0] * 50 + [120.0] * 50
    motions = [m for m in said(ball.sample([0.0] * 200, turned)) if isinstance(m, Motion)]

    assert [m.tick for m in motions] == list(range(10, 201, 10))
    assert motions[8].gyro_dps == 0.0
    assert motions[14].gyro_dps == pytest.approx(np.sqrt(0.5 * 60**2), abs=0.1)
    assert motions[19].gyro_dps == pytest.approx(np.sqrt(0.5 * (60**2 + 120**2)), abs=0.1)


def test_without_an_imu_it_says_nothing_of_motion() -> None:
    assert not [m for m in said(streaming().sample([0.0] * 200)) if isinstance(m, Motion)]
