"""One host at a time: what it says, what it is answered, and what happens when it is gone."""

from . import calibration, haptics, wire
from .commands import COMMANDS, then
from .stream import NOBODY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .calibration import Calibration
    from .haptics import Haptics
    from .identity import Identity
    from .parts import Link, Store
    from .reflex import Reflex
    from .sampler import Sampler
    from .stream import Stream

STORED = "calibration"


class Session:
    """While one host gets samples, another is told "not now"."""

    def __init__(
        self,
        identity: "Identity",
        sampler: "Sampler",
        stream: "Stream",
        reflex: "Reflex",
        player: "Haptics",
        settings: "Store",
    ) -> None:
        self.asleep = False
        self.identity = identity
        self.sampler = sampler
        self.stream = stream
        self.reflex = reflex
        self.player = player
        self._settings = settings
        self.calibration = self._stored()

    def tick(self, now_us: int) -> None:
        """The timer's, every millisecond. Allocates nothing unless the sensor fails."""
        self.player.step(now_us)
        self.sampler.tick(now_us)

    def set_rate(self, rate_hz: int) -> None:
        """Raises OSError if the sensor cannot be set up; then it may be revived later."""
        try:
            self.sampler.start(rate_hz)
        finally:
            self.use(self.calibration)

    def greet(self, link: "Link") -> None:
        """Hello, Calibration and Status, in this order."""
        link.send(self.identity.hello(self.sampler))
        link.send(self.calibration.message())
        link.send(self.stream.status())

    def receive(self, message: "bytes | memoryview", link: "Link") -> None:
        """Answers every command; what is none, or cut short, gets no answer."""
        if self.asleep or len(message) == 0:
            return
        if message[0] >> 4 == wire.CALIBRATION:
            link.send(wire.answer(wire.STORE, self._store(bytes(message), link)))
            return
        asked = wire.parse_command(bytes(message))
        if asked is not None:
            self._obey(asked[0], asked[1], link)

    def left(self, link: "Link") -> None:
        """That host is gone: nothing is sent to nobody, and a person on the ball feels it."""
        if link is self.stream.link:
            was_on = self.stream.on
            self.stream.link = NOBODY
            self.stop()
            if was_on:
                self.player.play(haptics.LINK_LOST)

    def stop(self) -> None:
        """The packet begun goes as it is."""
        self.stream.on = False
        self.stream.flush()

    def use(self, new: "Calibration") -> None:
        """From now on; the reflex with it."""
        self.calibration = new
        self.reflex.use(new, self.identity.full_n, self.sampler.rate_hz)

    def _obey(self, opcode: int, argument: bytes, link: "Link") -> None:
        length, obey = COMMANDS.get(opcode, (len(argument), None))
        if obey is None:
            result = wire.UNKNOWN_COMMAND
        elif len(argument) != length:
            result = wire.BAD_VALUE
        elif self._busy_with_another(link):
            result = wire.NOT_NOW
        else:
            result = obey(self, argument, link)
        link.send(wire.answer(opcode, result))
        if result == wire.OK:
            then(self, opcode, link)

    def _busy_with_another(self, link: "Link") -> bool:
        other = self.stream.link
        return self.stream.on and link is not other and not other.quiet

    def _store(self, message: bytes, link: "Link") -> int:
        new = self._parsed(message)
        if new is None:
            return wire.BAD_VALUE
        if self._busy_with_another(link) or not self._kept(message):
            return wire.NOT_NOW
        self.use(new)
        return wire.OK

    def _kept(self, message: bytes) -> bool:
        before = self._settings.get(STORED)
        if self._settings.put(STORED, self._of_sensor() + message.hex()):
            return True
        self._settings.put(STORED, before)  # what is refused must not be kept with the next bond
        return False

    def _stored(self) -> "Calibration":
        """The one that was kept for this kind of sensor, or without saying for which."""
        sensor = self.sampler.sensor
        told = self._settings.get(STORED) or ""
        if told.startswith(self._of_sensor()):
            told = told[len(self._of_sensor()) :]
        try:
            stored = self._parsed(bytes.fromhex(told))
        except ValueError:  # of another sensor, or spoilt
            stored = None
        return stored or calibration.from_factory(sensor.kind, sensor.full_counts)

    def _of_sensor(self) -> str:
        """What a kept calibration begins with: no hex, so that another sensor's is none at all."""
        return "sensor " + str(self.sampler.sensor.kind) + ": "

    def _parsed(self, message: bytes) -> "Calibration | None":
        sensor = self.sampler.sensor
        new = calibration.parse(message, sensor.full_counts)
        if new is not None and new.kind == calibration.NONE:
            return calibration.from_factory(sensor.kind, sensor.full_counts)
        return new
