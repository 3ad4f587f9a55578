"""Sustained pressure: when it began, how long it counted, when and why it ended.

It begins quietly once 0.8 s were steady, is told after 3 s, and is over when the ball is
released, when the force stays out of the band for 3 s, when it is rolled hard, or when data
are missing for more than a second (facts rows 13 to 16). The level follows the force slowly,
and jumps to a new level that has become steady.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kneadle.detect.bins import Bin
from kneadle.detect.lasting import lasted
from kneadle.detect.limits import Limits
from kneadle.detect.recent import Recent, Seen
from kneadle.detect.tally import Tally
from kneadle.events import EndReason, Event, HoldCredited, HoldDone, HoldEnded, HoldStarted, Phase


class Rolling(NamedTuple):
    """Aggressive rolling under way: from when on, and the end of its last stroke so far."""

    since_s: float
    last_s: float


@dataclass(slots=True)
class Holding:
    """`start_s` stays None until the hold was told; `out_since_s` while it is out of the band.

    `settled` holds what has left the look-back window; `held_us` counts all of it, live.
    """

    level_n: float
    settled_s: float
    held_us: float = 0.0
    start_s: float | None = None
    out_since_s: float | None = None
    credited: bool = False
    done: bool = False
    settled: Tally = field(default_factory=Tally)


class HoldDetector:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.holding: Holding | None = None
        self._recent = Recent()

    @property
    def start_s(self) -> float | None:
        """Onset of the hold in progress, once it was told."""
        return None if self.holding is None else self.holding.start_s

    def step(self, bin_: Bin, *, pressed: bool, rolling: Rolling | None) -> Sequence[Event]:
        """Advance by one bin. `rolling` is set while it is aggressive."""
        missed = self._gap(bin_)
        if not pressed:
            events = self._end(bin_.closed_s, "released")
            self._recent.clear()
        elif rolling is not None:
            events = self._roll(bin_, rolling)
        else:
            events = self._press(bin_, tell=True)
        return [*missed, *events] if missed else events

    def finish(self, t_s: float) -> Sequence[Event]:
        return self._end(t_s, "session_ended")

    def phase(self, t_s: float) -> Phase:
        """For the screen, while the ball is pressed."""
        holding = self.holding
        if holding is None:
            return "searching"
        if holding.out_since_s is not None:
            paused = t_s - holding.out_since_s > self.limits.hold_forgive_s
            if paused:
                return "paused"
        return "settling" if holding.start_s is None else "holding"

    def _roll(self, bin_: Bin, rolling: Rolling) -> Sequence[Event]:
        """It ends a hold; what follows the last stroke may be the next, told once that is sure."""
        if bin_.first_s > rolling.last_s and self.start_s is None:
            return self._press(bin_, tell=False)
        events = self._end(bin_.closed_s, "rolling", rolling.since_s)
        self._recent.clear()
        return events

    def _gap(self, bin_: Bin) -> Sequence[Event]:
        if bin_.first_s - self._recent.last_s <= self.limits.hold_gap_s:
            return ()
        events = self._end(bin_.closed_s, "gap")
        self._recent.clear()
        return events

    def _press(self, bin_: Bin, *, tell: bool) -> Sequence[Event]:
        holding = self.holding
        if bin_.span_us <= 0:
            self._no_data(bin_.last_s + bin_.span_us / 1e6)
            return ()
        seen, too_old = self._recent.add(bin_)
        if holding is None:
            if seen.mean_n >= self.limits.hold_min_n:  # else no window that ends here is firm
                self._settle()
            return ()
        if too_old is not None and holding.start_s is not None:
            _settle_tally(holding.settled, too_old, holding.start_s)
        if self._in_band(bin_.mean_n, holding.level_n):
            self._go_on(seen, holding)
            return self._tell(bin_.closed_s, holding) if tell and not holding.done else ()
        return self._leave_band(seen, holding)

    def _no_data(self, since_s: float) -> None:
        """What the sensor said since then is not to be believed: a gap."""
        for seen in self._recent.forget(since_s):
            if self.holding is not None and seen.held:
                self.holding.held_us -= seen.bin.span_us

    def _settle(self) -> None:
        """Begin quietly once the last 0.8 s were steady and firm enough."""
        window = self._recent.window(self.limits.hold_settle_s)
        level_n = self._steady_n(window)
        if level_n is not None:
            self.holding = Holding(level_n, window[0].bin.first_s)
            self._count(window, self.holding)

    def _steady_n(self, window: list[Seen]) -> float | None:
        """The mean of the window if all of it lies in the band around it."""
        if not window:
            return None
        n = sum(seen.bin.n for seen in window)
        level_n = sum(seen.bin.sum_mn for seen in window) / n / 1000
        return level_n if all(self._in_band(seen.mean_n, level_n) for seen in window) else None

    def _in_band(self, mean_n: float, level_n: float) -> bool:
        return mean_n >= self.limits.hold_min_n and (
            abs(mean_n - level_n) <= self.limits.band_n(level_n)
        )

    def _go_on(self, seen: Seen, holding: Holding) -> None:
        holding.out_since_s = None
        bin_, follow_s = seen.bin, self.limits.hold_follow_s
        step_s = min(bin_.closed_s - bin_.first_s, follow_s)
        holding.level_n += step_s / (follow_s + step_s) * (seen.mean_n - holding.level_n)
        seen.held = True
        holding.held_us += bin_.span_us

    def _leave_band(self, seen: Seen, holding: Holding) -> Sequence[Event]:
        """A dip is forgiven, a step to a new steady level goes on there, the rest ends it."""
        now_s = seen.bin.closed_s
        if holding.out_since_s is None:
            holding.out_since_s = seen.bin.first_s
        if lasted(holding.out_since_s, now_s, self.limits.hold_end_s):
            return self._end(now_s, "unsteady")
        if lasted(holding.out_since_s, now_s, self.limits.hold_settle_s):
            window = self._recent.window(self.limits.hold_settle_s)
            level_n = self._steady_n(window)
            if level_n is not None:
                holding.level_n, holding.out_since_s = level_n, None
                self._count(window, holding)
        return ()

    def _count(self, window: list[Seen], holding: Holding) -> None:
        for seen in window:
            if not seen.held:
                seen.held = True
                holding.held_us += seen.bin.span_us

    def _tell(self, t_s: float, holding: Holding) -> Sequence[Event]:
        held_s = holding.held_us / 1e6
        if holding.start_s is None:
            return self._tell_start(t_s, holding) if held_s >= self.limits.hold_report_s else ()
        events: list[Event] = []
        if not holding.credited and held_s >= self.limits.hold_credit_s:
            holding.credited = True
            events.append(HoldCredited(t_s, holding.start_s, held_s))
        if not holding.done and held_s >= self.limits.hold_target_s:
            holding.done = True
            events.append(HoldDone(t_s, holding.start_s, held_s))
        return events

    def _tell_start(self, t_s: float, holding: Holding) -> list[Event]:
        """Back-dated to where the force reached 80 % of the mean of these three seconds."""
        level_n = self._recent.level_n(self.limits.hold_report_s, t_s)
        start_s = self._recent.reached_s(self.limits.hold_edge_share * level_n, holding.settled_s)
        since = [
            seen
            for seen in self._recent.between(start_s, t_s)
            if seen.held or self._in_band(seen.mean_n, level_n)
        ]
        held_us = sum(seen.bin.span_us for seen in since)
        if held_us < self.limits.hold_report_s * 1e6:
            return []
        for seen in since:
            seen.held = True
        holding.start_s, holding.held_us = start_s, held_us
        return [HoldStarted(t_s, start_s, level_n)]

    def _end(self, t_s: float, reason: EndReason, until_s: float = float("inf")) -> Sequence[Event]:
        """Back-dated to where the held force last left 80 % of its last three seconds."""
        holding, self.holding = self.holding, None
        if holding is None or holding.start_s is None:
            return ()
        level_n = self._recent.level_n(self.limits.hold_report_s, until_s)
        end_s = self._recent.left_s(self.limits.hold_edge_share * level_n, until_s)
        end_s = holding.start_s if end_s is None else end_s
        for seen in self._recent.between(holding.start_s, end_s):
            _settle_tally(holding.settled, seen, holding.start_s)
        self._recent.clear()
        return [self._ended(t_s, holding.start_s, end_s, holding.settled, reason)]

    def _ended(
        self, t_s: float, start_s: float, end_s: float, tally: Tally, reason: EndReason
    ) -> HoldEnded:
        held_s = min(tally.span_us / 1e6, end_s - start_s)
        return HoldEnded(
            t_s,
            start_s,
            end_s,
            held_s=held_s,
            mean_n=tally.mean_n,
            peak_n=tally.peak_mn / 1000,
            cv=tally.cv,
            credited=held_s >= self.limits.hold_credit_s,
            reason=reason,
        )


def _settle_tally(tally: Tally, seen: Seen, start_s: float) -> None:
    if seen.bin.first_s < start_s:
        return
    tally.note_peak(seen.bin)
    if seen.held:
        tally.add(seen.bin)
