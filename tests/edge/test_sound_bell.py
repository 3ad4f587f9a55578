"""The terminal's bell, at the loop's time."""

import asyncio
from itertools import combinations, pairwise

import pytest

from clockwork import in_clockwork, now
from kneadle.sound.bell import APART_S, RINGS, Bell
from kneadle.sound.meanings import Meaning


class Tower:
    """Hears when it rings, from now on."""

    def __init__(self) -> None:
        self.began_s = now()
        self.rang_s: list[float] = []

    def ring(self) -> None:
        self.rang_s.append(now() - self.began_s)


@pytest.mark.parametrize("meaning", Meaning, ids=lambda each: each.name.lower())
@in_clockwork
async def test_each_meaning_rings_in_its_rhythm_and_the_first_ring_is_at_once(
    meaning: Meaning,
) -> None:
    tower = Tower()
    Bell(tower.ring).sound(meaning)
    assert tower.rang_s == [0.0]
    await asyncio.sleep(10.0)
    assert tower.rang_s == pytest.approx(RINGS[meaning])


def test_no_rhythm_is_another_ones_and_no_two_rings_run_together() -> None:
    for one, other in combinations(Meaning, 2):
        assert RINGS[one] != RINGS[other]
    for rings in RINGS.values():
        assert all(after - before >= 0.29 for before, after in pairwise(rings))


@in_clockwork
async def test_ease_off_does_not_wait_for_what_rings() -> None:
    tower = Tower()
    bell = Bell(tower.ring)
    bell.sound(Meaning.DONE)
    await asyncio.sleep(0.1)
    bell.sound(Meaning.EASE_OFF)
    await asyncio.sleep(10.0)
    assert tower.rang_s == pytest.approx([0.0, *(0.1 + at for at in RINGS[Meaning.EASE_OFF])])


@in_clockwork
async def test_what_waits_is_rung_apart() -> None:
    tower = Tower()
    bell = Bell(tower.ring)
    bell.sound(Meaning.SPIKE)
    bell.sound(Meaning.LINK_LOST)
    await asyncio.sleep(10.0)
    then_s = RINGS[Meaning.SPIKE][-1] + APART_S
    both = [*RINGS[Meaning.SPIKE], *(then_s + at for at in RINGS[Meaning.LINK_LOST])]
    assert tower.rang_s == pytest.approx(both)


@in_clockwork
async def test_hushed_it_rings_no_more() -> None:
    tower = Tower()
    bell = Bell(tower.ring)
    bell.sound(Meaning.EASE_OFF)
    bell.hush()
    await asyncio.sleep(10.0)
    assert tower.rang_s == [0.0]
