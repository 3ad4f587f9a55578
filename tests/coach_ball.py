"""A ball in the hand, in the words of the pipeline: what happens to it becomes events.

Its clock runs beside the session's, far from it, so that nobody can mix the two up.
"""

from dataclasses import dataclass

from kneadle.events import (
    Contact,
    Event,
    HoldCredited,
    HoldDone,
    HoldEnded,
    HoldStarted,
    LinkBack,
    LinkLost,
    Warned,
    WarningEnded,
    WarningKind,
)

AHEAD_S = 5000.0
DEBOUNCE_S = 0.2
GAP_S = 1.0  # a hold does not survive a longer silence
DUE_S = (3.0, 30.0, 60.0, 90.0)  # started, credited, done, too long


@dataclass(slots=True)
class Press:
    """Steady from the start. `said` counts the ball's words on it, `missed_s` short silences."""

    start_s: float
    level_n: float
    held_s: float = 0.0
    missed_s: float = 0.0
    said: int = 0


@dataclass(slots=True)
class Ball:
    """Every verb returns what a session would hear of it. `t_s` is its own time."""

    t_s: float = AHEAD_S
    pressed: Press | None = None
    too_hard_since_s: float | None = None
    lost_at_s: float | None = None
    lost_press: Press | None = None  # under way when it was lost
    contact: bool = False  # as last said

    def press(self, level_n: float) -> list[Event]:
        if self.pressed is None:
            self.pressed = Press(self.t_s, level_n)
        return self._contact()

    def release(self) -> list[Event]:
        if self.pressed is None:
            return []
        eased = self.ease_back()
        press, self.pressed = self.pressed, None
        return [*eased, *self._contact(), *self._hold_ended(press, self.t_s)]

    def pass_(self, passed_s: float) -> list[Event]:
        self.t_s += passed_s
        press = self.pressed
        if press is None or self.lost_at_s is not None:
            return []
        press.held_s = self.t_s - press.start_s - press.missed_s
        words: list[Event] = []
        while press.said < len(DUE_S) and press.held_s >= DUE_S[press.said]:
            words.append(self._word(press))
            press.said += 1
        return words

    def warn(self, kind: WarningKind) -> list[Event]:
        return [] if self.lost_at_s is not None else [Warned(self.t_s, kind, self.t_s, 60.0)]

    def too_hard(self) -> list[Event]:
        if self.pressed is None or self.too_hard_since_s is not None or self.lost_at_s is not None:
            return []
        self.too_hard_since_s = self.t_s
        return self.warn("ceiling")

    def ease_back(self) -> list[Event]:
        if self.too_hard_since_s is None:
            return []
        since_s, self.too_hard_since_s = self.too_hard_since_s, None
        end_s = self.t_s if self.lost_at_s is None else self.lost_at_s
        return [WarningEnded(self.t_s, "ceiling", since_s, end_s, since_s, 95.0)]

    def lose(self) -> list[Event]:
        if self.lost_at_s is not None:
            return []
        self.lost_at_s, self.lost_press = self.t_s, self.pressed
        return [LinkLost(self.t_s, "It is gone.")]

    def back(self) -> list[Event]:
        """First the news of what was missed, then that it is back: as live does."""
        if self.lost_at_s is None:
            return []
        lost_at_s, self.lost_at_s = self.lost_at_s, None
        away_s = self.t_s - lost_at_s
        news = self._missed(lost_at_s, away_s)
        return [*news, *self._contact(), LinkBack(self.t_s, away_s)]

    def _missed(self, lost_at_s: float, away_s: float) -> list[Event]:
        press, before = self.pressed, self.lost_press
        if press is not None and press is before and away_s <= GAP_S:
            press.missed_s += away_s
            return []
        if press is not None:
            self.pressed = Press(self.t_s, press.level_n)
        return [] if before is None else self._hold_ended(before, lost_at_s)

    def _contact(self) -> list[Event]:
        """When it has changed, and somebody is there to hear it."""
        on = self.pressed is not None
        if self.lost_at_s is not None or on == self.contact:
            return []
        self.contact = on
        return [Contact(self.t_s, on, self.t_s - DEBOUNCE_S)]

    def _word(self, press: Press) -> Event:
        start_s, held_s = press.start_s, press.held_s
        words = (
            HoldStarted(self.t_s, start_s, press.level_n),
            HoldCredited(self.t_s, start_s, held_s),
            HoldDone(self.t_s, start_s, held_s),
            Warned(self.t_s, "too_long", start_s, press.level_n),
        )
        return words[press.said]

    def _hold_ended(self, press: Press, end_s: float) -> list[Event]:
        if press.said == 0 or self.lost_at_s is not None:
            return []
        held_s, n = min(press.held_s, end_s - press.start_s), press.level_n
        ended = HoldEnded(
            *(self.t_s, press.start_s, end_s, held_s, n, n, 0.04),
            credited=held_s >= 30.0,
            reason="gap" if end_s < self.t_s else "released",
        )
        return [ended]
