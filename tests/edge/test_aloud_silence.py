"""A ball that falls silent is told of once, however that is noticed."""

import pytest

from clockwork import in_clockwork
from kneadle.events import (
    Connected,
    Event,
    LinkBack,
    Quality,
)
from kneadle.sound.meanings import Meaning
from loud_room import LOST, Room


@in_clockwork
async def test_silence_is_told_once_however_it_is_noticed() -> None:
    for first, second in ((0, 1), (1, 0)):
        room = Room()
        notices = (room.aloud.silence, lambda room=room: room.hear(LOST))
        notices[first]()
        notices[second]()
        room.aloud.silence()
        assert room.heard == [Meaning.LINK_LOST]


@in_clockwork
async def test_silence_says_whether_it_is_news() -> None:
    room = Room()
    assert [room.aloud.silence() for _ in range(3)] == [True, False, False]


@pytest.mark.parametrize("back", [None, LinkBack(2.0, 1.0), Connected(2.0, "b", "load_cell", 1.0)])
@in_clockwork
async def test_a_second_silence_is_told_again(back: Event | None) -> None:
    room = Room()
    room.aloud.silence()
    if back is None:
        room.data()
    else:
        room.hear(back)
    room.hear(LOST)
    assert room.heard == [Meaning.LINK_LOST] * 2


@in_clockwork
async def test_news_without_samples_do_not_end_a_silence() -> None:
    room = Room()
    room.aloud.silence()
    room.hear(Quality(1.0, "battery_low", "The ball's battery is low."))
    room.hear(LOST)
    assert room.heard == [Meaning.LINK_LOST]
