"""`kneadle calibrate` as a conversation, with a simulated ball that is pressed meanwhile."""

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path

import pytest

from cable import Cable
from command import Computer, Ran
from dialogue import talking
from kneadle.devices import Known
from kneadle.force.calibrate import to_newtons
from kneadle.registry.file import ceilings, devices
from kneadle.samples import (
    Answer,
    Calibrated,
    Calibration,
    Floats,
    Hello,
    Linear,
    PowerLaw,
    Relative,
)
from kneadle.wire import kneadle as wire
from kneadle.wire.kneadle import Opcode, Result
from kneadle.wire.layout import Kind, kind_of
from kneadle_sims.air import Air
from kneadle_sims.ball import Ball
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.sensor import Faulty, Fsr, LoadCell
from kneadle_sims.sensor.faults import Offset
from kneadle_sims.serve import PtyBall
from weighing import G_M_S2

SPEED = 16.0
STAYS_S = 16.0  # a second of a busy machine
LOADS_KG = (2, 5, 10, 5, 0)
PLACE = ("--muscle", "piriformis", "--side", "left")
FSR = Fsr(calibrated=False, hysteresis_share=0.05)


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    computer = Computer(tmp_path)
    monkeypatch.setenv("KNEADLE_DEVICES", str(computer.devices))
    return computer


@dataclass(frozen=True)
class Stubborn(Scenario):
    """Its ball keeps the calibration that it has, whatever it answers."""

    answers: Result = Result.OK

    def ball(self) -> Ball:
        return _Stubborn(self.sensor.hello(self.rate_hz), self.answers)


class _Stubborn(Ball):
    def __init__(self, hello: Hello, answers: Result) -> None:
        self._says: bytes | None = None  # until it has its own
        super().__init__(hello)
        self._says = wire.pack(Answer(Opcode.STORE, answers))

    def receive(self, command: bytes) -> list[bytes]:
        asked = kind_of(command) is Kind.CALIBRATION
        return [self._says] if asked and self._says else super().receive(command)


def with_weights(loads_kg: Sequence[float] = LOADS_KG, *, from_s: float = STAYS_S) -> Hand:
    hand = Hand(seed=1).rest(from_s)
    for kg in loads_kg:
        hand = hand.press_to(kg * G_M_S2, over_s=1.0).hold(for_s=STAYS_S)
    return hand.rest(2 * STAYS_S).still()


def told(computer: Computer, port: str, *lines: object, what: str = "weights") -> Ran:
    """All answers at once, as a script gives them."""
    with talking(computer, "calibrate", what, "--serial", port) as person:
        for line in lines:
            person.say(line)
        person.hang_up()
        return person.end()


def remember(port: str, identity: str = "") -> None:
    known = Known(port, "Blue", "ball", "serial", identity)
    devices().update(lambda book: book.with_device(known))


def kept(id: str, scenario: Scenario) -> Calibration | None:
    """Rounded as it travels to a ball."""
    known = devices().read().find(id).calibration
    if known is None:
        return None
    travelled = wire.parse_command(wire.store_calibration(known), scenario.ball().hello)
    assert isinstance(travelled, Calibrated)
    return travelled.calibration


def test_weights_give_a_calibration_that_the_ball_and_the_computer_keep(computer: Computer) -> None:
    scenario = Scenario("weights", "", with_weights(), FSR)
    ball = PtyBall(scenario, SPEED)
    with ball as port:
        remember(port)
        ran = told(computer, port, 0, "2 kg", "5,0", *LOADS_KG[2:], "y")

        assert ran.code == 0, ran.out + ran.err
        assert "Good: " in ran.out
        stored = ball.play.ball.hello.calibration
        assert isinstance(stored, PowerLaw)
        assert stored.a * 50.0**stored.b == pytest.approx(FSR.a * 50.0**FSR.b, rel=0.05)
        assert kept(port, scenario) == stored
        assert not ball.play.ball.streaming, "it may sleep now"


def test_after_a_no_nothing_is_kept_but_a_stray_enter_is_not_a_no(computer: Computer) -> None:
    ball = PtyBall(Scenario("weights", "", with_weights(), FSR), SPEED)
    with ball as port:
        ran = told(computer, port, 0, *LOADS_KG, "", "n")

    assert ran.code == 0, ran.out + ran.err
    assert ran.out.count("Keep this calibration? [y/n]") == 2
    assert "Nothing was changed" in ran.out
    assert isinstance(ball.play.ball.hello.calibration, Relative)


