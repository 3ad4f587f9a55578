from ball.calibration import LINEAR, Calibration
from ball.haptics import EASE_OFF, IDENTIFY, LINK_LOST, SETTLE, SPIKE
from both.core_ball import SERIAL, Ball
from both.core_parts import FSR, FULL_COUNTS, LOAD_CELL, Host, Memory
from both.core_words import (
    BAD_VALUE,
    BUZZ,
    CEILING,
    HELLO,
    NO_CEILING,
    NOT_NOW,
    OK,
    RATE,
    SLEEP,
    START,
    STOP,
    STORE,
    TARE,
    UNKNOWN,
    answers,
    ceiling,
    command,
    numbers,
    of_type,
    rate,
    samples,
    types,
)

OTHER = Calibration(LINEAR, (1000.0, 0.25), FULL_COUNTS)
IDENTIFY_COMMAND = 9


def hello_rate(ball: Ball) -> int:
    hello = of_type(ball.say(command(HELLO)), 5)[0]
    return hello[3] | hello[4] << 8


def told(ball: Ball) -> bytes:
    """The calibration that it says it has."""
    return of_type(ball.say(command(HELLO)), 6)[0]


def test_hello_is_answered_with_all_that_its_samples_need() -> None:
    heard = Ball().say(command(HELLO))

    assert types(heard) == [7, 5, 6, 4]
    assert heard[0] == bytes([0x71, HELLO, OK])
    assert heard[1] == bytes.fromhex("51 01 01 5000 f401 ffff7f 0700") + SERIAL
    assert heard[2] == LOAD_CELL.message()


def test_its_name_is_its_serial_number() -> None:
    assert Ball().session.identity.name == "Kneadle 0A1B2C3D4E5F"


def test_every_command_gets_one_answer_before_anything_else() -> None:
    for message in (
        command(HELLO),
        command(START),
        command(STOP),
        rate(40),
        command(TARE),
        LOAD_CELL.message(),
        ceiling(500_000),
        command(BUZZ, b"\x01"),
        command(IDENTIFY_COMMAND),
        command(200, b"\0\1\2"),
        command(0),
        command(SLEEP),
    ):
        ball = Ball().press(0.0, 1.0)
        heard = ball.say(message)
        opcode = STORE if message[0] >> 4 == 6 else message[1]

        assert heard[0][:2] == bytes([0x71, opcode])
        assert len(answers(heard)) == 1


def test_a_command_that_no_ball_knows_is_answered_as_unknown() -> None:
    for opcode in (0, STORE, 11, 127, 128, 255):
        for argument in (b"", b"\0" * 15):
            assert answers(Ball().say(command(opcode, argument))) == [(opcode, UNKNOWN)]


def test_an_argument_of_the_wrong_length_is_a_bad_value() -> None:
    lengths = {HELLO: 0, START: 0, STOP: 0, RATE: 2, TARE: 0, CEILING: 4, BUZZ: 1, SLEEP: 0, 9: 0}
    for opcode, right in lengths.items():
        for length in range(16):
            if length == right:
                continue
            ball = Ball().press(0.0, 1.0)
            ball.say(command(opcode, b"\1" * length))

            assert answers(ball.say(command(opcode, b"\1" * length))) == [(opcode, BAD_VALUE)]
            assert not ball.stream.on and not ball.session.asleep and ball.felt == []


def test_what_is_no_message_of_a_host_gets_no_answer() -> None:
    ball = Ball()
    for message in (
        b"",
        b"\x80",
        b"\x81\x02",
        b"\x80\x02\x00",
        b"\x11\0\0\0\0\0\0\0",
        b"\x71\x02\x00",
    ):
        assert ball.say(message) == []
    assert not ball.stream.on


def test_samples_come_after_start_and_end_with_stop() -> None:
    ball = Ball().press(0.0, 1.0)
    assert ball.host.take() == []

    assert answers(ball.say(command(START))) == [(START, OK)]
    ball.press(0.0, 0.5)
    assert numbers(ball.host.take())[0] == 80
    assert answers(ball.say(command(STOP))) == [(STOP, OK)]
    assert ball.press(0.0, 0.5).host.take() == []


def test_a_rate_that_it_has_is_taken_while_stopped() -> None:
    for rate_hz in (10, 20, 40, 80, 320):
        ball = Ball()
        assert answers(ball.say(rate(rate_hz))) == [(RATE, OK)]
        assert hello_rate(ball) == rate_hz
        assert ball.sensor.started == 2


def test_a_rate_that_it_does_not_have_is_a_bad_value() -> None:
    for rate_hz in (0, 1, 81, 1000, 65535):
        ball = Ball()
        assert answers(ball.say(rate(rate_hz))) == [(RATE, BAD_VALUE)]
        assert hello_rate(ball) == 80


