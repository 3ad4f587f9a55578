"""From messages to events: what live, replay and analysis all run.

No clock, radio, disk or screen: time comes with the samples, so the same messages give the
same events, however they were cut. The order of the decisions is in decide.py.
"""

from collections.abc import Iterable
from math import isfinite

import numpy as np

from kneadle.decide import Decisions, Smoothed
from kneadle.detect.limits import Limits
from kneadle.detect.personal import PersonalCeiling
from kneadle.events import Button, Connected, Event, Quality, Warned, WarningEnded, WarningKind
from kneadle.force.clock import ClockCounts, SampleClock
from kneadle.samples import (
    Answer,
    ButtonPressed,
    Calibrated,
    Calibration,
    Hello,
    Message,
    Motion,
    NewCeiling,
    Relative,
    Samples,
    Status,
    Tare,
)
from kneadle.view import Update, View
from kneadle.wire.kneadle import Opcode, Result
from kneadle.wire.presses import Presses

NOT_CALIBRATED = "Not calibrated: force and ceiling are relative, 100 at full scale, not newtons."
NO_REFLEX = "The ball did not take your ceiling: it will not buzz by itself."
NOTHING: Smoothed = (np.empty(0), np.empty(0))


class Pipeline:
    def __init__(self, limits: Limits) -> None:
        self._personal = PersonalCeiling(limits)
        self.decisions: Decisions | None = None
        self._t_s, self._force_n = 0.0, float("nan")
        self._calibrated = False
        self._presses = Presses()
        self._battery_percent: int | None = None
        self._troubles: set[str] = set()
        self._warnings: set[WarningKind] = set()

    def feed(self, messages: Iterable[Message]) -> Update:
        events: list[Event] = []
        smoothed = [NOTHING]
        for message in messages:
            if isinstance(message, Samples):
                found, block = self._samples(message)
                events += found
                smoothed.append(block)
            else:
                events += self._other(message)
        return self._update(events, smoothed)

    def finish(self) -> Update:
        """The session is over: whatever is open ends with its last sample."""
        events = [] if self.decisions is None else self.decisions.finish()
        return self._update(events, [NOTHING])

    @property
    def limits(self) -> Limits:
        """Those in force now."""
        return self._personal.limits

    @property
    def counts(self) -> ClockCounts:
        return ClockCounts() if self.decisions is None else self.decisions.clock.counts

    @property
    def first_s(self) -> float | None:
        """Device time of the first sample."""
        return None if self.decisions is None else self.decisions.clock.first_s

    @property
    def in_force(self) -> tuple[Calibration, float] | None:
        """Calibration and ceiling for the ball's own reflex, which knows no followed zero.

        None until the ball said its calibration.
        """
        if self.decisions is None or not self._calibrated:
            return None
        reads_n = self.limits.ceiling_n + self.decisions.zero_n
        return self.decisions.calibrator.calibration, reads_n

    def _samples(self, samples: Samples) -> tuple[list[Event], Smoothed]:
        if self.decisions is None:  # nobody said yet what these counts mean
            return [], NOTHING
        relative = isinstance(self.decisions.calibrator.calibration, Relative)
        events = self._trouble("relative", relative, NOT_CALIBRATED)
        if relative != self._personal.relative:
            events += self._personal.calibrated(self._t_s, relative=relative)
            self.decisions.use(self.limits)
        found, (t_s, force_n) = self.decisions.take(samples)
        events += found
        if len(t_s):
            self._t_s, self._force_n = float(t_s[-1]), float(force_n[-1])
        return events, (t_s, force_n)

    def _other(self, message: Message) -> list[Event]:
        match message:
            case Hello():
                return self._greet(message)
            case Status():
                return self._status(message)
            case Answer(Opcode.START):
                self._presses.begin()
            case Answer(Opcode.CEILING, result) if result != Result.OK:
                return [Quality(self._t_s, "no_reflex", NO_REFLEX)]
            case NewCeiling(ceiling_n):
                return self._new_ceiling(ceiling_n)
            case _ if self.decisions is not None:
                return self._decide(message, self.decisions)
        return []

    def _decide(self, message: Message, decisions: Decisions) -> list[Event]:
        match message:
            case Calibrated(calibration):
                self._calibrated = True
                return decisions.calibrate(calibration)
            case Tare():
                return decisions.tare()
            case Motion():
                decisions.motion(message)
            case ButtonPressed(tick, presses):
                return self._button(decisions.clock.seconds(tick), self._presses.risen(presses))
        return []

    def _button(self, t_s: float, times: int) -> list[Event]:
        return [Button(t_s if isfinite(t_s) else self._t_s, times)] if times else []

    def _greet(self, hello: Hello) -> list[Event]:
        """A known ball goes on where it was; another sensor or rate begins a new stream."""
        before = self.decisions
        if before is not None and before.hello == hello:
            return []
        fitted = self._personal.meet(hello, self._t_s)
        if before is None:
            self.decisions = Decisions(hello, self.limits, SampleClock(hello))
            return self._introduce(self.decisions, fitted)
        events = before.finish()
        before.clock.greet(hello)
        self.decisions = Decisions(hello, self.limits, before.clock)
        self.decisions.inherit(before)
        self._calibrated = False
        self._presses.begin()
        said = Quality(self._t_s, "restarted", "The ball started again; the gap is not counted.")
        return [*events, said, *self._introduce(self.decisions, fitted)]

    def _introduce(self, decisions: Decisions, fitted: list[Event]) -> list[Event]:
        hello = decisions.hello
        events = [Connected(self._t_s, hello.device, hello.sensor, hello.rate_hz), *fitted]
        if decisions.holds_only:
            rate = f"{hello.rate_hz:g} readings a second"
            words = f"{rate}: holds only, no spike or rolling warnings."
            events.append(Quality(self._t_s, "holds_only", words))
        return events

    def _status(self, status: Status) -> list[Event]:
        self._battery_percent = status.battery_percent
        if self.decisions is not None:
            self.decisions.sensor_fault = status.sensor_fault
        return [
            *self._trouble(
                "sensor_fault", status.sensor_fault, "The ball's sensor does not answer."
            ),
            *self._trouble("battery_low", status.low_battery, "The ball's battery is low."),
        ]

    def _trouble(self, kind: str, present: bool, words: str) -> list[Event]:
        """Told once when it comes."""
        new = present and kind not in self._troubles
        self._troubles = self._troubles | {kind} if present else self._troubles - {kind}
        return [Quality(self._t_s, kind, words)] if new else []

    def _new_ceiling(self, ceiling_n: float) -> list[Event]:
        events = self._personal.ask(ceiling_n, self._t_s)
        if self.decisions is not None:
            self.decisions.use(self.limits)
        return events

    def _update(self, events: list[Event], smoothed: list[Smoothed]) -> Update:
        for event in events:
            if isinstance(event, Warned):
                self._warnings.add(event.kind)
            elif isinstance(event, WarningEnded):
                self._warnings.discard(event.kind)
        t_s, force_n = smoothed[-1] if len(smoothed) <= 2 else _joined(smoothed)
        return Update(tuple(events), t_s, force_n, self.view())

    def view(self) -> View:
        decisions, limits = self.decisions, self.limits
        if decisions is None:
            return View(ceiling_n=limits.ceiling_n)
        holding = decisions.hold.holding
        return View(
            t_s=self._t_s,
            force_n=self._force_n,
            ceiling_n=limits.ceiling_n,
            phase=decisions.phase(),
            held_s=0.0 if holding is None else holding.held_us / 1e6,
            hold_start_s=None if holding is None else holding.start_s,
            level_n=None if holding is None else holding.level_n,
            target_s=limits.hold_target_s,
            credit_s=limits.hold_credit_s,
            holds_only=decisions.holds_only,
            relative=isinstance(decisions.calibrator.calibration, Relative),
            blind=decisions.blind,
            warnings=frozenset(self._warnings),
            battery_percent=self._battery_percent,
            device=decisions.hello.device,
        )


def _joined(blocks: list[Smoothed]) -> Smoothed:
    return np.concatenate([t_s for t_s, _ in blocks]), np.concatenate([f for _, f in blocks])
