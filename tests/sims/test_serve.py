import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import serial

from kneadle.errors import KneadleError, LinkError
from kneadle.samples import Answer, ButtonPressed, Samples
from kneadle.wire import kneadle as wire
from kneadle.wire.frames import FrameDecoder, encode
from kneadle_sims.air import Air
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.serve import PtyBall

PRESS = Scenario("press", "10 s", Hand(seed=1).rest(1.0).lean_on(40.0, over_s=2.0).hold(for_s=7.0))
PATIENCE_S = 10.0  # far more than any of these needs on a busy machine


class Host:
    """A program that opens the port as any other."""

    def __init__(self, port: str) -> None:
        self._serial = serial.Serial(port, timeout=0.02)
        self._frames = FrameDecoder()
        self.heard: list[bytes] = []

    def __enter__(self) -> "Host":
        return self

    def __exit__(self, *_: object) -> None:
        self._serial.close()

    def say(self, command: bytes) -> None:
        self._serial.write(encode(command))

    def read_until(self, enough: Callable[[], bool]) -> None:
        give_up_s = time.monotonic() + PATIENCE_S
        while not enough():
            assert time.monotonic() < give_up_s, f"only {len(self.heard)} messages came"
            self.heard += self._frames.feed(self._serial.read(self._serial.in_waiting or 1))

    @property
    def waiting(self) -> bool:
        return self._serial.in_waiting > 0

    @property
    def refused(self) -> int:
        return self._frames.counts.refused

    @property
    def presses(self) -> list[int]:
        """As it was told of them."""
        parsed = (wire.parse(data) for data in self.heard if data[0] >> 4 == 9)
        return [message.presses for message in parsed if isinstance(message, ButtonPressed)]

    @property
    def samples(self) -> Samples:
        parsed = (wire.parse(data) for data in self.heard if data[0] >> 4 == 1)
        each = [message for message in parsed if isinstance(message, Samples)]
        return Samples(
            np.concatenate([one.tick for one in each]), np.concatenate([one.raw for one in each])
        )


@pytest.mark.parametrize("rate_hz", [100.0, 320.0])
def test_a_host_that_reads_gets_every_sample_at_twenty_times_the_speed(rate_hz: float) -> None:
    scenario = replace(PRESS, rate_hz=rate_hz)
    ball = PtyBall(scenario, speed=20.0)
    with ball as port, Host(port) as host:
        host.say(wire.start())
        host.read_until(ball.finished.is_set)

    assert np.array_equal(np.diff(host.samples.tick), np.ones(round(10 * rate_hz) - 1))
    assert np.array_equal(host.samples.raw, scenario.raw())
    assert ball.play.ball.dropped == 0


def test_it_keeps_real_time() -> None:
    ball = PtyBall(replace(PRESS, hand=Hand().rest(1.0)), speed=2.0)
    with ball as port, Host(port) as host:
        host.say(wire.start())
        began_s = time.monotonic()
        host.read_until(ball.finished.is_set)

    assert 0.45 < time.monotonic() - began_s < 0.45 + PATIENCE_S


def test_commands_are_answered_before_and_during_the_stream() -> None:
    with PtyBall(PRESS) as port, Host(port) as host:
        for opcode in (wire.Opcode.IDENTIFY, wire.Opcode.START, wire.Opcode.IDENTIFY):
            host.say(wire.command(opcode))
            host.heard.clear()
            host.read_until(lambda: any(message[0] >> 4 == 7 for message in host.heard))
            assert Answer(opcode, 0) in [wire.parse(message) for message in host.heard]


def test_a_host_that_does_not_read_is_not_waited_for_and_loses_whole_packets() -> None:
    scenario = replace(PRESS, rate_hz=320.0, hand=Hand().rest(100.0))
    ball = PtyBall(scenario, speed=100.0)
    with ball as port, Host(port) as host:
        host.say(wire.start())
        assert ball.finished.wait(PATIENCE_S)
        host.read_until(lambda: not host.waiting)

    assert 0 < ball.play.ball.dropped < 32000
    assert 0 < len(host.samples.raw) <= 32000 - ball.play.ball.dropped
    assert host.refused == 0


def test_what_is_said_during_a_cut_is_heard_after_it() -> None:
    ball = PtyBall(replace(PRESS, air=Air(cuts=((2.0, 4.0),))), speed=10.0)
    with ball as port, Host(port) as host:
        host.say(wire.start())
        host.read_until(lambda: ball.play.silent)
        host.say(wire.identify())
        host.read_until(lambda: wire.pack(Answer(wire.Opcode.IDENTIFY, 0)) in host.heard)

        assert ball.play.t_s >= 4.0


