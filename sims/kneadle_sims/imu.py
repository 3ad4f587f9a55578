"""What a gyroscope in the ball reads while it rolls."""

from typing import TYPE_CHECKING

import numpy as np

from kneadle.samples import Floats

if TYPE_CHECKING:
    from kneadle_sims.scenario import Scenario

NOISE_DPS = 0.1  # ours: a cheap part's 0.01 deg/s per root Hz over 100 Hz
STEP_DPS = 1 / 16  # 16 bits over +-2000 deg/s; sums of such squares are exact


def gyro_dps(scenario: "Scenario", rate_hz: float) -> Floats | None:
    """Degrees a second, (n,), at every sample of the script; None without an IMU."""
    if not scenario.imu:
        return None
    t_s, _ = scenario.hand.force(rate_hz)
    noise_dps = np.random.default_rng(scenario.hand.seed).normal(0.0, NOISE_DPS, len(t_s))
    turning: Floats = scenario.hand.gyro_dps_at(t_s) + noise_dps
    return np.round(turning / STEP_DPS) * STEP_DPS
