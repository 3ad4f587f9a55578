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
        self._revive_ms = self._measure_ms = -1

    def step(self, now_ms: int) -> int:
        """Everything that is due; returns power.AWAKE, DOZING or OFF."""
        session = self.session
        session.stream.step()
        session.player.step(now_ms)
        for port in self._ports:
            port.step(now_ms)
        self._feel_button(now_ms)
        free = not session.player.playing
        self._lamp.step(now_ms, blinks=self._gate.is_open(now_ms), free=free)
        if now_ms >= self._revive_ms:
            self._revive_ms = now_ms + REVIVE_EVERY_MS
            self._revive()
        if now_ms >= self._measure_ms:
            self._measure_ms = now_ms + MEASURE_EVERY_MS
            self._measure()
        return self._rest(now_ms)

    def _feel_button(self, now_ms: int) -> None:
        if self._button.step(now_ms):
            self._power.used(now_ms)
            self._gate.pressed(now_ms)
            self.session.player.play(haptics.SETTLE)
        if self._button.held_ms(now_ms) >= OFF_HELD_MS:
            self.session.asleep = True

    def _revive(self) -> None:
        if self.session.sampler.fault:
            try:
                self.session.sampler.revive()
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

    def _rest(self, now_ms: int) -> int:
        reflex = self.session.reflex
        if reflex.stirred or any(port.busy(now_ms) for port in self._ports):
            reflex.stirred = False
            self._power.used(now_ms)
        return power.OFF if self.session.asleep else self._power.state(now_ms)
