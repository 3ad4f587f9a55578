"""A scenario as a recording of it: measured, and without what the air lost."""

import numpy as np

from kneadle.errors import KneadleError
from kneadle.force.calibrate import to_newtons
from kneadle.samples import Floats, Ints, Relative, Samples
from kneadle.wire.kneadle import TICKS
from kneadle_sims.imu import gyro_dps
from kneadle_sims.scenario import Scenario
from kneadle_sims.stream import messages


def received(scenario: Scenario) -> dict[str, Floats]:
    """t_s, force_n and, with an IMU, gyro_dps; (n,) each. Raises KneadleError without newtons."""
    calibration = scenario.sensor.calibration
    if isinstance(calibration, Relative):
        raise KneadleError(
            f"The ball of {scenario.name!r} was never calibrated, and a trace is in newtons.",
            "`kneadle-sim run` or `serve` it instead.",
        )
    index = _index(scenario)
    columns = {
        "t_s": index / scenario.rate_hz,
        "force_n": to_newtons(calibration, scenario.raw()[index]),
    }
    turning = gyro_dps(scenario, scenario.rate_hz)
    return columns if turning is None else {**columns, "gyro_dps": turning[index]}


def _index(scenario: Scenario) -> Ints:
    """Which samples of the script arrived, each once and in order. (n,)"""
    ticks = [m.tick for m in messages(scenario) if isinstance(m, Samples)]
    return np.unique((np.concatenate(ticks) - scenario.first_number) % TICKS)
