"""No data, no credit: what a hold was credited against what was received of it."""

from collections.abc import Sequence

import numpy as np

from kneadle.samples import Floats, Hello, Message, Samples
from kneadle_sims.score.verdict import Found


def credited_without_data_s(
    found: Sequence[Found], messages: Sequence[Message], rate_hz: float
) -> float:
    """Time held beyond the samples received in it, over all holds; a sample is worth its period."""
    t_s = _received_s(messages)
    total_s = 0.0
    for one in found:
        first, after = np.searchsorted(t_s, (one.start_s - 0.5 / rate_hz, one.end_s))
        total_s += max(0.0, one.held_s - (int(after - first) + 1) / rate_hz)
    return total_s


def _received_s(messages: Sequence[Message]) -> Floats:
    """Device time of every sample that arrived, each once, rising. (n,)"""
    blocks = [message.tick for message in messages if isinstance(message, Samples)]
    if not blocks:
        return np.empty(0)
    hello = next(message for message in messages if isinstance(message, Hello))
    ahead = np.concatenate(blocks) - blocks[0][0]
    if hello.tick_bits < 63:
        half = 1 << (hello.tick_bits - 1)
        ahead = (ahead + half) % (2 * half) - half
    return np.unique(ahead) / hello.tick_hz
