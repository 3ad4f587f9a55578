"""A board's ints are small up to 2**30; a larger one is an object, and costs memory in the timer.

What is reckoned while a reading is taken must stay small, halfway results too.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from looked_at import NAME, Finder, Watch

FULL_COUNTS = 8388607
LONG_OUTAGE_S = 3 * 3600
LAWS = {
    "load cell": (1, (84213.0, 2**-13)),
    "wired the other way round": (1, (84213.0, -(2**-13))),
    "power law": (2, (2**-6, 1.125, 0.0, 0.03)),
    "steep power law": (2, (2**-12, 2.5, 0.25, 0.0)),
    "a law that nobody meant": (2, (2**-140, 30.0, -1.0, 0.0)),
    "a cell of a thousand tons": (1, (1e9, 2**-40)),
}


class Wire:
    """Sensor and gyroscope: whatever is asked for."""

    kind, rates, full_counts = 1, (80, 320), FULL_COUNTS
    raw, dps10, fault = 0, 0, 0

    def start(self, rate_hz: int = 0) -> None: ...

    def sleep(self) -> None: ...

    def ready(self, now_us: int) -> bool:
        if self.fault:
            raise OSError(self.fault)
        return True

    def read(self) -> int:
        return self.raw

    def turning_dps10(self) -> int:
        return self.dps10


@pytest.fixture
def watch() -> Iterator[Watch]:
    watch = Watch()
    finder = Finder(watch)
    sys.meta_path.insert(0, finder)
    yield watch
    sys.meta_path.remove(finder)
    for name in [name for name in sys.modules if name.split(".")[0] == NAME]:
        del sys.modules[name]


def core(module: str) -> Any:
    return import_module(f"{NAME}.{module}")


class Sampled:
    """A ball under watch: nothing but its timer's share."""

    def __init__(self, watch: Watch, law: str, rate_hz: int) -> None:
        kind, numbers = LAWS[law]
        means = core("calibration").Calibration(kind, numbers, FULL_COUNTS)
        self.watch, self.wire, self.us = watch, Wire(), 0
        self.player = core("haptics").Haptics()
        self.reflex = core("reflex").Reflex(self.player)
        self.sampler = core("sampler").Sampler(self.wire, self.reflex, self.wire)
        self.sampler.start(rate_hz)
        self.reflex.use(means, 500, rate_hz)
        self.period_us = 1_000_000 // rate_hz

    def read(self, raws: list[int]) -> None:
        for raw in raws:
            self.wire.raw = raw
            self.pass_time(self.period_us)

    def pass_time(self, us: int) -> None:
        self.us = (self.us + us) % 2**30
        self.watch.on = True
        self.player.step(self.us)
        self.sampler.tick(self.us)
        self.watch.on = False
        while self.sampler.ring.any():
            self.sampler.ring.forget()


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("rate_hz", [80, 320])
def test_every_reading_is_taken_with_small_ints(watch: Watch, law: str, rate_hz: int) -> None:
    ball = Sampled(watch, law, rate_hz)
    for dps10 in (0, 3000, 32767):
        ball.wire.dps10 = dps10
        for level in (0, 1, FULL_COUNTS // 50, FULL_COUNTS // 2, FULL_COUNTS - 1, FULL_COUNTS):
            ball.read([level] * rate_hz)
        for level in (-1, -FULL_COUNTS // 2, -FULL_COUNTS - 1):
            ball.read([level] * rate_hz)
        ball.read([FULL_COUNTS, -FULL_COUNTS - 1] * rate_hz)

    assert watch.found == []


def test_three_hours_without_a_sensor_are_counted_with_small_ints(watch: Watch) -> None:
    ball = Sampled(watch, "load cell", 320)
    ball.read([0] * 320)
    ball.wire.fault = 1
    for _ in range(LONG_OUTAGE_S):
        ball.pass_time(1_000_000)
    ball.wire.fault = 0
    ball.sampler.revive()
    ball.read([0])

    assert watch.found == []
    assert ball.sampler.number == 320 * (1 + LONG_OUTAGE_S) + 1


def test_a_sum_that_is_too_large_would_be_seen(watch: Watch) -> None:
    watch.on = True
    core("maths").isqrt(2**31)

    assert watch.found
