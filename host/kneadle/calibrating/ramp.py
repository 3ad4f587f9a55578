"""One slow press up to where it is enough: a few states and one step a sample."""

from dataclasses import dataclass
from statistics import median

from kneadle.detect.limits import Limits

LIMITS = Limits()
FASTEST_N_S = 10.0  # facts row 6 (algometers are pressed at 5-10 N/s)
HAND_SHARE = 1.5  # of it, over a second: no hand is as even as a machine. Ours
RATE_OVER_S = 1.0
RELEASED_SHARE = 0.5  # of the highest force; breathing takes 15 % (facts row 15). Ours
REACHES_S = 0.3  # the force at the mark, not that of the jerk towards the key. Ours


@dataclass(frozen=True, slots=True)
class Loaded:
    """Not begun: something still presses."""


@dataclass(frozen=True, slots=True)
class Free:
    """Nothing presses; the ramp may begin."""


@dataclass(frozen=True, slots=True)
class Pressing:
    began_s: float
    peak_n: float
    steepest_n_s: float
    recent: tuple[tuple[float, float], ...]  # (t_s, force_n) of the last second, oldest first


@dataclass(frozen=True, slots=True)
class Pressed:
    """Over: marked, let go, or at the end of what is allowed."""

    began_s: float
    ended_s: float
    force_n: float
    steepest_n_s: float


@dataclass(frozen=True, slots=True)
class Broken:
    """Readings were missing in the middle of it."""


State = Loaded | Free | Pressing | Pressed | Broken


def step(state: State, t_s: float, force_n: float, most_n: float) -> State:
    """Advance by one sample. At `most_n` it is over, whatever the person says."""
    match state:
        case Loaded():
            return Free() if force_n < LIMITS.contact_off_share * LIMITS.contact_on_n else state
        case Free():
            if force_n < LIMITS.contact_on_n:
                return state
            return Pressing(t_s, force_n, 0.0, ((t_s, force_n),))
        case Pressing():
            return _pressing(state, t_s, force_n, most_n)
        case Pressed() | Broken():
            return state


def mark(state: State) -> State:
    """The person says: this is it."""
    if not isinstance(state, Pressing):
        return state
    return _over(state, _at_mark_n(state))


def _pressing(state: Pressing, t_s: float, force_n: float, most_n: float) -> State:
    last_s = state.recent[-1][0]
    if t_s - last_s > LIMITS.hold_gap_s:
        return Broken()
    if force_n < RELEASED_SHARE * state.peak_n:
        return _let_go(state)
    began_s = t_s - RATE_OVER_S
    recent = (*(each for each in state.recent if each[0] >= began_s), (t_s, force_n))
    rate_n_s = (force_n - recent[0][1]) / RATE_OVER_S
    grown = Pressing(
        state.began_s, max(state.peak_n, force_n), max(state.steepest_n_s, rate_n_s), recent
    )
    return _over(grown, force_n) if force_n >= most_n else grown


def _let_go(state: Pressing) -> State:
    """A touch was no ramp."""
    return Free() if state.peak_n < LIMITS.hold_min_n else _over(state, state.peak_n)


def _over(state: Pressing, force_n: float) -> Pressed:
    return Pressed(state.began_s, state.recent[-1][0], force_n, state.steepest_n_s)


def _at_mark_n(state: Pressing) -> float:
    last_s = state.recent[-1][0]
    return median(force_n for t_s, force_n in state.recent if t_s > last_s - REACHES_S)
