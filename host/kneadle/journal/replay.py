"""Blocks of readings and the messages between them, back in the order in which they came."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from kneadle.journal.message_json import Word
from kneadle.samples import Message, Samples

# Fewer, larger messages replay faster; how they are cut never changes what is detected.
MERGED_READINGS = 65536


@dataclass(frozen=True, slots=True)
class PlacedSamples:
    """`first_index` counts the readings of the session before these."""

    first_index: int
    samples: Samples


@dataclass(frozen=True, slots=True)
class PlacedWord:
    after_index: int
    word: Word


def interleave(blocks: Iterable[PlacedSamples], words: Iterable[PlacedWord]) -> Iterator[Message]:
    """Both in their own order. Missing blocks leave a gap and nothing else out of place."""
    merger = _Merger()
    words = iter(words)
    word = next(words, None)
    for block in blocks:
        done = 0
        while word is not None and word.after_index < block.first_index + len(block.samples.tick):
            split = max(done, word.after_index - block.first_index)
            merger.add(block.samples, done, split)
            yield from merger.take()
            yield word.word
            done, word = split, next(words, None)
        merger.add(block.samples, done, len(block.samples.tick))
        if merger.readings >= MERGED_READINGS:
            yield from merger.take()
    yield from merger.take()
    if word is not None:
        yield word.word
    yield from (placed.word for placed in words)


class _Merger:
    def __init__(self) -> None:
        self._parts: list[Samples] = []
        self.readings = 0

    def add(self, samples: Samples, start: int, end: int) -> None:
        if end > start:
            self._parts.append(Samples(samples.tick[start:end], samples.raw[start:end]))
            self.readings += end - start

    def take(self) -> Iterator[Samples]:
        """All that was added, as one message, or nothing."""
        if self._parts:
            tick = np.concatenate([part.tick for part in self._parts])
            raw = np.concatenate([part.raw for part in self._parts])
            self._parts.clear()
            self.readings = 0
            yield Samples(tick, raw)
