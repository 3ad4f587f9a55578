"""The installed CLI with real BlueZ and a ball in the air, as a person would use it: run.sh."""

import json
import signal
import time
from functools import partial
from pathlib import Path

from vm.processes import KNEADLE, RATE_HZ, Ball, Process, bluez, event, kneadle

STEP_WITHIN_S = 150  # the longest takes 40 s, on a computer that may have more to do
LOST = "The connection to"
say = partial(print, flush=True)


class Journey:
    def __init__(self) -> None:
        self.ball = Ball(Path("/run/ball"))
        while "succeeded" not in bluez("power", "on"):
            time.sleep(0.5)  # bluetoothd takes a moment to notice its adapter

    def scan(self) -> None:
        """a scan finds the ball, with the name that only its scan response has"""
        found = {each["id"]: each for each in json.loads(kneadle("scan", "--json", "--seconds", 3))}
        ball = found[self.ball.address]
        assert (ball["name"], ball["kind"], ball["paired"]) == (self.ball.name, "ball", False), ball

    def refuse(self) -> None:
        """a ball whose button nobody pressed refuses to pair, and the person is told about it"""
        said = kneadle("pair", "--seconds", 3, code=1)
        assert "Press its button" in said, said
        assert self.ball.address not in bluez("devices", "Paired")

    def pair(self) -> None:
        """it is paired after a press of its button, with no desktop to agree to it"""
        self.ball.hear("pairing")
        said = kneadle("pair", "--seconds", 3)
        assert "It buzzed" in said, said
        assert self.ball.address in bluez("devices", "Paired")

    def list_devices(self) -> None:
        """it is remembered as the default device"""
        (known,) = json.loads(kneadle("devices", "--json"))
        assert (known["id"], known["default"]) == (self.ball.address, True), known

    def calibrate(self) -> None:
        """a tare is stored on the ball"""
        said = kneadle("calibrate", "tare", answers="\n")
        assert "The ball has stored it" in said, said

    def live(self) -> None:
        """a session starts without a word about the device, and feels a hold"""
        self.session = Process(KNEADLE, "live", "--headless", "--json")
        self.session.until(event("connected"))
        self.session.until(event("hold_started"))

    def drop(self) -> None:
        """the ball hangs up: the loss is told, and the session goes on"""
        self.ball.hear("drop")
        self.session.until(LOST)
        self.session.until(event("link_back"))

    def lose_range(self) -> None:
        """the ball goes out of range and comes back: so does the session"""
        self.ball.hear("range")
        self.session.until(LOST)
        self.ball.hear("wake")
        self.session.until(event("link_back"))
        self.session.until(event("hold_started"))

    def leave(self) -> None:
        """Ctrl-C ends it: no sample was taken twice, and the ball is free for others"""
        self.session.interrupt()
        ended = json.loads(self.session.until(event("session_ended")))
        assert self.session.ended() == 0
        spanned = round(ended["t_s"] * RATE_HZ) + 1
        assert 0 < ended["samples"] <= spanned - ended["lost"], ended
        assert self.ball.address not in bluez("devices", "Connected")

    def forget(self) -> None:
        """forgotten, it is gone from the devices and from BlueZ's bonds"""
        assert json.loads(kneadle("devices", "forget", self.ball.name, "--json")) == []
        assert self.ball.address not in bluez("devices", "Paired")


STEPS = (
    Journey.scan,
    Journey.refuse,
    Journey.pair,
    Journey.list_devices,
    Journey.calibrate,
    Journey.live,
    Journey.drop,
    Journey.lose_range,
    Journey.leave,
    Journey.forget,
)


def too_late(number: int, frame: object) -> None:
    raise TimeoutError(f"not done within {STEP_WITHIN_S} s")


def main() -> None:
    signal.signal(signal.SIGALRM, too_late)
    signal.alarm(STEP_WITHIN_S)
    began_s = time.monotonic()
    journey = Journey()
    say(f"ok: a ball is in the air, and the adapter powered ({time.monotonic() - began_s:.0f} s)")
    for step in STEPS:
        began_s = time.monotonic()
        signal.alarm(STEP_WITHIN_S)
        step(journey)
        say(f"ok: {step.__doc__} ({time.monotonic() - began_s:.0f} s)")
    say(f"journey: {len(STEPS)} passed, 0 failed")


if __name__ == "__main__":
    main()
