"""A ball's day: its one loop, step by step, without a clock of its own."""

from . import haptics, power, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .lamp import Lamp
    from .pairing import Gate
    from .parts import Button, Gauge, Port
    from .power import Power
    from .session import Session

REVIVE_EVERY_MS = 1000
MEASURE_EVERY_MS = 10_000
OFF_HELD_MS = 3000  # the button
STILL_MS = 10 * 60 * 1000  # who lies on it moves sooner; a cushion does not
FAULT_MS = 2000  # of a sensor, until a person feels it
FAULT_AGAIN_MS = 60_000


class Life:
    """`ports` are the ways to hosts; `gauge` may be None."""

    def __init__(
        self,
        session: "Session",
        gate: "Gate",
        rest: "Power",
        button: "Button",
        gauge: "Gauge | None",
        ports: "tuple[Port, ...]",
        lamp: "Lamp",
    ) -> None:
        self.session = session
        self._gate = gate
        self._power = rest
        self._button = button
        self._gauge = gauge
        self._ports = ports
        self._lamp = lamp
        self._revive_ms = self._measure_ms = self._fault_ms = -1
        self._moved_ms = 0

    def step(self, now_ms: int) -> int:
        """Everything that is due; returns power.AWAKE, DOZING or OFF."""
        session = self.session
        session.stream.step()
        for port in self._ports:
            port.step(now_ms)
        self._feel_button(now_ms)
        blinks = self._gate.is_open(now_ms)
        self._lamp.step(now_ms, blinks=blinks, free=session.player.quiet)
        if now_ms >= self._revive_ms:
            self._revive_ms = now_ms + REVIVE_EVERY_MS
            self._revive()
        if now_ms >= self._measure_ms:
            self._measure_ms = now_ms + MEASURE_EVERY_MS
            self._measure()
        self._complain(now_ms)
        if self._used(now_ms):
            self._power.used(now_ms)
        return power.OFF if session.asleep else self._power.state(now_ms)

    def _feel_button(self, now_ms: int) -> None:
        if self._button.step(now_ms):
            self._power.used(now_ms)
            self._pressed(now_ms)
        if self._button.held_ms(now_ms) >= OFF_HELD_MS:
            self.session.asleep = True

    def _pressed(self, now_ms: int) -> None:
        """A host's while it gets samples: a session full of presses opens the ball to nobody."""
        stream, player = self.session.stream, self.session.player
        taken = stream.pressed()
        if not stream.on:
            self._gate.pressed(now_ms)
            taken = True
        if taken and player.quiet:  # what a person is being told is not cut short
            player.play(haptics.SETTLE)

    def _revive(self) -> None:
        sampler = self.session.sampler
        if sampler.motion is not None:
            sampler.motion.revive()
        if sampler.fault:
            try:
                sampler.revive()
            except OSError:
                pass  # the fault stays, and Status says so

    def _measure(self) -> None:
        if self._gauge is None:
            return
        try:
            self._power.measured(self._gauge.percent(), self._gauge.charging())
        except OSError:
            self._power.measured(wire.UNKNOWN_BATTERY, False)
        flags = wire.CHARGING if self._power.charging else 0
        if self._power.low:
            flags |= wire.LOW_BATTERY
        self.session.stream.battery(self._power.percent, flags)

    def _complain(self, now_ms: int) -> None:
        """A person on a ball that feels nothing must not believe in its silence."""
        if not self.session.sampler.fault or self._fault_ms < 0:
            self._fault_ms = now_ms + FAULT_MS
        elif now_ms >= self._fault_ms:
            self._fault_ms = now_ms + FAULT_AGAIN_MS
            self.session.player.play(haptics.LINK_LOST)

    def _used(self, now_ms: int) -> bool:
        """By a host or a hand. What it plays because of a fault, or of a cushion, is no use."""
        felt = self._felt(now_ms)
        for port in self._ports:
            if port.busy(now_ms):
                return True
        session = self.session
        if session.sampler.fault:
            return False
        return felt or not (session.player.quiet or session.reflex.over)

    def _felt(self, now_ms: int) -> bool:
        """A press, or a load that is not a cushion's."""
        reflex = self.session.reflex
        stirred, reflex.stirred = reflex.stirred, False
        if reflex.moved:
            reflex.moved = False
            self._moved_ms = now_ms
        lain_on = reflex.loaded or reflex.over
        return stirred or (lain_on and now_ms - self._moved_ms < STILL_MS)
