"""Every decision about the samples of one ball, in order."""

from operator import attrgetter

import numpy as np

from kneadle.detect.bins import Bin, Binner, Bins
from kneadle.detect.ceiling import CeilingDetector
from kneadle.detect.contact import ContactDetector
from kneadle.detect.flat import FlatDetector
from kneadle.detect.hold import HoldDetector, Rolling
from kneadle.detect.limits import Limits
from kneadle.detect.quality import GapDetector, MaskDetector
from kneadle.detect.rolling import RollingDetector
from kneadle.detect.spike import SpikeDetector
from kneadle.detect.too_long import TooLongDetector
from kneadle.detect.zero import ZeroTracker
from kneadle.events import Event, Phase, Quality
from kneadle.force.calibrate import Calibrator, saturated, tared, to_newtons
from kneadle.force.clock import SampleClock
from kneadle.force.deglitch import Deglitcher, Mask
from kneadle.force.smooth import Smoother
from kneadle.force.zero import LastSecond
from kneadle.samples import Calibration, Floats, ForceBlock, Hello, Motion, Relative, Samples

STROKES_FROM_HZ = 20.0  # ours: the shortest half-cycle needs three readings
TARE_STEADY_N = 4.0  # a second that moves more than this is somebody pressing
TARE_MOST_N = 30.0  # from the stored zero: more is a person, or a matter for a calibration

Smoothed = tuple[Floats, Floats]  # t_s and force_n, (n,) each


