"""A person's own ceiling out of two slow presses to 6 of 10."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kneadle.calibrating.ramp import FASTEST_N_S, HAND_SHARE, Pressed
from kneadle.detect.limits import FULL_SCALE_SHARE, HARD_CAP_N, LEAST_ROOM, Limits

STOP_AT = 6  # of 10, facts row 6
TOO_MUCH = 7  # never above the force at which this was said (facts rows 6 and 11)
REST_S = 60.0  # facts row 6 (Balaguier 2016: at least a minute between trials)
# Facts section 1: changes below 25 % or 20 N are noise between two trials (Balaguier 2016: the
# smallest real change is 102-215 kPa). Two trials agree when either calls their difference noise.
NOISE_N, NOISE_SHARE = 20.0, 0.25
LEAST_N = LEAST_ROOM * Limits().hold_min_n


@dataclass(frozen=True, slots=True)
class Trial:
    """`pain` is what the person said of it, 0 to 10."""

    pressed: Pressed
    pain: int

    @property
    def force_n(self) -> float:
        return self.pressed.force_n


@dataclass(frozen=True, slots=True)
class Ceiling:
    """`guard` is the share that was taken off the smaller of the two trials."""

    ceiling_n: float
    guard: float
    trials_n: tuple[float, float]

    @property
    def before_guard_n(self) -> float:
        """What to ask of a live session that takes the guard off by itself."""
        return self.ceiling_n / (1 - self.guard)


@dataclass(frozen=True, slots=True)
class Again:
    """No ceiling yet, and why."""

    reason: str


def most_n(full_scale_n: float | None) -> float:
    """No ceiling goes beyond this, so no ramp need (facts row 9)."""
    return min(HARD_CAP_N, FULL_SCALE_SHARE * (full_scale_n or math.inf))


def refusal(trial: Trial, guard: float) -> str | None:
    """Why a trial cannot count; None when it does."""
    if trial.pressed.steepest_n_s > HAND_SHARE * FASTEST_N_S:
        return (
            f"It rose by {trial.pressed.steepest_n_s:.0f} N in a second; above {FASTEST_N_S:g} N"
            " a second the feeling comes too late. Lean on more slowly."
        )
    if trial.pain >= TOO_MUCH:
        return f"{trial.pain} of 10 is too much. Stop sooner next time: at {STOP_AT}."
    if trial.force_n * (1 - guard) < LEAST_N:
        return (
            f"{trial.force_n:.0f} N is too little: a ceiling must leave room for a hold of"
            f" {Limits().hold_min_n:g} N. If that spot is so tender today, leave it in peace."
        )
    return None


def decide(trials: Sequence[Trial], guard: float, most_n: float) -> Ceiling | Again:
    """Out of all trials so far, in order; those that were refused still say what was too much.

    `guard` is a share, `most_n` where no ceiling may go beyond.
    """
    counted = [trial for trial in trials if refusal(trial, guard) is None][-2:]
    if len(counted) < 2:
        return Again("One more press is needed.")
    first, second = counted
    if second.pressed.began_s - first.pressed.ended_s < REST_S:
        return Again(f"There must be {REST_S:g} s of rest between two presses.")
    forces_n = first.force_n, second.force_n
    low_n, high_n = sorted(forces_n)
    if high_n - low_n > max(NOISE_N, NOISE_SHARE * high_n):
        return Again(f"{low_n:.0f} N and {high_n:.0f} N differ by more than chance.")
    too_much_n = min((t.force_n for t in trials if t.pain >= TOO_MUCH), default=math.inf)
    ceiling_n = min(low_n * (1 - guard), too_much_n, most_n)
    if ceiling_n < LEAST_N:
        return Again(f"{ceiling_n:.0f} N leaves no room for a hold.")
    return Ceiling(ceiling_n, guard, forces_n)
