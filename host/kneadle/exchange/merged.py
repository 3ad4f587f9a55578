"""Neighbouring samples as one message: how they are cut never changes what is detected."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from kneadle.samples import Message, Samples

AT_ONCE = 65536


def merged(messages: Iterable[Message]) -> Iterator[Message]:
    waiting, count = list[Samples](), 0
    for message in messages:
        if isinstance(message, Samples):
            waiting.append(message)
            count += len(message.tick)
        if waiting and (count >= AT_ONCE or not isinstance(message, Samples)):
            yield _joined(waiting)
            waiting, count = [], 0
        if not isinstance(message, Samples):
            yield message
    if waiting:
        yield _joined(waiting)


def _joined(parts: Sequence[Samples]) -> Samples:
    tick = np.concatenate([part.tick for part in parts])
    return Samples(tick, np.concatenate([part.raw for part in parts]))
