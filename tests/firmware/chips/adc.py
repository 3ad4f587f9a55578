"""A board's own converter, with an FSR in a divider on its pin."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .conversions import NowUs
    from .press import Press

# Conductance of the FSR over that of the resistor to ground: a * force**b + c, as the
# calibration of kind 2 in docs/protocol.md
A, B, C = 0.01, 0.9, 0.002


def divided(force_n: float) -> float:
    """The pin's voltage as a share of the supply."""
    conductance = A * float(max(force_n, 0.0) ** B) + C
    return conductance / (1.0 + conductance)


class FsrPin:
    """As machine.ADC: 12 bits, stretched to 16. It converts when asked."""

    def __init__(self, press: "Press", now_us: "NowUs") -> None:
        self.saturated = False
        self._press = press
        self._now_us = now_us
        self._at_us = -1
        self._counts = 0

    def read_u16(self) -> int:
        if self._at_us != self._now_us():
            self._at_us = self._now_us()
            raw = round(divided(self._press.force_n(self._at_us)) * 4095)
            self._counts = raw << 4 | raw >> 8
        return 65535 if self.saturated else self._counts
