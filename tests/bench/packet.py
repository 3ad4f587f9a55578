"""One packet of five samples, from the bytes of its frame to events."""

import numpy as np

from bench.timing import RATE_HZ, Aim, best_s, one_pass
from feeding import noisy
from kneadle.detect.limits import Limits
from kneadle.pipeline import Pipeline
from kneadle.samples import Hello, Linear, Samples
from kneadle.wire.ball import FramedDecoder
from kneadle.wire.frames import encode
from kneadle.wire.kneadle import pack
from kneadle_sims.scenarios import demo

PER_PACKET = 5
N_PER_COUNT = 0.001
AIM_US = 200.0


def report() -> list[Aim]:
    frames = _frames()

    def session() -> None:
        decoder, pipeline = FramedDecoder(), Pipeline(Limits())
        pipeline.feed([Hello("ball", "load_cell", RATE_HZ, RATE_HZ, Linear(0.0, N_PER_COUNT))])
        for frame in frames:
            pipeline.feed(decoder.feed(frame, 0.0))

    def baseline() -> None:
        for _ in frames:
            filter_once()

    filter_once = one_pass(np.ones(PER_PACKET))
    packet_us = best_s(session, 7) / len(frames) * 1e6
    base_us = best_s(baseline, 7) / len(frames) * 1e6
    print(f"a packet of {PER_PACKET} samples, from bytes to events (mean of a demo session):")
    print(f"  {packet_us:.0f} us (aim {AIM_US:g}), {packet_us / base_us:.1f} times", end=" ")
    print(f"one sosfilt call on as many samples ({base_us:.0f} us)")
    return [(f"packet under {AIM_US:g} us", packet_us < AIM_US)]


def _frames() -> list[bytes]:
    raw = np.rint(noisy(demo().hand.force(RATE_HZ)[1]) / N_PER_COUNT)
    starts = range(0, len(raw) - PER_PACKET + 1, PER_PACKET)
    ticks = np.arange(len(raw), dtype=np.int64)
    cuts = [slice(start, start + PER_PACKET) for start in starts]
    return [encode(pack(Samples(ticks[cut], raw[cut]))) for cut in cuts]
