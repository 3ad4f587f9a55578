"""Every decision about the samples of one ball, in order."""

from itertools import pairwise
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
from kneadle.events import Event, Phase
from kneadle.force.calibrate import Calibrator, saturated
from kneadle.force.clock import SampleClock, steps
from kneadle.force.smooth import Jolts, Smoother
from kneadle.samples import Calibration, Floats, ForceBlock, Hello, Motion, Samples
from kneadle.sieve import Sieve, Sifted
from kneadle.zeroing import Zeroing

STROKES_FROM_HZ = 20.0  # ours: the shortest half-cycle needs three readings
ZERO_MOVES_N = 1.0  # at once: what the force was before cannot be compared

Smoothed = tuple[Floats, Floats]  # t_s and force_n, (n,) each


class Decisions:
    """Counts to newtons to events for one stream. A stream has one sensor and one rate."""

    def __init__(self, hello: Hello, limits: Limits, clock: SampleClock) -> None:
        self.hello, self.clock = hello, clock
        self.holds_only = not limits.full(hello.rate_hz)
        self._sees_strokes = hello.rate_hz >= STROKES_FROM_HZ  # they end a hold, told or not
        self.sensor_fault = False
        self._zeroing = Zeroing(hello)
        self._sieve = Sieve(limits, hello)
        self._gaps = GapDetector(limits, hello.rate_hz)
        self._saturated = MaskDetector("saturated")
        self._flat = FlatDetector(limits, hello)
        self._smoother = Smoother(hello.rate_hz, limits.longest_step_s(hello.rate_hz))
        self._zero = ZeroTracker(limits, hello.rate_hz)
        self._ceiling = CeilingDetector(limits)
        self._spike = SpikeDetector(limits, hello.rate_hz)
        self._binner = Binner()
        self.contact = ContactDetector(limits)
        self._rolling = RollingDetector(limits)
        self.hold = HoldDetector(limits)
        self._too_long = TooLongDetector(limits)
        self._last_s: float | None = None
        self._zero_before_n = 0.0
        self.blind = False
        self.use(limits)

    def inherit(self, before: "Decisions") -> None:
        """The same ball began anew."""
        if (before.hello.device, before.hello.sensor) == (self.hello.device, self.hello.sensor):
            self._zeroing.inherit(before._zeroing)

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
        self._last_s = float(t_s[-1])
        events = self._gaps.update(t_s)
        force_n = self.calibrator.apply(t_s, raw)
        sifted, found = self._sieve.sift(t_s, raw, span_s, force_n)
        events += found
        smooth_n = sifted.force_n
        if len(smooth_n):
            self._zeroing.last_second.keep(sifted.t_s[~sifted.wild], sifted.raw[~sifted.wild])
            found, smooth_n = self._judge(sifted)
            events += found
        self.blind |= self._sieve.blind
        return sorted(events, key=attrgetter("t_s")), (sifted.t_s, smooth_n)

    def _judge(self, sifted: Sifted) -> tuple[list[Event], Floats]:
        t_s, raw, span_s, force_n, wild = sifted
        full = saturated(self.hello, raw)
        span_s, events = self._flat.vouch(t_s, raw, force_n, span_s, wild)
        events += self._saturated.update(t_s, force_n, full)
        jolts, smooth_n = self._smoother.update(t_s, force_n, wild)
        zero_n, news = self._zero.update(t_s, smooth_n)
        smooth_n = smooth_n - zero_n
        events += news + self._ceiling.update(t_s, smooth_n)
        if not self.holds_only:
            events += self._jolts(t_s, jolts, zero_n)
        valid = ~full & (not self.sensor_fault)
        self.blind = self._flat.stuck or not valid[-1]
        events += self._by_bins(self._binner.update(ForceBlock(t_s, smooth_n, span_s, valid)))
        return events, smooth_n

    def _jolts(self, t_s: Floats, jolts: Jolts, zero_n: Floats) -> list[Event]:
        """A zero that moves is no jolt."""
        moved = np.abs(steps(zero_n, self._zero_before_n)) > ZERO_MOVES_N
        self._zero_before_n = float(zero_n[-1])
        events: list[Event] = []
        for start, end in pairwise(sorted({0, *moved.nonzero()[0].tolist(), len(t_s)})):
            if moved[start]:
                events += self._spike.restart(float(t_s[start]))
            force_n = jolts.force_n[start:end] - zero_n[start:end]
            events += self._spike.update(t_s[start:end], jolts.of_s[start:end], force_n)
        return events

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
        for detector in (self._sieve, self._flat, self._saturated, self._ceiling, self._spike):
            events += detector.finish(now_s)
        if not self.holds_only:
            events += self._rolling.finish(now_s)
        events += [*self.hold.finish(now_s), *self._too_long.finish(now_s)]
        return sorted(events, key=attrgetter("t_s"))

    def motion(self, motion: Motion) -> None:
        self._rolling.motion(self.clock.seconds(motion.tick), motion.gyro_dps)

    @property
    def calibrator(self) -> Calibrator:
        return self._zeroing.calibrator

    def calibrate(self, calibration: Calibration) -> list[Event]:
        return self._begin_anew() if self._zeroing.calibrate(calibration) else []

    def tare(self) -> list[Event]:
        pressed = self.hold.holding is not None
        said = self._zeroing.tare(self._last_s or 0.0, blind=self.blind, pressed=pressed)
        return [said, *self._begin_anew()] if said.kind == "tared" else [said]

    @property
    def zero_n(self) -> float:
        """What the empty ball reads, as last told."""
        return self._zero.told_n

    @property
    def first_zero(self) -> tuple[float, float] | None:
        """When the empty ball was quiet for a second, and what it read then, told or not."""
        return self._zero.first

    @property
    def unit(self) -> str:
        return self._zeroing.unit

    def _begin_anew(self) -> list[Event]:
        """Force before and after a new zero cannot be compared: a step is no jolt, no touch."""
        now_s = self._last_s or 0.0
        for each in (self._sieve, self._smoother, self._zero, self._rolling):
            each.restart()
        self._zero_before_n = 0.0
        return [*self._spike.restart(now_s), *self.contact.restart(now_s)]

    def phase(self) -> Phase:
        if self._last_s is None:
            return "waiting"
        if not self.contact.on:
            return "free"
        phase = self.hold.phase(self._last_s)
        return "paused" if self.blind and phase in ("holding", "settling") else phase