def test_a_wrong_weight_is_named_and_its_calibration_not_kept(computer: Computer) -> None:
    scenario = Scenario("weights", "", with_weights(), LoadCell())
    ball = PtyBall(scenario, SPEED)
    with ball as port:
        ran = told(computer, port, 0, 2, 7, 10, 7, 0, "y")

    assert ran.code == 1
    assert "Without 7 kg all the others agree" in ran.out
    assert ball.play.ball.hello == scenario.ball().hello


def test_what_makes_no_sense_is_asked_again_and_a_script_that_ends_too_soon_changes_nothing(
    computer: Computer,
) -> None:
    ball = PtyBall(Scenario("weights", "", with_weights(), FSR), SPEED)
    with ball as port:
        ran = told(computer, port, "five", 5, 500, 0, 0)

    assert "no number of kilograms" in ran.out
    assert ran.out.count("Begin with nothing on it") == 1
    assert ran.out.count("What lies on it") == 6
    assert ran.code == 1
    assert ran.err.splitlines()[0].endswith("nothing was changed.")
    assert isinstance(ball.play.ball.hello.calibration, Relative)


def test_control_c_changes_nothing_and_lets_the_ball_sleep(computer: Computer) -> None:
    ball = PtyBall(Scenario("weights", "", with_weights(), FSR), SPEED)
    with ball as port:
        with talking(computer, "calibrate", "--serial", port) as person:
            person.until("What lies on it")
            person.interrupt()
            ran = person.end()
        assert not ball.play.ball.streaming

    assert ran.code == 130
    assert isinstance(ball.play.ball.hello.calibration, Relative)


def test_a_ball_that_is_lost_meanwhile_is_told_at_once(computer: Computer) -> None:
    scenario = Scenario("lost", "", with_weights(), FSR, air=Air(unplug_at_s=20.0))
    with PtyBall(scenario, SPEED) as port, talking(computer, "calibrate", "--serial", port) as you:
        ran = you.end()

    assert ran.code == 1
    assert re.search("connection to .* was lost", ran.err)
    assert "then calibrate again" in ran.err


def test_tare_makes_the_present_reading_zero_on_the_ball(computer: Computer) -> None:
    sensor = Faulty(LoadCell(), (Offset(6.0),))
    ball = PtyBall(Scenario("tare", "", Hand().rest(300.0), sensor), SPEED)
    with ball as port:
        ran = told(computer, port, "", what="tare")

        assert ran.code == 0, ran.out + ran.err
        assert "+6.0 N" in ran.out
        calibration = ball.play.ball.hello.calibration
        assert abs(to_newtons(calibration, reading(sensor))).max() < 0.5


def reading(sensor: Faulty) -> Floats:
    return sensor.raw(*Hand().rest(2.0).force(100.0))


def test_what_another_ball_was_taught_on_the_same_port_is_not_remembered_for_yours(
    computer: Computer,
) -> None:
    scenario = Scenario("tare", "", Hand().rest(300.0), LoadCell())
    with PtyBall(scenario, SPEED) as port:
        remember(port, identity="Kneadle 0011")
        ran = told(computer, port, "", what="tare")

        assert ran.code == 0, ran.out + ran.err
        assert kept(port, scenario) is None


def test_tare_refuses_a_load(computer: Computer) -> None:
    hand = Hand().lean_on(45.0, over_s=1.0).hold(for_s=200.0).still()
    scenario = Scenario("tare", "", hand)
    ball = PtyBall(scenario, SPEED)
    with ball as port:
        ran = told(computer, port, "", what="tare")

    assert ran.code == 1
    assert "+45 N" in ran.err
    assert ball.play.ball.hello == scenario.ball().hello


@pytest.mark.parametrize(
    ("answers", "what", "do"),
    [
        (Result.NOT_ALLOWED, "refused", "Run `kneadle pair`"),
        (Result.OK, "says another one", "Switch the ball off and on"),
    ],
)
def test_what_the_ball_did_not_store_is_said_and_not_kept_elsewhere(
    computer: Computer, answers: Result, what: str, do: str
) -> None:
    scenario = Stubborn("stubborn", "", Hand().rest(300.0), LoadCell(), answers=answers)
    with PtyBall(scenario, SPEED) as port:
        remember(port)
        ran = told(computer, port, "", what="tare")

        assert ran.code == 1
        assert what in ran.err
        assert do in ran.err
        assert kept(port, scenario) is None


