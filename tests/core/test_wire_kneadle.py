"""Messages there and back, and what neither side may say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.samples import (
    Answer,
    Calibrated,
    Calibration,
    Clock,
    Hello,
    Identity,
    Linear,
    Message,
    Motion,
    PowerLaw,
    Relative,
    Samples,
    Status,
    Tare,
)
from kneadle.wire.kneadle import (
    MAX_SAMPLES,
    SENSORS,
    TICKS,
    Buzz,
    Command,
    MalformedError,
    Opcode,
    ask_hello,
    buzz,
    identify,
    pack,
    parse,
    parse_command,
    set_ceiling,
    set_rate,
    sleep,
    start,
    stop,
    store_calibration,
    tare,
)


def ball(sensor: str = "fsr", full_scale_counts: float | None = 4095.0) -> Hello:
    millinewtons = sensor == "newtons"
    return Hello(
        device="Kneadle 0A1B2C3D4E5F",
        sensor=sensor,
        rate_hz=100.0,
        tick_hz=100.0,
        calibration=Linear(0.0, 0.001) if millinewtons else Relative(0.0, full_scale_counts or 0.0),
        full_scale_counts=full_scale_counts,
    )


FSR = ball()
u8, u16, u32, u64 = (st.integers(0, 2**bits - 1) for bits in (8, 16, 32, 64))
s24 = st.integers(-(2**23), 2**23 - 1)
f32 = st.floats(width=32, allow_nan=False, allow_infinity=False)
above_zero = st.floats(0.0078125, 65536.0, width=32)
creeps = st.floats(0.0, 0.5, width=32)


@st.composite
def hellos(draw: st.DrawFn) -> Hello:
    hello = ball(draw(st.sampled_from(SENSORS)), float(draw(st.integers(1, 2**24 - 1))))
    rate_hz = float(draw(st.integers(1, 65535)))
    return Hello(
        device="Kneadle " + draw(st.binary(min_size=6, max_size=6)).hex().upper(),
        sensor=hello.sensor,
        rate_hz=rate_hz,
        tick_hz=rate_hz,
        calibration=hello.calibration,
        full_scale_n=float(draw(u16)) or None,
        full_scale_counts=hello.full_scale_counts,
        boot_id=draw(u16),
        protocol_version=draw(st.integers(1, 255)),
    )


@st.composite
def samples(draw: st.DrawFn) -> Samples:
    raw = draw(st.lists(s24, min_size=1, max_size=MAX_SAMPLES))
    first = draw(u32 | st.integers(TICKS - MAX_SAMPLES, TICKS - 1))
    return Samples((first + np.arange(len(raw))) % TICKS, np.array(raw, np.float64))


calibrations: st.SearchStrategy[Calibration] = st.one_of(
    st.just(FSR.calibration),
    st.builds(Linear, f32, f32.filter(bool)),
    st.builds(PowerLaw, above_zero, above_zero, f32, st.just(4095.0), creeps),
)
messages: st.SearchStrategy[Message] = st.one_of(
    hellos(),
    samples(),
    st.builds(Calibrated, calibrations),
    st.builds(Motion, u32, u16.map(lambda tenths: tenths / 10)),
    st.builds(Clock, u32, u64),
    st.builds(
        Status,
        st.none() | st.integers(0, 100),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        u16,
    ),
    st.builds(Answer, u8, u8),
)


@given(messages)
def test_a_message_arrives_as_it_was_sent(message: Message) -> None:
    assert parse(pack(message), FSR) == message


@given(messages, st.integers(1, 20))
def test_a_message_cut_short_or_run_on_is_refused(message: Message, extra: int) -> None:
    data = pack(message)

    for wrong in (data[:-extra], data + bytes(extra)):
        with pytest.raises(MalformedError):
            parse(wrong, FSR)


@given(messages)
def test_only_a_long_run_of_samples_needs_more_than_20_bytes(message: Message) -> None:
    assert len(pack(message)) <= 20 or (isinstance(message, Samples) and len(message.raw) > 5)


@given(st.binary(max_size=60))
def test_any_bytes_are_a_message_or_refused(data: bytes) -> None:
    for read in (parse, parse_command):
        try:
            read(data, FSR)
        except MalformedError as error:
            assert str(error)


def test_ticks_and_raw_counts_come_as_the_arrays_the_pipeline_expects() -> None:
    heard = parse(bytes.fromhex("12 ffffffff 010000 ffffff"))

    assert isinstance(heard, Samples)
    assert [str(heard.tick.dtype), str(heard.raw.dtype)] == ["int64", "float64"]
    assert (heard.tick.tolist(), heard.raw.tolist()) == ([2**32 - 1, 0], [1.0, -1.0])


@pytest.mark.parametrize("calibration", [FSR.calibration, PowerLaw(1.0, 1.0, 0.0, 4095.0)])
def test_a_calibration_that_leans_on_a_hello_is_refused_before_one(
    calibration: Calibration,
) -> None:
    with pytest.raises(MalformedError):
        parse(pack(Calibrated(calibration)))


def test_a_linear_calibration_stands_by_itself() -> None:
    assert parse(pack(Calibrated(Linear(8.0, 0.5)))) == Calibrated(Linear(8.0, 0.5))


def test_a_power_law_takes_its_full_scale_from_the_hello() -> None:
    stored = pack(Calibrated(PowerLaw(1.0, 1.0, 0.0, full_counts=1.0, creep_per_decade=0.0)))

    assert parse(stored, FSR) == Calibrated(PowerLaw(1.0, 1.0, 0.0, 4095.0, 0.0))
    with pytest.raises(MalformedError):
        parse(stored, ball("newtons", None))


def test_an_uncalibrated_ball_that_measures_newtons_still_means_millinewtons() -> None:
    assert parse(b"\x60\x00", ball("newtons", None)) == Calibrated(Linear(0.0, 0.001))


def test_what_a_counter_cannot_hold_stays_at_its_end() -> None:
    assert parse(pack(Motion(1, 9000.0))) == Motion(1, 6553.5)
    assert parse(pack(Status(50, dropped=70_000))) == Status(50, dropped=65_535)


@pytest.mark.parametrize(
    "unspeakable",
    [
        Tare(),
        Calibrated(Identity()),
        Samples(np.arange(0), np.zeros(0)),
        Samples(np.arange(16), np.zeros(16)),
    ],
    ids=["a tare", "newtons as they are", "no samples", "16 samples"],
)
def test_what_the_wire_cannot_say_is_a_bug_and_loud(unspeakable: Message) -> None:
    with pytest.raises(ValueError):
        pack(unspeakable)


@pytest.mark.parametrize(
    ("sent", "understood"),
    [
        (ask_hello(), Command(Opcode.HELLO)),
        (start(), Command(Opcode.START)),
        (stop(), Command(Opcode.STOP)),
        (set_rate(320), Command(Opcode.RATE, b"\x40\x01")),
        (tare(), Command(Opcode.TARE)),
        (set_ceiling(-2), Command(Opcode.CEILING, b"\xfe\xff\xff\xff")),
        (set_ceiling(None), Command(Opcode.CEILING, b"\xff\xff\xff\x7f")),
        (buzz(Buzz.EASE_OFF), Command(Opcode.BUZZ, b"\x05")),
        (identify(), Command(Opcode.IDENTIFY)),
        (sleep(), Command(Opcode.SLEEP)),
    ],
)
def test_a_ball_understands_what_a_host_asks(sent: bytes, understood: Command) -> None:
    assert parse_command(sent) == understood


@given(calibrations)
def test_a_ball_stores_the_calibration_it_was_sent(calibration: Calibration) -> None:
    assert parse_command(store_calibration(calibration), FSR) == Calibrated(calibration)


def test_neither_side_takes_its_own_words_back() -> None:
    with pytest.raises(MalformedError):
        parse(start())
    with pytest.raises(MalformedError):
        parse_command(pack(Answer(2, 0)))
