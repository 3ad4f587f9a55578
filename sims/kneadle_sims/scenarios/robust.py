"""Troubles that any scenario can be put to: what the hand meant, and so its labels, stay.

Each is of a size that was met or is feared; "ours" is chosen by feel. The last is the issue's
own: 10 % of everything at once.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from kneadle_sims.air import Air
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.sensor import Faulty, LoadCell
from kneadle_sims.sensor.faults import (
    Coarse,
    Creeping,
    Drift,
    Fault,
    Glitches,
    Jitter,
    Offset,
    Rotating,
    ZeroShift,
)

GLITCH_N = 300.0  # ours, "hundreds of newtons"; one corrupted log had 33 600 N (design, "Measured")
OF_CEILING = 0.10  # issue 3
OF_PRESS = 0.10  # issue 3
UNKNOWN_CREEP = 0.02  # a decade
OFF_N = 3.0  # facts row 5
LOOK_HZ = 50.0
UNTOUCHED_S = 60.0
UNTOUCHED_MOST_N = 14.0  # a wheel nobody touched showed 0-15 N; from 15 N it may be a hold


def glitches(scenario: Scenario) -> Scenario:
    """One reading in 50: ours, more than any recording but the corrupted one."""
    return _faulty(scenario, Glitches(0.02, GLITCH_N, scenario.hand.seed))


def loss(scenario: Scenario) -> Scenario:
    """One packet in ten (issue 3); as many come again (BlueZ does that) or overtaken: ours."""
    bad = replace(scenario.air, lost_share=0.10, repeated_share=0.05, swapped_share=0.05)
    return _through(scenario, bad)


def jitter(scenario: Scenario) -> Scenario:
    """10 +- 2 ms between readings; packets up to some 64 ms late (design, "Measured")."""
    late = replace(scenario.air, delay_s=0.01, jitter_s=0.03)
    return _faulty(_through(scenario, late), Jitter(0.20, scenario.hand.seed))


def creep(scenario: Scenario) -> Scenario:
    """What a calibration that knows of 3 % a decade leaves of 5 %, the most (facts section 4)."""
    return _faulty(scenario, Creeping(UNKNOWN_CREEP))


def offset(scenario: Scenario) -> Scenario:
    return _faulty(scenario, Offset(_off_n(scenario)))


def zero_shift(scenario: Scenario) -> Scenario:
    return _faulty(scenario, _shift(scenario))


def all_at_once(scenario: Scenario) -> Scenario:
    """10 % of samples, of packets, of the sampling period, of the ceiling, of a press.

    5 % of creep a decade are 10 % by the end of a hold of 90 s.
    """
    seed = scenario.hand.seed
    return _faulty(
        _through(scenario, replace(scenario.air, lost_share=0.10)),
        Jitter(0.10, seed),
        Creeping(UNKNOWN_CREEP),
        Offset(_off_n(scenario)),
        _shift(scenario),
        Glitches(0.10, GLITCH_N, seed),
    )


TROUBLES: dict[str, Callable[[Scenario], Scenario]] = {
    "glitches": glitches,
    "loss": loss,
    "jitter": jitter,
    "creep": creep,
    "offset": offset,
    "zero_shift": zero_shift,
    "all_at_once": all_at_once,
}


def nobody(seed: int) -> Scenario:
    """A minute in which nobody touches the ball, whatever its sensor and its link make of it."""
    rng = np.random.default_rng(seed)
    drift_n = rng.uniform(-2.0, 2.0)
    turning_n = rng.uniform(5.0, UNTOUCHED_MOST_N - abs(drift_n))
    return _faulty(
        Scenario(
            f"nobody-{seed}",
            "nobody touches a ball in which everything is wrong",
            Hand(seed).rest(UNTOUCHED_S),
            LoadCell(noise_n=rng.uniform(0.05, 0.4), seed=seed),
            rate_hz=float(rng.choice([50.0, 80.0, 100.0, 160.0, 320.0])),
            air=Air(lost_share=0.1, repeated_share=0.05, swapped_share=0.05, seed=seed),
        ),
        Rotating(turning_n, every_s=rng.uniform(1.0, 20.0), phase=rng.random()),
        Drift(drift_n / (UNTOUCHED_S / 60.0)),
        Jitter(0.10, seed),
        Coarse(rng.choice([0.01, 0.1, 1.0])),
        Glitches(rng.choice([0.0, 0.02, 0.10]), GLITCH_N, seed),
    )


def _faulty(scenario: Scenario, *faults: Fault) -> Scenario:
    return replace(scenario, sensor=Faulty(scenario.sensor, faults))


def _through(scenario: Scenario, air: Air) -> Scenario:
    return replace(scenario, air=replace(air, seed=scenario.hand.seed))


def _up(scenario: Scenario, salt: int) -> bool:
    return bool(np.random.default_rng([scenario.hand.seed, salt]).random() < 0.5)


def _off_n(scenario: Scenario) -> float:
    return scenario.ceiling_n * (OF_CEILING if _up(scenario, 1) else -OF_CEILING)


def _shift(scenario: Scenario) -> ZeroShift:
    """A share of the press that left it behind, one that ends in the middle third.

    Recordings showed 0.3 % of the press (design, "Measured"); this is 10 %.
    """
    at = np.random.default_rng([scenario.hand.seed, 3]).uniform(1 / 3, 2 / 3)
    t_s, force_n = scenario.hand.force(LOOK_HZ)
    free = force_n < OFF_N
    ends = (free[1:] & ~free[:-1] & (t_s[1:] >= at * scenario.hand.duration_s)).nonzero()[0]
    if len(ends) == 0:
        return ZeroShift(scenario.hand.duration_s, 0.0)
    began = int(free[: ends[0]].nonzero()[0][-1])
    by_n = OF_PRESS * float(force_n[began : ends[0] + 1].max())
    return ZeroShift(float(t_s[ends[0] + 1]), by_n if _up(scenario, 2) else -by_n)
