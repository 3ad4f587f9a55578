"""What only a real board can tell, in two minutes: `mpremote run firmware/bench.py`.

The firmware must be on it (`kneadle flash`), nobody press it, and for "buzz" a jumper lead from
the buzzer's pin to a spare one (XIAO: D10 to D7; Pico: GP16 to GP8). See bench_air.py too.
"""

import gc
import sys
from time import sleep_ms, ticks_diff, ticks_ms, ticks_us

import machine

from ball import calibration
from ball.haptics import Haptics
from ball.reflex import Reflex
from ball.sampler import Sampler
from boards import build

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

JITTER_MS, SAMPLES_MS, SETTLE_MS, TRIP_MS, CALM_MS, TRIPS = 20_000, 60_000, 2000, 100, 200, 50
BELOW_COUNTS = 2000  # under what is read now: the next reading is "too hard"


class Late:
    """Called by the timer every millisecond: how late it came. Allocates nothing."""

    def __init__(self) -> None:
        self.calls = self.worst_us = self.over_5_ms = 0
        self._last_us = ticks_us()

    def tick(self, now_us: int) -> None:
        late_us = ticks_diff(now_us, self._last_us) - 1000
        self._last_us = now_us
        self.calls += 1
        self.worst_us = max(self.worst_us, late_us)
        self.over_5_ms += late_us > 5000


class Trips:
    """The reflex with a stop-watch, from the timer's call until the far end of the jumper is up."""

    def __init__(self, reflex: Reflex, far_end: "Any") -> None:
        self.took_us: list[int] = []
        self.called_us = self.raw = self.felt = 0
        self._reflex, self._far_end = reflex, far_end

    def feel(self, raw: int) -> None:
        self.raw = raw
        self.felt += 1
        was_over = self._reflex.over
        self._reflex.feel(raw)
        if was_over or not self._reflex.over:
            return
        if self._far_end.value():
            self.took_us.append(ticks_diff(ticks_us(), self.called_us))


class Bench:
    def __init__(self) -> None:
        config = build.read()
        parts = build.parts(config)
        self.rate_hz = config["rate_hz"]
        self.timer = machine.Timer(config["timer"])
        self.player = Haptics(parts.buzzer)
        self.reflex = Reflex(self.player)
        far_end = machine.Pin(config["spare"], machine.Pin.IN, machine.Pin.PULL_DOWN)
        self.trips = Trips(self.reflex, far_end)
        self.sampler = Sampler(parts.sensor, self.trips, now_us=ticks_us())
        self.sampler.start(self.rate_hz)
        self.full_counts = parts.sensor.full_counts
        nobodys = calibration.from_factory(parts.sensor.kind, self.full_counts)
        self.reflex.use(nobodys, config["full_scale_n"], self.rate_hz)

    def late(self) -> str:
        seen = Late()
        longest_us = self._while(seen.tick, JITTER_MS, rubbish=True)
        return (
            f"{seen.calls} calls in {JITTER_MS} ms; worst {seen.worst_us} us late, "
            f"{seen.over_5_ms} over 5 ms; longest gc {longest_us} us"
        )

    def samples(self) -> str:
        self._while(self._tick, SETTLE_MS)
        first, felt, used = self.sampler.number, self.trips.felt, _used()
        self._while(self._tick, SAMPLES_MS)
        numbers, felt, grown = self.sampler.number - first, self.trips.felt - felt, _used() - used
        return (
            f"{numbers} numbers in {SAMPLES_MS} ms at {self.rate_hz} Hz; {numbers - felt} missed; "
            f"fault {self.sampler.fault}; heap {grown} bytes more"
        )

    def buzz(self) -> str:
        for _ in range(TRIPS):
            self.reflex.guard(self.trips.raw - BELOW_COUNTS)
            self._while(self._tick, TRIP_MS)
            self.reflex.guard(self.full_counts)
            self._while(self._tick, CALM_MS)
            self.player.stop()
        took_us = sorted(self.trips.took_us)
        if not took_us:
            return f"none of {TRIPS} seen: is the jumper there?"
        middle_us = took_us[len(took_us) // 2]
        return f"{len(took_us)} of {TRIPS} seen; median {middle_us} us, worst {took_us[-1]} us"

    def _tick(self, now_us: int) -> None:
        self.trips.called_us = now_us
        self.sampler.tick(now_us)

    def _while(self, tick: "Any", for_ms: int, rubbish: bool = False) -> int:
        """The longest collection in us, while the timer calls `tick`."""
        self.timer.init(period=1, mode=machine.Timer.PERIODIC, callback=lambda _: tick(ticks_us()))
        begun_ms, longest_us = ticks_ms(), 0
        while ticks_diff(ticks_ms(), begun_ms) < for_ms:
            longest_us = max(longest_us, _rubbish() if rubbish else 0)
            while self.sampler.ring.any():
                self.sampler.ring.forget()
            sleep_ms(5)
        self.timer.deinit()
        return longest_us


def _used() -> int:
    gc.collect()
    used_bytes: int = gc.mem_alloc()  # type: ignore[attr-defined]  # MicroPython's own
    return used_bytes


def _rubbish() -> int:
    """Makes some and collects it, as a careless program would; how long that took."""
    [bytes(40) for _ in range(50)]
    begun_us = ticks_us()
    gc.collect()
    return ticks_diff(ticks_us(), begun_us)


def main() -> None:
    bench = Bench()
    rows = [("board", sys.implementation._machine + "; " + sys.version)]
    for name, measure in (("timer", bench.late), ("samples", bench.samples), ("buzz", bench.buzz)):
        print("measuring:", name, "...")
        rows.append((name, measure()))
    print("\n| bench | result |\n|---|---|")
    for name, result in rows:
        print("|", name, "|", result, "|")


main()
