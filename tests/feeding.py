"""Hands and numbers in, events out: what the tests of the core speak."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

import numpy as np

from kneadle.detect.limits import Limits
from kneadle.events import Event
from kneadle.pipeline import Pipeline
from kneadle.samples import Floats, Hello, Identity, Message, Samples
from kneadle_sims.hand import Hand

NOISE_N = 0.15  # of a load cell at rest; without any, a still hand would look like a stuck sensor
Kind = TypeVar("Kind", bound=Event)


def hello(rate_hz: float = 100.0) -> Hello:
    """A ball that speaks newtons and numbers its samples."""
    return Hello("test ball", "newtons", rate_hz, rate_hz, Identity(), tick_bits=32)


def samples(force_n: Sequence[float] | Floats, first: int = 0) -> Samples:
    raw = np.asarray(force_n, dtype=np.float64)
    return Samples(np.arange(first, first + len(raw), dtype=np.int64) % 2**32, raw)


def noisy(force_n: Floats, seed: int = 0) -> Floats:
    noise_n = np.random.default_rng(seed).normal(0.0, NOISE_N, len(force_n))
    return np.asarray(force_n + noise_n)


def reading(hand: Hand, rate_hz: float = 100.0) -> Samples:
    """What a load cell under this hand would say."""
    return samples(noisy(hand.force(rate_hz)[1], hand.seed))


def events_of(messages: Iterable[Message], limits: Limits | None = None) -> list[Event]:
    pipeline = Pipeline(limits or Limits())
    events = list(pipeline.feed(messages).events)
    return events + list(pipeline.finish().events)


def events_for(hand: Hand, rate_hz: float = 100.0, limits: Limits | None = None) -> list[Event]:
    return events_of([hello(rate_hz), reading(hand, rate_hz)], limits)


def one_by_one(messages: Iterable[Message], limits: Limits | None = None) -> list[Event]:
    """The same, each message fed on its own."""
    pipeline = Pipeline(limits or Limits())
    events = [event for message in messages for event in pipeline.feed([message]).events]
    return events + list(pipeline.finish().events)


def cut(whole: Samples, at: Iterable[int]) -> list[Samples]:
    edges = sorted({0, len(whole.tick), *(i % (len(whole.tick) + 1) for i in at)})
    return [Samples(whole.tick[a:b], whole.raw[a:b]) for a, b in pairwise(edges)]


def only(kind: type[Kind], events: Iterable[Event]) -> list[Kind]:
    return [event for event in events if isinstance(event, kind)]
