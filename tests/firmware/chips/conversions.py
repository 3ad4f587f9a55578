"""The clock inside a converter."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    NowUs = Callable[[], int]


class Conversions:
    """One every period while it runs. Whoever asks late finds the latest only."""

    def __init__(self, now_us: "NowUs") -> None:
        self._now_us = now_us
        self.period_us = 0  # 0: it stands still
        self.at_us = 0  # when the latest ended

    def start(self, rate_hz: int, after_us: int = 0) -> None:
        """The first ends a period and `after_us` from now."""
        self.period_us = 1_000_000 // rate_hz
        self.at_us = self._now_us() + after_us

    def stop(self) -> None:
        self.period_us = 0

    def due(self) -> bool:
        """Whether any ended since the last question."""
        passed_us = self._now_us() - self.at_us
        if not self.period_us or passed_us < self.period_us:
            return False
        self.at_us += passed_us - passed_us % self.period_us
        return True
