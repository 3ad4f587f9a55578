"""Suites that every thing of a kind must pass: detectors here, links in link_checks.py."""

from collections.abc import Callable, Sequence

import numpy as np

from kneadle.events import Event
from kneadle.samples import Floats

Feed = Callable[[Floats, Floats], Sequence[Event]]
MakeDetector = Callable[[], Feed]
Check = Callable[[MakeDetector, Floats, Floats], None]


def any_cut_gives_equal_events(make: MakeDetector, t_s: Floats, force_n: Floats) -> None:
    whole = list(make()(t_s, force_n))
    for length in (1, 7, 64):
        feed = make()
        parts = [slice(i, i + length) for i in range(0, len(t_s), length)]
        assert [e for part in parts for e in feed(t_s[part], force_n[part])] == whole


def input_is_left_untouched(make: MakeDetector, t_s: Floats, force_n: Floats) -> None:
    before_s, before_n = t_s.copy(), force_n.copy()
    make()(t_s, force_n)
    assert np.array_equal(t_s, before_s)
    assert np.array_equal(force_n, before_n)


def no_event_comes_before_its_time(make: MakeDetector, t_s: Floats, force_n: Floats) -> None:
    """Told no earlier than the sample that made it certain, and in order."""
    feed = make()
    for i in range(0, len(t_s), 5):
        for event in feed(t_s[i : i + 5], force_n[i : i + 5]):
            assert t_s[i] <= event.t_s <= t_s[min(i + 4, len(t_s) - 1)]
            start_s = getattr(event, "start_s", event.t_s)
            assert start_s <= getattr(event, "end_s", event.t_s) <= event.t_s


def silence_gives_nothing(make: MakeDetector, t_s: Floats, force_n: Floats) -> None:
    assert list(make()(t_s, np.zeros(len(t_s)))) == []


DETECTOR_CHECKS: tuple[Check, ...] = (
    any_cut_gives_equal_events,
    input_is_left_untouched,
    no_event_comes_before_its_time,
    silence_gives_nothing,
)
