"""A day of samples, already in memory, through `analyze`.

The day repeats the session that `kneadle demo` plays (searching, two long holds, a slip, rough
rolling, a press over the ceiling), each with a rest that makes half the time loaded, under
the noise of a load cell: twelve hours of pressing, far more eventful than anybody's day.
"""

from collections.abc import Callable
from itertools import pairwise
from time import perf_counter
from typing import Any

import numpy as np

from bench.timing import RATE_HZ, Aim, best_s, one_pass
from feeding import hello, noisy, samples
from kneadle.analyze import analyze
from kneadle.decide import Decisions
from kneadle.detect.bins import Binner
from kneadle.detect.ceiling import CeilingDetector
from kneadle.detect.limits import Limits
from kneadle.detect.spike import SpikeDetector
from kneadle.force.smooth import Smoother
from kneadle.samples import Floats, Message
from kneadle_sims.scenarios import demo

SAMPLES = 8_640_000
AT_ONCE = 65_536
LOADED_N = 5.0
AIM = 30.0
STEPS: dict[str, tuple[tuple[type, str], ...]] = {
    "smoothing": ((Smoother, "update"),),
    "ceiling and spike": ((CeilingDetector, "update"), (SpikeDetector, "update")),
    "bins": ((Binner, "update"),),
    "contact, rolling, hold": ((Decisions, "_by_bins"),),
}


def report() -> list[Aim]:
    force_n = a_day()
    messages: list[Message] = [hello(RATE_HZ), *_parts(force_n)]

    def whole() -> object:
        return analyze(messages, Limits(), "bench")

    base_s, whole_s = best_s(one_pass(force_n), 5), best_s(whole, 2)
    loaded = np.mean(force_n > LOADED_N)
    print(f"a day of {SAMPLES / 1e6:.2f} M samples, {loaded:.0%} of it loaded, in memory:")
    print(f"  {SAMPLES / whole_s / 1e6:.2f} M samples/s, sosfilt {SAMPLES / base_s / 1e6:.0f} M/s")
    print(f"  analyze takes {whole_s / base_s:.0f} times one sosfilt pass (aim {AIM:g}), of which")
    for name, share in _shares(whole).items():
        print(f"    {share * whole_s / base_s:5.1f}  {name}")
    return [(f"day within {AIM:g}x", whole_s <= AIM * base_s)]


def a_day() -> Floats:
    _, session_n = demo().hand.force(RATE_HZ)
    rest = max(0, 2 * int((session_n > LOADED_N).sum()) - len(session_n))
    return noisy(np.resize(np.concatenate((session_n, np.zeros(rest))), SAMPLES))


def _parts(force_n: Floats) -> list[Message]:
    edges = [*range(0, len(force_n), AT_ONCE), len(force_n)]
    return [samples(force_n[a:b], a) for a, b in pairwise(edges)]


def _shares(run: Callable[[], object]) -> dict[str, float]:
    """Where one more run spends its time, by a stopwatch around each step."""
    spent_s = dict.fromkeys(STEPS, 0.0)
    for name, methods in STEPS.items():
        for owner, method in methods:
            setattr(owner, method, _watched(getattr(owner, method), name, spent_s))
    start_s = perf_counter()
    run()
    all_s = perf_counter() - start_s
    spent_s["the rest"] = all_s - sum(spent_s.values())
    for methods in STEPS.values():
        for owner, method in methods:
            setattr(owner, method, getattr(owner, method).__wrapped__)
    return {name: step_s / all_s for name, step_s in spent_s.items()}


def _watched(method: Any, name: str, spent_s: dict[str, float]) -> Any:
    def watched(*arguments: Any) -> Any:
        start_s = perf_counter()
        answer = method(*arguments)
        spent_s[name] += perf_counter() - start_s
        return answer

    watched.__wrapped__ = method  # type: ignore[attr-defined]
    return watched
