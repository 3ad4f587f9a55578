"""How simulated hands compare with recordings of real ones: `python -m kneadle_sims.likeness`.

Each figure is measured on the force that reaches the ball, where the script says that it is to be
found. What was measured on real hands is in the design, "Measured on recordings".
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from scipy.signal import find_peaks

from kneadle.samples import Floats
from kneadle_sims.hand import Hand
from kneadle_sims.scenarios.standard import TUNING_SEEDS, standard
from kneadle_sims.steps import Bump, Dabs, Placed, Ramp, Relax, Stay

RATE_HZ = 200.0
FIRM_N = 15.0  # a hold, by the design
SESSIONS = 200

Measure = Callable[[Placed, Floats], float | None]  # a step and its force (n,), at RATE_HZ


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    measured: tuple[float, float]
    measure: Measure


def steadiness(placed: Placed, force_n: Floats) -> float | None:
    if not isinstance(placed.step, Stay) or placed.step.for_s < 3.0 or placed.from_n < FIRM_N:
        return None
    return float(force_n.std() / force_n.mean())


def relaxation(placed: Placed, force_n: Floats) -> float | None:
    if not isinstance(placed.step, Relax) or placed.step.for_s > 2.0:
        return None
    return 1.0 - float(_last(force_n, 0.3).mean() / _first(force_n, 0.1).mean())


def decline(placed: Placed, force_n: Floats) -> float | None:
    if not isinstance(placed.step, Relax) or placed.step.for_s < 13.0:
        return None
    return float(_last(force_n, 1.0).mean() / _first(force_n, 1.0).mean())


def onset_s(placed: Placed, force_n: Floats) -> float | None:
    """From 5 % to 90 % of where it goes."""
    step = placed.step
    if not isinstance(step, Ramp) or placed.from_n > 0.0 or step.to_n < FIRM_N:
        return None
    return _between_s(force_n / step.to_n)


def release_s(placed: Placed, force_n: Floats) -> float | None:
    step = placed.step
    if not isinstance(step, Ramp) or step.to_n > 0.0 or placed.from_n < FIRM_N:
        return None
    return _between_s(force_n[::-1] / placed.from_n)


def dip_s(placed: Placed, force_n: Floats) -> float | None:
    """How long it is below 90 % of the force before it."""
    if not _is_dip(placed):
        return None
    return float((force_n < 0.9 * force_n[0]).sum() / RATE_HZ)


def dip_share(placed: Placed, force_n: Floats) -> float | None:
    return float(force_n.min() / force_n[0]) if _is_dip(placed) else None


def squeezes_hz(placed: Placed, force_n: Floats) -> float | None:
    if not isinstance(placed.step, Dabs) or placed.step.peak_n < FIRM_N:
        return None
    peaks, _ = find_peaks(force_n, height=0.5 * force_n.max(), distance=0.5 * RATE_HZ)
    return float(RATE_HZ / np.diff(peaks).mean())


FIGURES = (
    Figure("CV in holds", (0.014, 0.12), steadiness),
    Figure("relaxation in 2 s after an overshoot", (0.10, 0.30), relaxation),
    Figure("share left after declining for 13 s", (0.60, 0.77), decline),
    Figure("onset, s", (0.15, 2.7), onset_s),
    Figure("release, s", (0.04, 3.6), release_s),
    Figure("dip, s", (0.4, 1.1), dip_s),
    Figure("dip, share of the force", (0.60, 0.75), dip_share),
    Figure("rhythmic squeezes, Hz", (0.6, 0.8), squeezes_hz),
)


def simulated(figure: Figure, hands: Iterable[Hand]) -> Floats:
    """The figure wherever these hands show it. (n,)"""
    found = (figure.measure(placed, force_n) for hand in hands for placed, force_n in _forces(hand))
    return np.array([value for value in found if value is not None])


def _forces(hand: Hand) -> Iterator[tuple[Placed, Floats]]:
    t_s, force_n = hand.force(RATE_HZ)
    for placed in hand.script:
        yield placed, force_n[slice(*np.searchsorted(t_s, (placed.start_s, placed.end_s)))]


def _is_dip(placed: Placed) -> bool:
    step = placed.step
    return isinstance(step, Bump) and step.for_s <= 1.5 and step.to_n < placed.from_n


def _first(force_n: Floats, for_s: float) -> Floats:
    return force_n[: round(for_s * RATE_HZ)]


def _last(force_n: Floats, for_s: float) -> Floats:
    return force_n[-round(for_s * RATE_HZ) :]


def _between_s(share: Floats) -> float:
    """A body may breathe out at the end and never quite reach 90 %."""
    low, high = 0.05, min(0.9, 0.99 * float(share.max()))
    return float((np.argmax(share >= high) - np.argmax(share >= low)) / RATE_HZ)


def main() -> None:
    hands = [standard(seed).hand for seed in TUNING_SEEDS[:SESSIONS]]
    say = sys.stdout.write
    say(f"{SESSIONS} simulated sessions (synthetic) beside recordings of real hands\n\n")
    say("|  | measured | simulated: 1-99 % | median | n |\n|---|---|---|---|---|\n")
    for figure in FIGURES:
        values = simulated(figure, hands)
        low, median, high = np.quantile(values, [0.01, 0.5, 0.99])
        wide = f"{figure.measured[0]:g}-{figure.measured[1]:g} | {low:.3g}-{high:.3g}"
        say(f"| {figure.name} | {wide} | {median:.3g} | {len(values)} |\n")


if __name__ == "__main__":
    main()
