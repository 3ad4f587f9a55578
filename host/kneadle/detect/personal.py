"""The ceiling a person asked for, and how much of it this sensor allows."""

from kneadle.detect.limits import LEAST_ROOM, UNCALIBRATED_GUARD, Limits
from kneadle.errors import LimitError
from kneadle.events import Event, Quality
from kneadle.samples import RELATIVE_FULL_SCALE, Hello
from kneadle.telling import unit_of

UNCALIBRATED = "without a calibration it may read a quarter too little."
BEYOND = "more is beyond this sensor."
LEAST = "less leaves no room for a hold."


class PersonalCeiling:
    """`limits` hold the ceiling in force: never where the sensor cannot be trusted.

    `relative` says that nobody calibrated the sensor, so that a guard is taken off.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._asked_n = limits.ceiling_n
        self._sensor_full_scale_n: float | None = None
        self.relative = False

    def meet(self, hello: Hello, t_s: float) -> list[Event]:
        """Another sensor; whether it is calibrated will be known with its first sample."""
        self._sensor_full_scale_n = hello.full_scale_n
        self.relative = False
        return self._fit(t_s)

    def calibrated(self, t_s: float, *, relative: bool) -> list[Event]:
        self.relative = relative
        return self._fit(t_s)

    def ask(self, ceiling_n: float, t_s: float) -> list[Event]:
        """Nonsense is refused. Too low or too high for this sensor, it is the nearest there is."""
        try:
            self.limits.with_ceiling(max(ceiling_n, self._least_n))
        except LimitError as error:
            return [Quality(t_s, "ceiling_refused", str(error))]
        self._asked_n = ceiling_n
        return self._fit(t_s) or [self._told(t_s)]

    @property
    def _least_n(self) -> float:
        return LEAST_ROOM * self.limits.hold_min_n

    @property
    def _full_scale(self) -> float | None:
        return RELATIVE_FULL_SCALE if self.relative else self._sensor_full_scale_n

    def _fit(self, t_s: float) -> list[Event]:
        guard = UNCALIBRATED_GUARD if self.relative else 0.0
        before, self.limits = (
            self.limits,
            self.limits.fitted(self._asked_n, self._full_scale, guard),
        )
        return [] if self.limits == before else [self._told(t_s)]

    def _told(self, t_s: float) -> Quality:
        unit = unit_of(relative=self.relative)
        words = f"Your ceiling is {round(self.limits.ceiling_n, 1):g} {unit}"
        as_asked = self.limits.ceiling_n == self._asked_n
        return Quality(t_s, "ceiling_set", f"{words}." if as_asked else f"{words}: {self._why}")

    @property
    def _why(self) -> str:
        if self._asked_n < self.limits.ceiling_n:
            return LEAST
        return UNCALIBRATED if self.relative else BEYOND
