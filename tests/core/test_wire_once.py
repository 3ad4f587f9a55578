"""Each sample number once, however often the radio's software delivers it."""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeding import hello, samples
from kneadle.samples import Hello, Identity, Message, Samples, Status
from kneadle.wire.once import Once

RATE_HZ = 100.0


def numbers(messages: Iterable[Message]) -> list[int]:
    return [n for m in messages if isinstance(m, Samples) for n in m.tick.tolist()]


def packets(count: int, first: int = 0) -> list[Message]:
    """Five samples each, as a ball sends them; the readings are the numbers."""
    firsts = range(first, first + 5 * count, 5)
    return [samples(np.arange(at, at + 5.0), first=at) for at in firsts]


def booted(boot_id: int = 0, tick_hz: float = RATE_HZ, tick_bits: int = 32) -> Hello:
    return Hello("ball", "newtons", RATE_HZ, tick_hz, Identity(), tick_bits, boot_id=boot_id)


def test_what_comes_once_is_passed_on_as_it_is() -> None:
    said = [hello(), *packets(3), Status(50), *packets(3, first=100)]

    once = Once()

    assert once.take(said) == said
    assert once.repeated == 0


@pytest.mark.parametrize("times", [2, 3])
def test_notifications_delivered_again_are_dropped_and_counted(times: int) -> None:
    once = Once()

    taken = once.take([hello(), *(packet for packet in packets(40) for _ in range(times))])

    assert taken == [hello(), *packets(40)]
    assert once.repeated == (times - 1) * 200


def test_a_packet_that_is_new_in_part_is_taken_in_part() -> None:
    once = Once()
    once.take([hello(), *packets(1)])

    (rest,) = once.take([Samples(np.array([3, 4, 5, 6]), np.array([3.0, 4.0, 5.0, 6.0]))])

    assert rest == Samples(np.array([5, 6]), np.array([5.0, 6.0]))


def test_a_late_sample_is_dropped() -> None:
    once = Once()

    taken = once.take([hello(), *packets(1), *packets(1, first=50), *packets(1, first=20)])

    assert numbers(taken) == [0, 1, 2, 3, 4, 50, 51, 52, 53, 54]
    assert once.repeated == 5


@pytest.mark.parametrize(("tick_bits", "wrap"), [(32, 2**32), (16, 2**16)])
def test_numbers_that_wrap_are_new(tick_bits: int, wrap: int) -> None:
    ticks = np.arange(wrap - 5, wrap + 5) % wrap

    taken = Once().take([booted(tick_bits=tick_bits), *[Samples(ticks, np.zeros(10))] * 2])

    assert numbers(taken) == ticks.tolist()


def test_numbers_that_never_wrap_have_no_end() -> None:
    far = Samples(np.array([0, 2**62]), np.zeros(2))

    assert numbers(Once().take([booted(tick_bits=64), far, far])) == [0, 2**62]


@pytest.mark.parametrize("again", [booted(boot_id=7), booted(tick_hz=1e6)])
def test_a_device_that_says_it_began_again_is_heard_at_once(again: Hello) -> None:
    taken = Once().take([booted(), *packets(10), again, *packets(2)])

    assert taken[-2:] == packets(2)


def test_the_same_hello_again_changes_nothing() -> None:
    assert numbers(Once().take([booted(), *packets(2), booted(), *packets(2)])) == list(range(10))


def test_a_device_that_began_again_without_a_word_is_heard_within_a_second() -> None:
    once = Once()
    once.take([hello(RATE_HZ), *packets(200)])

    taken = once.take(packets(60))

    assert numbers(taken) == list(range(100, 300))
    assert once.repeated == 100


def test_old_numbers_among_new_ones_never_add_up_to_a_restart() -> None:
    doubled = [packet for packet in packets(200) for _ in range(2)]

    assert numbers(Once().take([hello(RATE_HZ), *doubled])) == list(range(1000))


def test_before_a_hello_everything_passes() -> None:
    assert numbers(Once().take([*packets(1), *packets(1)])) == [0, 1, 2, 3, 4] * 2


deliveries = st.lists(st.tuples(st.integers(0, 19), st.integers(1, 3)), max_size=30)


@given(deliveries, st.integers(0, 2**32 - 1), st.integers(1, 5))
def test_no_number_comes_twice_or_out_of_order_however_it_is_cut(
    order: list[tuple[int, int]], start: int, each: int
) -> None:
    delivered = [5 * packet + i for packet, times in order for _ in range(times) for i in range(5)]
    ticks = np.array([(start + n) % 2**32 for n in delivered], np.int64)
    parts = [ticks[at : at + each] for at in range(0, len(ticks), each)]
    # A rate at which all of this is less than a second: nobody is taken to have begun again.
    fast = hello(1000.0)

    taken = numbers(Once().take([fast, *(Samples(part, np.zeros(len(part))) for part in parts)]))

    since_start = [(tick - start) % 2**32 for tick in taken]
    assert all(before < after for before, after in pairwise(since_start))
    assert taken == numbers(Once().take([fast, Samples(ticks, np.zeros(len(ticks)))]))
    assert (max(delivered) in since_start) if delivered else not taken
