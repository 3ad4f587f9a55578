"""The inside of a ball, without a radio or a clock: readings and commands in, messages out.

It stands in until the firmware's own core can be served instead.
"""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np

from kneadle.force.calibrate import tared
from kneadle.samples import (
    Answer,
    Calibrated,
    Clock,
    Hello,
    Linear,
    Message,
    Relative,
    Samples,
    Status,
)
from kneadle.wire import kneadle as wire
from kneadle.wire.kneadle import Buzz, Opcode, Result
from kneadle.wire.layout import Kind

SAMPLES_PER_PACKET = 5  # 20 bytes: what every link carries (design, "The wire")
CLOCK_EVERY_S = 1
STATUS_EVERY_S = 10
SLOWEST_HZ, FASTEST_HZ = 10, 320  # the converter's own range (NAU7802)
TARE_OVER_S = 0.5  # averages the noise away and is over before a hand moves

Done = tuple[Result, tuple[Message, ...]]
OK: Done = (Result.OK, ())
BAD_VALUE: Done = (Result.BAD_VALUE, ())
NOT_NOW: Done = (Result.NOT_NOW, ())


class Ball:
    """`number` counts samples since it woke, streaming or not; it wraps only on the wire.

    `felt` is what a person lying on it felt: sample number and pattern of every buzz.
    """

    def __init__(self, hello: Hello, *, first_number: int = 0, clock_ppm: float = 0.0) -> None:
        self.hello = hello
        self.number = first_number
        self.streaming = False
        self.asleep = False
        self.ceiling_counts: int | None = None
        self.felt: list[tuple[int, Buzz]] = []
        self.identified = 0
        self.dropped = 0
        self._clock_rate = 1.0 + clock_ppm * 1e-6
        self._began_us, self._began_number = 0.0, first_number
        self._over_ceiling = False
        self._saturated = False
        self._recent: deque[float] = deque(maxlen=round(hello.rate_hz * TARE_OVER_S))
        self._packet: list[float] = []

    def receive(self, command: bytes) -> list[bytes]:
        """What it answers: something to every command, nothing to what is none."""
        if self.asleep:
            return []
        try:
            asked = wire.parse_command(command, self.hello)
        except wire.MalformedError:
            return _refused(command)
        if isinstance(asked, Calibrated):
            return self._store(asked)
        result, messages = self._obey(asked.opcode, asked.argument)
        return _packed(Answer(asked.opcode, result), *messages) + self._ready()

    def sample(self, readings: Iterable[float]) -> list[bytes]:
        """Take the next raw readings; returns what is ready to be sent."""
        return [message for raw in readings for message in self._take(raw)]

    def flush(self) -> list[bytes]:
        """The packet begun, as it is."""
        if not self._packet:
            return []
        numbers = np.arange(self.number - len(self._packet), self.number) % wire.TICKS
        samples = Samples(numbers, np.array(self._packet))
        self._packet = []
        return _packed(samples)

    def unsent(self, message: bytes) -> None:
        """Whoever carries the messages could not send this one."""
        sent = wire.parse(message, self.hello)
        if isinstance(sent, Samples):
            self.dropped += len(sent.raw)

    def _take(self, raw: float) -> list[bytes]:
        self._guard(raw)
        self._recent.append(raw)
        at, self.number = self.number, self.number + 1
        if not self.streaming:
            return []
        self._packet.append(raw)
        messages = self._ready()
        if at % round(CLOCK_EVERY_S * self.hello.rate_hz) == 0:
            messages += _packed(Clock(at % wire.TICKS, round(self._us(at))))
        saturated = self._is_saturated(raw)
        if at % round(STATUS_EVERY_S * self.hello.rate_hz) == 0 or saturated != self._saturated:
            self._saturated = saturated
            messages += _packed(self._status())
        return messages

    def _ready(self) -> list[bytes]:
        """A full packet; also one begun, when there will be no more."""
        full = len(self._packet) == SAMPLES_PER_PACKET
        return self.flush() if full or not self.streaming else []

    def _guard(self, raw: float) -> None:
        """The reflex: it needs no host."""
        calibration, ceiling = self.hello.calibration, self.ceiling_counts
        down = isinstance(calibration, Linear) and calibration.n_per_count < 0
        over = ceiling is not None and (raw <= ceiling if down else raw >= ceiling)
        if over and not self._over_ceiling:
            self.felt.append((self.number, Buzz.EASE_OFF))
        self._over_ceiling = over

    def _is_saturated(self, raw: float) -> bool:
        full_counts = self.hello.full_scale_counts
        return full_counts is not None and abs(raw) >= full_counts

    def _us(self, number: int) -> float:
        since_s = (number - self._began_number) / self.hello.rate_hz
        return self._began_us + since_s * self._clock_rate * 1e6

    def _status(self) -> Status:
        return Status(battery_percent=80, saturated=self._saturated, dropped=self.dropped)

    def _store(self, calibrated: Calibrated) -> list[bytes]:
        self.hello = replace(self.hello, calibration=calibrated.calibration)
        return _packed(Answer(Opcode.STORE, Result.OK))

    def _obey(self, opcode: int, argument: bytes) -> Done:
        if opcode not in COMMANDS:
            return Result.UNKNOWN_COMMAND, ()
        length, obey = COMMANDS[opcode]
        if len(argument) != length:
            return BAD_VALUE
        return obey(self, int.from_bytes(argument, "little", signed=True))

    def _greet(self, _: int) -> Done:
        return Result.OK, (self.hello, Calibrated(self.hello.calibration), self._status())

    def _start(self, _: int) -> Done:
        self.streaming = True
        return OK

    def _stop(self, _: int) -> Done:
        self.streaming = False
        return OK

    def _sleep(self, _: int) -> Done:
        self.streaming, self.asleep = False, True
        return OK

    def _tare(self, _: int) -> Done:
        few = len(self._recent) < (self._recent.maxlen or 0)
        if few or isinstance(self.hello.calibration, Relative):
            return NOT_NOW
        zero = tared(self.hello.calibration, float(np.mean(self._recent)))
        self.hello = replace(self.hello, calibration=zero)
        return Result.OK, (Calibrated(zero),)

    def _set_rate(self, rate_hz: int) -> Done:
        if not SLOWEST_HZ <= rate_hz <= FASTEST_HZ:
            return BAD_VALUE
        if self.streaming:
            return NOT_NOW
        self._began_us, self._began_number = self._us(self.number), self.number
        self.hello = replace(self.hello, rate_hz=float(rate_hz), tick_hz=float(rate_hz))
        self._recent = deque(maxlen=round(rate_hz * TARE_OVER_S))
        return OK

    def _set_ceiling(self, counts: int) -> Done:
        self.ceiling_counts = None if counts == wire.NO_CEILING else counts
        return OK

    def _buzz(self, pattern: int) -> Done:
        if pattern not in list(Buzz):
            return BAD_VALUE
        self.felt.append((self.number, Buzz(pattern)))
        return OK

    def _identify(self, _: int) -> Done:
        self.identified += 1
        return OK


# The length of the argument, and what does it.
COMMANDS: dict[int, tuple[int, Callable[[Ball, int], Done]]] = {
    Opcode.HELLO: (0, Ball._greet),
    Opcode.START: (0, Ball._start),
    Opcode.STOP: (0, Ball._stop),
    Opcode.RATE: (2, Ball._set_rate),
    Opcode.TARE: (0, Ball._tare),
    Opcode.CEILING: (4, Ball._set_ceiling),
    Opcode.BUZZ: (1, Ball._buzz),
    Opcode.IDENTIFY: (0, Ball._identify),
    Opcode.SLEEP: (0, Ball._sleep),
}


def _refused(message: bytes) -> list[bytes]:
    if message and message[0] >> 4 == Kind.CALIBRATION:
        return _packed(Answer(Opcode.STORE, Result.BAD_VALUE))
    return []


def _packed(*messages: Message) -> list[bytes]:
    return [wire.pack(message) for message in messages]