def test_a_rate_must_wait_while_samples_are_sent() -> None:
    ball = Ball().streaming()

    assert answers(ball.say(rate(320))) == [(RATE, NOT_NOW)]
    assert ball.sampler.rate_hz == 80


def test_numbers_go_on_after_another_rate() -> None:
    ball = Ball().press(0.0, 1.0)
    ball.say(rate(320))
    ball.streaming().press(0.0, 0.1)

    assert numbers(ball.host.take())[0] == 80


def test_a_rate_that_the_sensor_refuses_is_not_now_and_a_fault() -> None:
    ball = Ball()
    ball.sensor.fault = 1

    assert answers(ball.say(rate(320))) == [(RATE, NOT_NOW)]
    assert ball.sampler.fault == 1


def test_a_tare_takes_the_last_half_second_for_no_load() -> None:
    ball = Ball().press(50.0, 2.0).press(7.0, 0.5)
    heard = ball.say(command(TARE))

    assert types(heard) == [7, 6]
    assert answers(heard) == [(TARE, OK)]
    assert ball.session.calibration.force_n(LOAD_CELL.counts(7.0)) == 0.0
    assert heard[1] == told(ball)


def test_a_tare_of_too_little_is_not_now() -> None:
    ball = Ball().press(0.0, 0.4)

    assert answers(ball.say(command(TARE))) == [(TARE, NOT_NOW)]
    assert told(ball) == LOAD_CELL.message()


def test_a_tare_after_another_rate_needs_half_a_second_of_it() -> None:
    ball = Ball().press(0.0, 2.0)
    ball.say(rate(320))

    assert answers(ball.say(command(TARE))) == [(TARE, NOT_NOW)]


def test_a_zero_that_cannot_travel_is_not_tared_here() -> None:
    ball = Ball(None)
    for _ in range(80):
        ball.read(100)

    assert answers(ball.say(command(TARE))) == [(TARE, NOT_NOW)]


def test_a_tare_is_forgotten_when_it_sleeps() -> None:
    memory = Memory()
    ball = Ball(None, kept=memory)
    ball.say(OTHER.message())
    ball.press(5.0, 1.0)
    ball.say(command(TARE))
    assert told(ball) != OTHER.message()

    assert told(Ball(None, kept=memory)) == OTHER.message()


def test_a_calibration_is_kept_over_a_restart() -> None:
    for means in (OTHER, LOAD_CELL):
        memory = Memory()
        heard = Ball(None, kept=memory).say(means.message())

        assert heard == [bytes([0x71, STORE, OK])]
        assert told(Ball(None, kept=memory)) == means.message()


def test_a_calibration_is_in_force_at_once() -> None:
    ball = Ball().streaming()
    ball.say(OTHER.message())

    assert ball.session.calibration.force_n(1400.0) == 100.0
    ball.lean(0.0, 251.0, 9.0)
    assert EASE_OFF in ball.felt


def test_a_calibration_that_is_refused_changes_nothing() -> None:
    memory = Memory()
    ball = Ball(None, kept=memory)
    ball.say(OTHER.message())
    for bad in (b"\x60", b"\x60\x03", bytes.fromhex("62010000000000000000"), b"\x64" + b"\2" * 16):
        assert ball.say(bad) == [bytes([0x71, STORE, BAD_VALUE])]
    assert told(ball) == OTHER.message()
    assert told(Ball(None, kept=memory)) == OTHER.message()


def test_a_calibration_that_cannot_be_kept_is_not_now() -> None:
    ball = Ball()
    ball.memory.full = True

    assert ball.say(OTHER.message()) == [bytes([0x71, STORE, NOT_NOW])]
    assert told(ball) == LOAD_CELL.message()


def started_again(kind: int, kept: Memory) -> bytes:
    """The calibration that a ball with that kind of sensor has."""
    ball = Ball(None)
    ball.sensor.kind = kind
    again = type(ball.session)(
        ball.session.identity, ball.sampler, ball.stream, ball.reflex, ball.player, kept
    )
    return again.calibration.message()


def test_a_load_cells_calibration_is_not_an_fsrs() -> None:
    memory = Memory()
    Ball(None, kept=memory).say(OTHER.message())

    assert started_again(1, memory) == OTHER.message()
    assert started_again(2, memory) == b"\x60\x00"
    assert started_again(11, memory) == b"\x60\x00"


def test_what_was_kept_without_a_sensor_is_used_if_it_fits() -> None:
    for kept, told in (
        (OTHER.message().hex(), OTHER.message()),
        ("61", b"\x60\x00"),
        ("", b"\x60\x00"),
    ):
        memory = Memory()
        memory.put("calibration", kept)
        assert started_again(1, memory) == told


