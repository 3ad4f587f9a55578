"""A ball, from power-on to power-off. MicroPython runs this file by itself.

Ctrl-C over the cable, as `mpremote` sends it, ends it and gives the prompt back.
"""

import gc
import os
import sys
from time import sleep_ms, ticks_us

import machine
import micropython

from ball import power
from ball.haptics import SETTLE, Haptics
from ball.identity import Identity
from ball.lamp import Lamp
from ball.life import Life
from ball.pairing import Gate
from ball.power import Power
from ball.reflex import Reflex
from ball.sampler import Sampler
from ball.session import Session
from ball.settings import Settings
from ball.stream import Stream
from ball.timing import Uptime
from boards import build, rest
from link.ble import BleLink
from link.bonds import Bonds
from link.usb import UsbLink

SERIAL_BYTES = 6
CRASH_FILE = "crash.txt"
CRASHED_MS = 3000
CTRL_C = 3
LOOP_MS = 1
LAST_WORDS_MS = 300  # until the answer to "sleep" is on the air
TICK_MS = 1
LOOK_MS = 50  # awake between two dozes: a reading or two, and the button


class Ball:
    """All of it, put together once."""

    def __init__(self) -> None:
        config = build.read()
        self.parts = build.parts(config)
        self.settings = Settings()
        self.gate = Gate()
        self.session = self._session(config)
        self.ble = BleLink(self.session, Bonds(self.settings), self.gate)
        self.usb = UsbLink(self.session, sys.stdin.buffer, sys.stdout.buffer)
        self.timer = machine.Timer(config["timer"])
        self._uptime = Uptime(ticks_us())
        self._nap_ms = 0

    def _session(self, config: "dict[str, int]") -> Session:
        player = Haptics(self.parts.buzzer, self.parts.led)
        reflex = Reflex(player)
        sampler = Sampler(self.parts.sensor, reflex, self.parts.imu, now_us=ticks_us())
        serial = (bytes(SERIAL_BYTES) + machine.unique_id())[-SERIAL_BYTES:]
        boot_id = int.from_bytes(os.urandom(2), "little")
        identity = Identity(serial, boot_id, config["full_scale_n"])
        session = Session(identity, sampler, Stream(sampler), reflex, player, self.settings)
        try:
            session.set_rate(config["rate_hz"])
        except OSError:
            pass  # Status says "sensor fault", and it is tried again every second
        return session

    def run(self) -> None:
        """Until it is off, or somebody wants the prompt."""
        life = self._life()
        tick = self.session.tick
        self.timer.init(
            period=TICK_MS, mode=machine.Timer.PERIODIC, callback=lambda _: tick(ticks_us())
        )
        self.usb.begin()
        self.ble.begin()
        if machine.reset_cause() == machine.DEEPSLEEP_RESET:
            self._pressed()
        state = power.AWAKE
        while state != power.OFF:
            before, state = state, life.step(self.now_ms())
            if state != before:
                self._change(state)
            if state == power.DOZING and self.now_ms() >= self._nap_ms:
                rest.doze()
                self._nap_ms = self.now_ms() + LOOK_MS
            sleep_ms(LOOP_MS)
        sleep_ms(LAST_WORDS_MS)

    def _pressed(self) -> None:
        """The press that woke it, which was over before anybody could look."""
        self.gate.pressed(self.now_ms())
        self.session.player.play(SETTLE)

    def _change(self, state: int) -> None:
        if state == power.DOZING:
            self.ble.end()
        elif state == power.AWAKE:
            self.ble.begin()

    def _life(self) -> Life:
        parts, now_ms = self.parts, self.now_ms()
        ports = (self.ble, self.usb)
        rested, lamp = Power(now_ms), Lamp(parts.led)
        return Life(self.session, self.gate, rested, parts.button, parts.gauge, ports, lamp)

    def stop(self) -> None:
        """Quiet, in whatever state it was."""
        self.timer.deinit()
        self.session.player.stop()
        self.ble.end()

    def now_ms(self) -> int:
        self._uptime.pass_to(ticks_us())
        return self._uptime.s * 1000 + self._uptime.us // 1000


def main() -> None:
    micropython.kbd_intr(-1)  # a frame may hold the byte of Ctrl-C
    try:
        ball = Ball()
        _live(ball)
    except build.BoardError as error:
        print(error.args[0])
    except Exception as error:
        _restart(error)
    finally:
        micropython.kbd_intr(CTRL_C)


def _live(ball: Ball) -> None:
    gc.collect()
    try:
        ball.run()
    except KeyboardInterrupt:
        return
    finally:
        ball.stop()
    try:
        ball.parts.sensor.sleep()
    except OSError:
        pass  # what does not answer draws what it draws
    rest.off(ball.parts.wake_pin, ball.parts.wake_by)


def _restart(error: Exception) -> None:
    """A ball that broke begins anew; why is kept, and there is a moment for Ctrl-C."""
    try:
        with open(CRASH_FILE, "w") as file:
            sys.print_exception(error, file)  # type: ignore[attr-defined]
    except OSError:
        pass  # the file system is full, or what broke
    micropython.kbd_intr(CTRL_C)
    sleep_ms(CRASHED_MS)
    machine.reset()


if __name__ == "__main__":
    main()
