import zlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.journal.codec import FLOATS, INTEGERS, decode, encode
from kneadle.samples import Floats, Samples

INT64 = st.integers(-(2**63), 2**63 - 1)
COUNTS = st.integers(-(2**23), 2**23 - 1).map(float)
ANY_FLOAT = st.floats(allow_nan=True, allow_infinity=True)


def of(raw: Floats, first_tick: int = 0) -> Samples:
    return Samples(first_tick + np.arange(raw.size, dtype=np.int64), raw)


def a_second_of_a_noisy_load_cell(noise_bits: float, seed: int) -> Samples:
    """A slow press; the noise has that many bits of entropy (a normal one: log2(SD * 4.13))."""
    rng = np.random.default_rng(seed)
    press = 2e6 + 3e5 * np.sin(np.arange(100) / 100 + seed)
    return of(np.rint(press + rng.normal(0, 2**noise_bits / 4.13, 100)), 10**6 + 100 * seed)


@given(st.lists(st.tuples(INT64, COUNTS | ANY_FLOAT), min_size=1, max_size=50))
def test_readings_come_back_to_the_last_bit(pairs: list[tuple[int, float]]) -> None:
    ticks, raw = zip(*pairs, strict=True)
    samples = Samples(np.array(ticks, np.int64), np.array(raw, np.float64))

    back = decode(encode(samples))

    assert back.tick.tolist() == list(ticks)
    assert back.raw.tobytes() == samples.raw.tobytes()


@given(st.lists(st.tuples(INT64, COUNTS), min_size=1, max_size=50))
def test_counts_are_kept_as_whole_numbers(pairs: list[tuple[int, float]]) -> None:
    ticks, raw = zip(*pairs, strict=True)

    assert encode(Samples(np.array(ticks), np.array(raw))).codec == INTEGERS


@pytest.mark.parametrize("odd", [0.5, -0.0, float("nan"), float("inf"), 1e300])
def test_one_value_that_is_no_count_makes_the_block_a_float_block(odd: float) -> None:
    assert encode(of(np.array([1.0, odd, 3.0]))).codec == FLOATS


def test_ticks_that_rise_by_one_cost_next_to_nothing() -> None:
    flat = np.zeros(100)
    steady = len(encode(of(flat, 123_456)).data)
    wrapping = Samples((2**32 - 50 + np.arange(100)) % 2**32, flat)

    assert steady < 0.5 * 100
    assert len(encode(wrapping).data) < steady + 30
    assert decode(encode(wrapping)) == wrapping


@pytest.mark.parametrize("noise_bits", [9, 9.5, 10])
def test_a_noisy_load_cell_costs_under_three_bytes_a_sample(noise_bits: float) -> None:
    blocks = [encode(a_second_of_a_noisy_load_cell(noise_bits, seed)) for seed in range(50)]

    assert sum(len(block.data) for block in blocks) / (50 * 100) < 3


@given(st.data())
def test_a_flipped_bit_is_noticed(data: st.DataObject) -> None:
    block = encode(a_second_of_a_noisy_load_cell(9, 0))
    broken = bytearray(block.data)
    broken[data.draw(st.integers(0, len(broken) - 1))] ^= 1 << data.draw(st.integers(0, 7))

    with pytest.raises((ValueError, zlib.error)):
        decode(replace(block, data=bytes(broken)))


def test_a_block_under_another_codec_number_is_noticed() -> None:
    with pytest.raises(ValueError, match="checksum"):
        decode(replace(encode(of(np.arange(9.0))), codec=FLOATS))


def test_a_block_of_another_length_is_noticed() -> None:
    with pytest.raises(ValueError, match="readings"):
        decode(replace(encode(of(np.arange(9.0))), n=8))
