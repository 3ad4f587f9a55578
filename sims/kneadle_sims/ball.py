"""The inside of a ball, without a radio or a clock: readings and commands in, messages out.

It stands in until the firmware's own core can be served instead.
"""

from collections.abc import Callable
from dataclasses import replace

from kneadle.force.calibrate import tared
from kneadle.samples import Answer, Calibrated, Hello, Message, Relative
from kneadle.wire import kneadle as wire
from kneadle.wire.kneadle import Buzz, Opcode, Result
from kneadle.wire.layout import Kind
from kneadle_sims.sampler import Sampler

SLOWEST_HZ, FASTEST_HZ = 10, 320  # the converter's own range (NAU7802)

Done = tuple[Result, tuple[Message, ...]]
OK: Done = (Result.OK, ())
BAD_VALUE: Done = (Result.BAD_VALUE, ())
NOT_NOW: Done = (Result.NOT_NOW, ())


class Ball(Sampler):
    """A sampler that can be spoken to."""

    def __init__(self, hello: Hello, *, first_number: int = 0, clock_ppm: float = 0.0) -> None:
        super().__init__(hello, first_number=first_number, clock_ppm=clock_ppm)
        self.asleep = False
        self.identified = 0

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
        return _packed(Answer(asked.opcode, result), *messages) + self.ready()

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
        return Result.OK, (self.hello, Calibrated(self.hello.calibration), self.status())

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
        counts = self.unloaded_counts
        if counts is None or isinstance(self.hello.calibration, Relative):
            return NOT_NOW
        zero = tared(self.hello.calibration, counts)
        self.hello = replace(self.hello, calibration=zero)
        return Result.OK, (Calibrated(zero),)

    def _set_rate(self, rate_hz: int) -> Done:
        if not SLOWEST_HZ <= rate_hz <= FASTEST_HZ:
            return BAD_VALUE
        if self.streaming:
            return NOT_NOW
        self.sample_at(float(rate_hz))
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
