"""What the ball is told to buzz, and what is urgent enough to be told at once."""

import numpy as np
import pytest

from clockwork import in_clockwork, now
from feeding import hello, reading
from kneadle.events import (
    Connected,
    Quality,
    WarningKind,
)
from kneadle.samples import Calibrated, Identity
from kneadle.sound.aloud import Aloud
from kneadle.sound.cues import Cues
from kneadle.sound.meanings import Meaning
from kneadle.view import Update, View
from kneadle.wire import kneadle as wire
from kneadle_sims.hand import Hand
from loud_room import STARTED, Room, cue, warned
from scripted_link import ScriptedLink, streamed
from spectators import session_with


@pytest.mark.parametrize("kind", ["ceiling", "saturated", "spike"])
@in_clockwork
async def test_what_the_ball_makes_felt_by_itself_is_not_sent_to_it(kind: WarningKind) -> None:
    room = Room()
    room.hear(warned(kind))
    assert len(room.heard) == 1
    assert room.felt == []


@pytest.mark.parametrize("kind", ["too_long", "rolling"])
@in_clockwork
async def test_what_the_ball_cannot_know_is_sent_to_it(kind: WarningKind) -> None:
    room = Room()
    room.hear(warned(kind))
    assert room.felt == room.heard


@in_clockwork
async def test_a_ball_that_did_not_take_the_ceiling_is_told_to_buzz_until_one_does() -> None:
    room = Room()
    room.hear(Quality(1.0, "no_reflex", "The ball did not take your ceiling."))
    room.hear(warned("ceiling"))
    room.hear(Connected(9.0, "another", "load_cell", 100.0))
    room.hear(warned("ceiling"))
    assert room.felt == [Meaning.EASE_OFF]


@in_clockwork
async def test_quiet_it_notices_and_tells_nothing() -> None:
    room = Room()
    told = room.aloud.hear(
        Update((warned("ceiling"), cue("settle")), np.empty(0), np.empty(0), View()), quiet=True
    )
    assert told
    assert (room.heard, room.words, room.felt) == ([], [], [])


@in_clockwork
async def test_only_what_is_urgent_is_called_so() -> None:
    room = Room()
    assert not room.hear(STARTED)
    assert room.hear(warned("rolling"))


@in_clockwork
async def test_a_running_session_lets_the_ball_buzz_what_only_the_host_knows() -> None:
    """Over the ceiling too: that the ball feels by itself, and sooner."""
    hand = Hand(seed=5).still().rest(2.0).lean_on(45.0, over_s=2.0).hold(for_s=6.0)
    hand = hand.press_to(110.0, over_s=1.0).hold(for_s=2.0).release().rest(1.0)
    told = (hello(), Calibrated(Identity()))
    ball = ScriptedLink(told, *streamed(reading(hand)))
    room = Room()

    def show(update: Update) -> None:
        room.aloud.hear(update)

    session = session_with(ball, show=show)
    room.aloud = Aloud(Cues(player=room, feel=session.feel), now)
    await session.run()

    assert Meaning.EASE_OFF in room.heard
    assert [sent for sent in ball.sent if sent[1] == wire.Opcode.BUZZ] == [
        wire.buzz(Meaning.HOLD_STARTED)
    ]
