"""Takes the readings: called by a timer, it numbers them, and lets the reflex feel each at once."""

from .gait import Gait
from .motion import Motion
from .ring import Ring
from .timing import MOST, SECOND_US, Uptime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .parts import Feel, Imu, Sensor

LONG_US = 10 * SECOND_US
TRIES = 20  # of a sensor that fails, before it is left alone until it is revived
STUCK = 3  # as the drivers' faults have it


class Sampler:
    """`number` is that of the next sample.

    A reading that could not be taken, or found no room in the ring, leaves its number out.
    `fault` is what the sensor's OSError says, 0 while it works.
    """

    def __init__(
        self,
        sensor: "Sensor",
        reflex: "Feel",
        imu: "Imu | None" = None,
        *,
        now_us: int = 0,
        first_number: int = 0,
    ) -> None:
        self.sensor = sensor
        self.ring = Ring()
        self.motion = Motion(imu) if imu is not None else None
        self.number = first_number
        self.fault = 0
        self.rate_hz = 1
        self.clock_number = -1  # the latest sample on a whole second, and when it was taken
        self.clock_s = self.clock_us = 0
        self._reflex = reflex
        self._uptime = Uptime(now_us)
        self._gait = Gait()
        self._running = False
        self._failures = 0
        self._taken = 0  # since the rate was set
        self._unbroken = 0  # since the last gap of half a second
        self._over = self._late_us = 0
        self._left_out = 0  # numbers since the reading that last found room

    def start(self, rate_hz: int) -> None:
        """Also at another rate. Raises OSError if the sensor does."""
        self._running = False
        self.rate_hz = rate_hz
        self._period_us = SECOND_US // rate_hz
        self._since_us = self._over = self._late_us = self._taken = self._unbroken = 0
        self._gait.start(rate_hz)
        if self.motion is not None:
            self.motion.start(rate_hz)
        self.revive()

    def revive(self) -> None:
        """Sets a sensor up that failed; the numbers go on as if it had not. Raises OSError."""
        self._running = False  # the timer must not read what is being set up
        try:
            self.sensor.start(self.rate_hz)
        except OSError as error:
            self.fault = error.args[0]
            raise
        finally:
            self._gait.interrupt()
            self._failures = 0
            self._running = True

    def tick(self, now_us: int) -> None:
        """Called more often than samples come. Allocates nothing unless the sensor fails."""
        self._since_us += self._uptime.pass_to(now_us)
        if self._since_us >= LONG_US:
            self._pass_over()
        if not self._running:
            return
        try:
            if not self.sensor.ready(now_us):
                return
            raw = self.sensor.read()
        except OSError as error:
            self._fail(error.args[0])
            return
        if self._gait.hurries(now_us):
            self._fail(STUCK)
            return
        self._reflex.feel(raw)
        self.fault = self._failures = 0
        self._keep(raw, self._step())

    def latest(self) -> "int | None":
        """The newest reading; None if there was none yet, or none can be had now."""
        return None if self.fault or not self._taken else self.ring.newest()

    @property
    def has_half_s(self) -> bool:
        """Whether there is half a second to average."""
        return self._unbroken >= self.rate_hz // 2

    def mean_of_half_s(self) -> float:
        """Of the last half second, whatever lay on it."""
        return self.ring.mean(self.rate_hz // 2)

    def _fail(self, fault: int) -> None:
        self.fault = fault
        self._failures += 1
        self._running = self._failures < TRIES

    def _step(self) -> int:
        """How many periods passed since the reading before: 1 as long as none was missed."""
        since_us, self._since_us = self._since_us, 0
        over, self._over = self._over, 0
        third_us = self._period_us // 3  # a reading is found late, never early: round down
        if not self._taken or (not over and since_us < self._period_us + third_us):
            self._late_us = 0
            return 1
        since_us += self._late_us
        step = (since_us + third_us) // self._period_us
        self._late_us = max(0, since_us - step * self._period_us)
        return min(max(1, over + step), MOST)

    def _pass_over(self) -> None:
        """Periods without a reading, counted before their microseconds are no small int."""
        passed = self._since_us // self._period_us
        self._since_us -= passed * self._period_us
        self._over += passed

    def _keep(self, raw: int, step: int) -> None:
        number = self.number + step - 1
        if self.motion is not None:
            self.motion.feel(number)
        if number % self.rate_hz < step:  # a second is whole, though its reading may be missing
            self.clock_number, self.clock_s, self.clock_us = number, self._uptime.s, self._uptime.us
        self.number = number + 1
        self._taken += 1
        self._unbroken = self._unbroken + 1 if step <= self.rate_hz // 2 else 1
        if self.ring.put(raw, min(step + self._left_out, MOST)):
            self._left_out = 0
        else:
            self._left_out += step
