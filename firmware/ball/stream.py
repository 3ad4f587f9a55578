"""From the ring to the host: what is said of every sample, in order."""

from . import wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .parts import Link
    from .sampler import Sampler

SAMPLES_PER_PACKET = 5  # 20 bytes: what every link carries
STATUS_EVERY_S = 10


class Nobody:
    """The link while there is none."""

    quiet = True

    def send(self, message: "bytes | memoryview") -> bool:
        return False

    def packet_samples(self, rate_hz: int) -> int:
        return SAMPLES_PER_PACKET


NOBODY = Nobody()


class Stream:
    """`on` while a host wants samples; those that it did not get are counted in `dropped`."""

    def __init__(self, sampler: "Sampler", first_number: int = 0) -> None:
        self.sampler = sampler
        self.link: Link = NOBODY
        self.on = False
        self.per_packet = SAMPLES_PER_PACKET
        self.dropped = 0
        self.battery_percent = wire.UNKNOWN_BATTERY
        self._battery_flags = 0
        self.saturated = False
        self._faulty = False
        self._presses = 0  # of the button, since the ball woke
        self._pressed_at = first_number  # the latest sample when it was last pressed
        self._packet = wire.Packet()
        self._number = first_number  # of the oldest sample in the ring, if none is missing

    def step(self) -> None:
        """Says all that is due."""
        ring = self.sampler.ring
        while ring.any():
            raw, step = ring.raw(), ring.step()
            ring.forget()
            self._number += step
            if self.on:
                self._say(self._number - 1, raw, step)
            else:
                self.saturated = self._at_an_end(raw)
        if (self.sampler.fault != 0) != self._faulty:
            self.flush()
            self._say_status()

    def battery(self, percent: int, flags: int) -> None:
        """A flag that changed is said at once."""
        self.battery_percent = percent
        if flags != self._battery_flags:
            self._battery_flags = flags
            self._say_status()

    def pressed(self) -> bool:
        """The button: said at once, after the samples before it. Whether a host was told."""
        self._presses += 1
        self._pressed_at = self._number - 1
        self.flush()
        return self.on and self.say_presses()

    def say_presses(self) -> bool:
        return self.link.send(wire.button(self._pressed_at, self._presses))

    def flush(self) -> None:
        """The packet begun, as it is."""
        count = self._packet.count
        if count:
            if not self.link.send(self._packet.message()):
                self.dropped += count
            self._packet.count = 0

    def status(self) -> bytes:
        self._faulty = self.sampler.fault != 0
        flags = self._battery_flags
        if self._faulty:
            flags |= wire.SENSOR_FAULT
        if self.saturated:
            flags |= wire.SATURATED
        return wire.status(self.battery_percent, flags, self.dropped)

    def _say(self, number: int, raw: int, step: int) -> None:
        packet = self._packet
        if step != 1:
            self.dropped += step - 1
            self.flush()
        if packet.count == 0:
            packet.begin(number)
        packet.add(raw)
        if packet.count >= self.per_packet:
            self.flush()
        self._say_besides(number, raw, step)

    def _say_besides(self, number: int, raw: int, step: int) -> None:
        sampler = self.sampler
        motion = sampler.motion
        if motion is not None and motion.number == number:
            self.link.send(wire.motion(number, motion.rms_dps10))
        if sampler.clock_number == number:
            us = sampler.clock_s * 1_000_000 + sampler.clock_us
            self.link.send(wire.clock(number, us))
        saturated = self._at_an_end(raw)
        if saturated != self.saturated or number % (STATUS_EVERY_S * sampler.rate_hz) < step:
            self.saturated = saturated
            self._say_status()

    def _at_an_end(self, raw: int) -> bool:
        full = self.sampler.sensor.full_counts
        return full != 0 and (raw >= full or raw <= -full)

    def _say_status(self) -> None:
        said = self.status()
        if self.on:
            self.link.send(said)