def test_what_is_no_calibration_at_all_is_none() -> None:
    for kept in ("zz", "6", "6201zz", "sensor 1: zz", "sensor 1:", "sensor 1: ", "\u20ac", " "):
        memory = Memory()
        memory.put("calibration", kept)

        assert started_again(1, memory) == b"\x60\x00", kept


def test_what_was_kept_for_a_sensor_with_a_full_scale_is_not_used_without() -> None:
    memory = Memory()
    Ball(FSR, kept=memory).say(FSR.message())
    ball = Ball(None, kept=memory)
    ball.sensor.full_counts = 0  # a power law means nothing without one
    again = type(ball.session)(
        ball.session.identity, ball.sampler, ball.stream, ball.reflex, ball.player, memory
    )

    assert again.calibration.message() == b"\x60\x00"


def test_without_a_calibration_it_says_so() -> None:
    assert told(Ball(None)) == b"\x60\x00"


def test_every_pattern_of_the_wire_is_felt_and_no_other() -> None:
    for pattern in range(256):
        ball = Ball()
        known = 1 <= pattern <= 8
        heard = ball.say(command(BUZZ, bytes([pattern])))

        assert answers(heard) == [(BUZZ, OK if known else BAD_VALUE)]
        assert ball.felt == ([pattern] if known else [])


def test_a_ball_that_is_looked_for_blinks_and_buzzes() -> None:
    ball = Ball()
    ball.say(command(IDENTIFY_COMMAND))

    assert ball.motor.running
    assert ball.felt == [IDENTIFY]


def test_a_ball_that_is_sent_to_sleep_answers_first_and_then_nothing() -> None:
    ball = Ball().streaming().press(0.0, 3 / 80)
    ball.host.take()
    heard = ball.say(command(SLEEP))

    assert heard[0] == bytes([0x71, SLEEP, OK])
    assert numbers(heard) == [0, 1, 2]
    assert ball.session.asleep
    assert ball.say(command(HELLO)) == []
    assert ball.press(0.0, 1.0).host.take() == []


def test_a_second_host_is_told_not_now_while_the_first_gets_samples() -> None:
    ball, second = Ball().streaming(), Host()
    for message in (command(HELLO), command(START), command(STOP), ceiling(NO_CEILING), rate(40)):
        assert answers(ball.say(message, second)) == [(message[1], NOT_NOW)]
    assert ball.say(OTHER.message(), second) == [bytes([0x71, STORE, NOT_NOW])]

    ball.host.take()
    ball.press(0.0, 0.5)
    assert numbers(ball.host.take()) == list(range(40))
    assert second.take() == []
    assert told(ball) == LOAD_CELL.message()


def test_a_second_host_may_start_when_the_first_has_stopped() -> None:
    ball, second = Ball().streaming(), Host()
    ball.say(command(STOP))

    assert answers(ball.say(command(START), second)) == [(START, OK)]
    ball.press(0.0, 0.5)
    assert len(samples(second.take())) == 40
    assert ball.host.take() == []


def test_a_second_host_that_leaves_ends_nothing() -> None:
    ball = Ball().streaming()
    ball.session.left(Host())
    ball.press(0.0, 0.5)

    assert ball.stream.on
    assert ball.felt == []


def test_a_lost_link_is_felt_and_the_counting_goes_on() -> None:
    ball = Ball().streaming().press(0.0, 7 / 80)
    ball.session.left(ball.host)
    assert ball.felt == [LINK_LOST]

    ball.host.take()
    assert ball.press(0.0, 1.0).host.take() == []
    ball.streaming().press(0.0, 0.1)
    assert numbers(ball.host.take())[0] == 87


def test_the_samples_that_a_lost_link_did_not_take_are_counted() -> None:
    ball = Ball().streaming().press(0.0, 7 / 80)
    ball.session.left(ball.host)

    assert ball.stream.dropped == 2


def test_a_host_that_leaves_after_stopping_is_not_felt() -> None:
    ball = Ball().streaming()
    ball.say(command(STOP))
    ball.session.left(ball.host)

    assert ball.felt == []


def test_a_warning_is_felt_whoever_plays_what() -> None:
    ball = Ball().press(0.0, 1.0).press(40.0, 0.1)
    ball.say(command(BUZZ, bytes([SETTLE])))

    assert ball.felt == [SPIKE]


def test_a_ceiling_is_forgotten_when_it_sleeps() -> None:
    memory = Memory()
    Ball(kept=memory).guarded(20.0)

    assert not Ball(kept=memory).reflex.guarded


def test_a_ceiling_that_is_refused_leaves_the_one_before() -> None:
    ball = Ball().guarded(60.0)
    ball.say(command(CEILING, b"\xff\xff\x7f"))

    assert EASE_OFF in ball.lean(0.0, 61.0, 3.0).felt
