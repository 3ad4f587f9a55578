"""What is known of the ball: pressed or not, a hold that may count, its button."""

from dataclasses import dataclass

from kneadle.coach.rules import Rule


@dataclass(frozen=True, slots=True)
class Hold:
    """A sustained press that may count. Device times are those of its events.

    `began_s` is its onset on the session's clock. `before_s` of it were before anybody asked for
    it, `known_s` is what the ball has vouched for so far. `spoilt` by too much pain or by a nerve
    it earns nothing. `asks` counts how often pain was asked for. `skipped_s` are jumps of the
    session's clock, in which nobody knows that the ball's went on.
    """

    start_s: float
    level_n: float
    began_s: float
    before_s: float = 0.0
    known_s: float = 0.0
    until_s: float | None = None  # device time, from when on nothing counts
    spoilt: Rule | None = None
    skipped_s: float = 0.0
    asks: int = 0
    first_pain: int | None = None
    first_asks: int = 0  # `asks`, when that was said


@dataclass(frozen=True, slots=True)
class Past:
    """The last hold, as it was counted; `same_press` until something is pressed anew."""

    level_n: float
    held_s: float
    credited: bool
    same_press: bool = True


@dataclass(frozen=True, slots=True)
class Presses:
    """Of the button, close together, not yet understood. `force_n` was felt at the first."""

    times: int
    since_s: float
    last_s: float
    force_n: float | None


@dataclass(frozen=True, slots=True)
class Unwanted:
    """Somebody presses where nobody should: to be told at `due_s`; `said` are rules they heard."""

    due_s: float
    said: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Ball:
    """What is known of the ball. `over_s` is when this press was above the ceiling, from and to;
    it and `jolts_s` are device times. `relative`: nobody calibrated it. `blind_since_s` is since
    when its sensor is not to be believed. `doubted`: it says "pressed" of somebody who went on as
    off the ball.
    """

    pressed: bool = False
    relative: bool = False
    away_since_s: float | None = None
    over_s: tuple[tuple[float, float], ...] = ()  # without an end yet: inf
    jolts_s: tuple[float, ...] = ()
    steady: Hold | None = None  # a sustained press, wanted or not
    blind_since_s: float | None = None
    doubted: bool = False
    unwanted: Unwanted | None = None

    @property
    def seen_pressed(self) -> bool:
        """While it is away nobody knows."""
        return self.pressed and self.away_since_s is None and not self.doubted

    @property
    def unseen_since_s(self) -> float | None:
        """While it is away or blind."""
        return self.blind_since_s if self.away_since_s is None else self.away_since_s

    def unseen_s(self, now_s: float) -> float:
        return 0.0 if self.unseen_since_s is None else now_s - self.unseen_since_s
