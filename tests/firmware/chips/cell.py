"""A load cell behind a 24-bit converter."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .press import Press

MOST = (1 << 23) - 1


def clipped(counts: int) -> int:
    return max(-MOST - 1, min(MOST, counts))


class Cell:
    def __init__(self, press: "Press", n_per_count: float, zero_counts: int) -> None:
        self._press = press
        self._n_per_count = n_per_count
        self._zero_counts = zero_counts

    def counts(self, at_us: int) -> int:
        """What a perfect converter without an end makes of the force."""
        return self._zero_counts + round(self._press.force_n(at_us) / self._n_per_count)