class Decisions:
    """Counts to newtons to events for one stream. A stream has one sensor and one rate."""

    def __init__(self, hello: Hello, limits: Limits, clock: SampleClock) -> None:
        self.hello, self.clock = hello, clock
        self._stored = hello.calibration  # as the ball has it, without the person's tare
        self.holds_only = not limits.full(hello.rate_hz)
        self._sees_strokes = hello.rate_hz >= STROKES_FROM_HZ  # they end a hold, told or not
        self.sensor_fault = False
        self.calibrator = Calibrator(hello.calibration)
        self._last_second = LastSecond()
        self._gaps = GapDetector(limits, hello.rate_hz)
        self._bad = MaskDetector("bad_data")
        self._saturated = MaskDetector("saturated")
        self._flat = FlatDetector(limits, hello)
        longest_step_s = limits.longest_step_s(hello.rate_hz)
        self._deglitcher = Deglitcher(hello.rate_hz, longest_step_s)
        self._smoother = Smoother(hello.rate_hz, longest_step_s)
        self._zero = ZeroTracker(limits, hello.rate_hz)
        self._ceiling = CeilingDetector(limits)
        self._spike = SpikeDetector(limits, hello.rate_hz)
        self._binner = Binner()
        self.contact = ContactDetector(limits)
        self._rolling = RollingDetector(limits)
        self.hold = HoldDetector(limits)
        self._too_long = TooLongDetector(limits)
        self._last_s: float | None = None
        self.blind = False
        self.use(limits)

    def use(self, limits: Limits) -> None:
        """The person changed a limit: it holds from the next sample on."""
        self.limits = limits
        self.contact.use(limits)
        for detector in (self._zero, self._ceiling, self._spike, self._rolling):
            detector.limits = limits
        self.hold.limits = self._too_long.limits = limits

    def take(self, samples: Samples) -> tuple[list[Event], Smoothed]:
        t_s, raw, span_s = self.clock.take(samples.tick, samples.raw)
        if len(t_s) == 0:
            return [], (t_s, raw)
        self._last_second.keep(t_s, raw)
        self._last_s = float(t_s[-1])
        force_n = self.calibrator.apply(t_s, raw)
        events = self._gaps.update(t_s)
        believable = np.abs(force_n) <= self.limits.implausible_n  # False for NaN too
        events += self._bad.update(t_s, force_n, ~believable)
        if not believable.all():
            t_s, raw, span_s, force_n = (x[believable] for x in (t_s, raw, span_s, force_n))
        if len(t_s):
            clean_n, known = self._deglitcher.update(t_s, force_n)
            wild = (clean_n != force_n)[known]
            t_s, raw, span_s, force_n = (x[known] for x in (t_s, raw, span_s, clean_n))
        if len(t_s):
            found, force_n = self._judge(t_s, raw, span_s, force_n, wild)
            events += found
        self.blind |= not believable[-1]
        return sorted(events, key=attrgetter("t_s")), (t_s, force_n)

    def _judge(
        self, t_s: Floats, raw: Floats, span_s: Floats, force_n: Floats, wild: Mask
    ) -> tuple[list[Event], Floats]:
        full = saturated(self.hello, raw)
        span_s, events = self._flat.vouch(t_s, raw, force_n, span_s)
        events += self._saturated.update(t_s, force_n, full)
        jolts, smooth_n = self._smoother.update(t_s, force_n, wild)
        zero_n, news = self._zero.update(t_s, smooth_n)
        smooth_n = smooth_n - zero_n
        events += news + self._ceiling.update(t_s, smooth_n)
        if not self.holds_only:
            events += self._spike.update(t_s, jolts.of_s, jolts.force_n - zero_n)
        valid = ~full & (not self.sensor_fault)
        self.blind = self._flat.stuck or not valid[-1]
        events += self._by_bins(self._binner.update(ForceBlock(t_s, smooth_n, span_s, valid)))
        return events, smooth_n

    def _by_bins(self, bins: Bins) -> list[Event]:
        """Step by step, but at once over the rest, in which nothing lasts and nobody presses."""
        events: list[Event] = []
        while len(bins):
            bins = bins[self._until_rest(bins, events) :]
            resting = self.contact.resting(bins) if len(bins) else 0
            if resting:
                self._rolling.rest(bins[:resting])
                bins = bins[resting:]
        return events

    def _until_rest(self, bins: Bins, events: list[Event]) -> int:
        """Steps up to a bin after which another free one would change nothing but a mean."""
        for done, bin_ in enumerate(bins, start=1):
            self._step(bin_, events)
            if not self._rolling.episode.active and self.contact.rests(bin_):
                return done
        return len(bins)

    def _step(self, bin_: Bin, events: list[Event]) -> None:
        if not self.contact.knows_noise and bin_.first_s >= self._zero.known_s:
            self.contact.learn(self._zero.noise_n or 0.0)
        events += self.contact.step(bin_)
        pressed, free = self.contact.on, self.contact.free(bin_)
        if self._sees_strokes:
            rolled = self._rolling.step(bin_, pressed=pressed, free=free)
            events += () if self.holds_only else rolled
        episode = self._rolling.episode
        rolling = Rolling(episode.start_s, episode.last_s) if episode.active else None
        events += self.hold.step(bin_, pressed=pressed, rolling=rolling)
        events += self._too_long.step(bin_, self.hold.start_s)

    def finish(self) -> list[Event]:
        """What is still open ends with the last sample."""
        now_s = self._last_s or 0.0
        events = self._by_bins(self._binner.finish())
        for detector in (self._bad, self._flat, self._saturated, self._ceiling, self._spike):
            events += detector.finish(now_s)
        if not self.holds_only:
            events += self._rolling.finish(now_s)
        events += [*self.hold.finish(now_s), *self._too_long.finish(now_s)]
        return sorted(events, key=attrgetter("t_s"))

    def motion(self, motion: Motion) -> None:
        self._rolling.motion(self.clock.seconds(motion.tick), motion.gyro_dps)

    def calibrate(self, calibration: Calibration) -> list[Event]:
        """The ball's own calibration; heard again it does not undo the person's tare."""
        if calibration == self._stored:
            return []
        self._stored = calibration
        self.calibrator.use(calibration)
        return self._begin_anew()

    def tare(self) -> list[Event]:
        """Call the last second zero, unless somebody pressed in it."""
        now_s, raw = self._last_s or 0.0, self._last_second.raw()
        if len(raw) == 0:
            return [Quality(now_s, "tare_refused", "No data to tare with yet.")]
        force_n = to_newtons(self._stored, raw)
        shift_n = float(np.median(force_n))
        if np.ptp(force_n) > TARE_STEADY_N or self.hold.holding:
            words = "Take everything off the ball, keep it still, then tare again."
            return [Quality(now_s, "tare_refused", words)]
        if abs(shift_n) > TARE_MOST_N:
            words = f"{shift_n:+.0f} {self.unit} is too much for a tare: it needs a calibration."
            return [Quality(now_s, "tare_refused", words)]
        self.calibrator.use(tared(self._stored, float(np.median(raw))))
        words = f"Zero is now {shift_n:+.1f} {self.unit} from the stored one."
        return [Quality(now_s, "tared", words), *self._begin_anew()]

    @property
    def zero_n(self) -> float:
        """What the empty ball reads, as last told."""
        return self._zero.told_n

    @property
    def unit(self) -> str:
        return "rel" if isinstance(self.calibrator.calibration, Relative) else "N"

    def _begin_anew(self) -> list[Event]:
        """Force before and after a new zero cannot be compared: a step is no jolt, no touch."""
        now_s = self._last_s or 0.0
        self._smoother.restart()
        self._zero.restart()
        return [*self._spike.restart(now_s), *self.contact.restart(now_s)]

    def phase(self) -> Phase:
        if self._last_s is None:
            return "waiting"
        if not self.contact.on:
            return "free"
        phase = self.hold.phase(self._last_s)
        return "paused" if self.blind and phase in ("holding", "settling") else phase