def test_a_pulled_cable_is_an_error_of_the_port() -> None:
    ball = PtyBall(replace(PRESS, air=Air(unplug_at_s=2.0)), speed=10.0)
    with ball as port, Host(port) as host:
        host.say(wire.start())
        with pytest.raises((serial.SerialException, OSError)):
            host.read_until(lambda: False)
        assert ball.finished.wait(PATIENCE_S)

    # What was still in the cable is gone with it.
    assert 150 <= len(host.samples.tick) <= 200


def test_a_host_may_leave_and_come_back() -> None:
    with PtyBall(PRESS) as port:
        for _ in range(2):
            with Host(port) as host:
                host.say(wire.start())
                host.read_until(lambda: len(host.heard) > 4)
                assert len(host.samples.tick) > 0


def test_nothing_is_left_behind() -> None:
    fds = Path("/proc/self/fd") if Path("/proc/self/fd").exists() else Path("/dev/fd")
    before = len(list(fds.iterdir())), threading.active_count()
    for unplug_at_s in (0.5, float("inf")):
        ball = PtyBall(replace(PRESS, air=Air(unplug_at_s=unplug_at_s)), speed=20.0)
        with ball as port, Host(port) as host:
            host.say(wire.start())
            assert ball.finished.wait(PATIENCE_S)

    unplugged = PtyBall(PRESS)
    with unplugged as port, Host(port) as host:
        unplugged.unplug()
        lose(host)

    assert (len(list(fds.iterdir())), threading.active_count()) == before


def test_it_stops_in_the_middle_without_fuss() -> None:
    with PtyBall(PRESS) as port, Host(port) as host:
        host.say(wire.start())
        host.read_until(lambda: len(host.heard) > 3)
        leaving_s = time.monotonic()

    assert time.monotonic() - leaving_s < 1.0


def test_a_system_without_pseudo_terminals_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "openpty")

    with pytest.raises(KneadleError, match="no pseudo-terminals"), PtyBall(PRESS):
        pass


def test_its_button_may_be_pressed_from_another_thread() -> None:
    ball = PtyBall(PRESS)
    with ball as port, Host(port) as host:
        host.say(wire.start())
        host.read_until(lambda: host.presses == [0])
        fingers = [threading.Thread(target=ball.press) for _ in range(3)]
        for finger in fingers:
            finger.start()
        host.read_until(lambda: len(host.presses) == 4)

    assert host.presses == [0, 1, 2, 3]


def port_of(ball: PtyBall) -> str:
    """Once it is in again: the ball looks at its plug twenty times a second."""
    give_up_s = time.monotonic() + PATIENCE_S
    while True:
        with suppress(LinkError):
            return ball.port
        assert time.monotonic() < give_up_s, "it was not plugged in again"
        time.sleep(0.01)


def lose(host: Host) -> None:
    with pytest.raises((serial.SerialException, OSError)):
        host.read_until(lambda: False)


def test_an_unplugged_ball_is_lost_to_its_host_and_has_run_on_when_it_is_back() -> None:
    ball = PtyBall(PRESS)
    with ball as port:
        with Host(port) as host:
            host.say(wire.start())
            host.read_until(lambda: len(host.heard) > 4)
            ball.unplug()
            lose(host)
            lost_at = host.samples.tick[-1]
        with pytest.raises(LinkError, match="pulled out"):
            _ = ball.port
        ball.plug()
        with Host(port_of(ball)) as host:
            host.say(wire.start())
            host.read_until(lambda: len(host.heard) > 4)
            assert host.samples.tick[0] > lost_at + 1


def test_a_ball_plugged_in_at_once_was_lost_all_the_same() -> None:
    ball = PtyBall(PRESS)
    with ball as port, Host(port) as host:
        ball.unplug()
        ball.plug()
        lose(host)
        assert port_of(ball)


def test_plugging_in_what_is_in_changes_nothing() -> None:
    ball = PtyBall(PRESS)
    with ball as port, Host(port) as host:
        ball.plug()
        host.say(wire.start())
        host.read_until(lambda: len(host.heard) > 4)
        assert port_of(ball) == port


def test_whoever_lies_on_an_unplugged_ball_feels_that_it_is_lost() -> None:
    ball = PtyBall(PRESS)
    with ball as port, Host(port) as host:
        host.say(wire.start())
        host.read_until(lambda: len(host.heard) > 4)
        ball.unplug()
        lose(host)
        ball.plug()
        port_of(ball)

    assert [buzz for _, buzz in ball.play.ball.felt] == [wire.Buzz.LINK_LOST]
