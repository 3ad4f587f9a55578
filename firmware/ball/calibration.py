"""What raw counts mean: docs/protocol.md, "Calibration"."""

from . import wire

NONE, LINEAR, POWER_LAW = range(3)
NEWTONS = 4  # the sensor whose counts are millinewtons
MOST_COUNTS = 0x7FFFFFFE
RELATIVE_FULL_SCALE = 100.0  # what a host calls the full scale of counts that mean nothing


def parse(message: bytes, full_counts: int) -> "Calibration | None":
    """None if a ball with that full scale must refuse it."""
    parsed = wire.parse_calibration(message)
    if parsed is None:
        return None
    kind, numbers = parsed
    if not all(-3.5e38 < number < 3.5e38 for number in numbers):  # NaN is neither
        return None
    if not _makes_sense(kind, numbers) or (kind == POWER_LAW and full_counts == 0):
        return None
    return Calibration(kind, numbers, full_counts)


def _makes_sense(kind: int, numbers: "tuple[float, ...]") -> bool:
    if kind == NONE:
        return len(numbers) == 0
    if kind == LINEAR:
        return len(numbers) == 2 and numbers[1] != 0
    if kind != POWER_LAW or len(numbers) != 4:
        return False
    a, b, _, creep = numbers
    return a > 0 and b > 0 and 0 <= creep < 1


class Calibration:
    """`numbers` as they travel; `full_counts` is the Hello's."""

    def __init__(self, kind: int, numbers: "tuple[float, ...]", full_counts: int) -> None:
        self.kind = kind
        self.numbers = numbers
        self.full_counts = full_counts

    def message(self) -> bytes:
        return wire.calibration(self.kind, self.numbers)

    @property
    def downwards(self) -> bool:
        """Whether pressing makes the counts smaller."""
        return self.kind == LINEAR and self.numbers[1] < 0

    def counts(self, force_n: float) -> int:
        """The raw count at which that force is reached; for NONE, at that percentage."""
        if self.kind == LINEAR:
            zero, n_per_count = self.numbers
            exact = zero + force_n / n_per_count
        elif self.kind == POWER_LAW:
            a, b, c, _ = self.numbers
            ratio = max(a * _power(force_n, b) + c, 0.0)  # no count is below 0, whatever c is
            exact = self.full_counts * ratio / (1.0 + ratio)
        else:
            exact = self.full_counts * force_n / RELATIVE_FULL_SCALE
        return round(max(-MOST_COUNTS, min(MOST_COUNTS, exact)))

    def force_n(self, raw: float) -> "float | None":
        """None if nobody knows."""
        if self.kind == LINEAR:
            zero, n_per_count = self.numbers
            return (raw - zero) * n_per_count
        if self.kind == POWER_LAW:
            a, b, c, _ = self.numbers
            inside = max(0.0, min(self.full_counts - 1.0, raw))
            loaded = inside / (self.full_counts - inside) - c
            return _power(max(loaded / a, 0.0), 1.0 / b)
        return None

    def tared(self, raw: float) -> "Calibration | None":
        """The same with `raw` called no load; None if its zero cannot travel."""
        if self.kind == LINEAR:
            return Calibration(LINEAR, (raw, self.numbers[1]), self.full_counts)
        if self.kind == POWER_LAW:
            a, b, _, creep = self.numbers
            inside = max(0.0, min(self.full_counts - 1.0, raw))
            ratio = inside / (self.full_counts - inside)
            return Calibration(POWER_LAW, (a, b, ratio, creep), self.full_counts)
        return None


def _power(base: float, exponent: float) -> float:
    try:
        return float(base**exponent)
    except OverflowError:  # CPython's way to say so
        return float("inf")


def from_factory(sensor: int, full_counts: int) -> Calibration:
    """What counts mean before anybody calibrated."""
    if sensor == NEWTONS:
        return Calibration(LINEAR, (0.0, 0.001), full_counts)
    return Calibration(NONE, (), full_counts)