@contextmanager
def sketch(*lines: bytes, every_s: float) -> Iterator[str]:
    """Prints its lines again and again, from the first moment on."""
    over = threading.Event()
    with Cable() as cable:

        def speak() -> None:
            for line in cycle(lines):
                if over.wait(every_s):
                    return
                cable.say(line)

        speaking = threading.Thread(target=speak)
        speaking.start()
        try:
            yield cable.port
        finally:
            over.set()
            speaking.join()


def test_a_sketch_must_be_one_of_your_devices_to_be_calibrated(computer: Computer) -> None:
    with sketch(b"312\r\n", every_s=0.02) as port:
        ran = told(computer, port)

    assert ran.code == 1
    assert f"kneadle pair {port}" in ran.err


def test_a_sketch_that_is_paired_again_keeps_its_ports_calibration_with_a_warning(
    computer: Computer,
) -> None:
    with sketch(b"312\r\n", every_s=0.02) as port:
        first = computer.call("pair", port)
        calibrated = replace(devices().read().find(port), calibration=Linear(300.0, 0.1))
        devices().update(lambda book: book.with_device(calibrated))
        again = computer.call("pair", port)

    assert "It is not calibrated" in first.out
    assert "It is not calibrated" not in again.out
    assert "calibrate again if it is another sensor" in again.out
    assert devices().read().find(port) == calibrated


def test_a_device_that_speaks_newtons_is_checked_and_keeps_its_own_calibration(
    computer: Computer,
) -> None:
    # A second of real time to learn the format is sixteen of the script's.
    t_s, force_n = with_weights(from_s=4 * STAYS_S).force(50.0)
    printed = [b"%.3f,%.2f\r\n" % (t, 1.02 * n + 0.3) for t, n in zip(t_s, force_n, strict=True)]
    packets = [b"".join(printed[at : at + 16]) for at in range(0, len(printed), 16)]
    with sketch(*packets, every_s=16 / 50.0 / SPEED) as port:
        ran = told(computer, port, 0, *LOADS_KG)

    assert ran.code == 0, ran.out + ran.err
    assert "Its own calibration: Good: nothing is off by more than 2.0%" in ran.out
    assert "Keep" not in ran.out


PRESSES = (
    Hand(seed=2)
    .rest(60.0)  # each rest leaves a busy machine three seconds to answer
    .lean_on(60.0, over_s=12.0)
    .hold(for_s=1.0)
    .release()
    .rest(120.0)
    .lean_on(50.0, over_s=12.0)
    .hold(for_s=1.0)
    .release()
    .rest(60.0)
    .still()
)


def measured(computer: Computer, scenario: Scenario) -> Ran:
    with (
        PtyBall(scenario, SPEED) as port,
        talking(computer, "calibrate", "ceiling", *PLACE, "--serial", port) as person,
    ):
        person.answer("press Enter", "")
        person.answer("How strong", 6, "a little", 6)
        person.say("")
        person.say("y")
        return person.end()


def test_two_slow_presses_become_the_ceiling_of_their_place(computer: Computer) -> None:
    ran = measured(computer, Scenario("ceiling", "", PRESSES, LoadCell()))

    assert ran.code == 0, ran.out + ran.err
    found = ceilings().read().find("piriformis", "left")
    assert found is not None
    assert found.trials_n == pytest.approx((60.0, 50.0), rel=0.02)
    assert found.ceiling_n == pytest.approx(0.97 * min(found.trials_n))


def test_a_ball_that_nobody_calibrated_gives_advice_and_no_ceiling_in_newtons(
    computer: Computer,
) -> None:
    ran = measured(computer, Scenario("ceiling", "", PRESSES, FSR))

    assert ran.code == 0, ran.out + ran.err
    assert "kneadle live --ceiling " in ran.out
    assert ceilings().read().find("piriformis", "left") is None


def test_a_ceiling_needs_its_place(computer: Computer) -> None:
    ran = computer.run("calibrate", "ceiling", "--serial", "nowhere", "--muscle", "piriformis")

    assert ran.code == 2
    assert "--side SIDE" in ran.err
