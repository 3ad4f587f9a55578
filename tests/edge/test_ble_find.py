"""A ball that was just let go begins to speak again at any moment, also while the scan begins."""

import asyncio

import pytest

from host_radio import found, known, radio_of
from kneadle.link.ble.pair import pair
from kneadle_sims.hand import Hand
from kneadle_sims.radio import BallOnAir, VirtualRadio
from kneadle_sims.scenario import Scenario

HEARD_WITHIN_S = 2.0  # advertised every 20 ms
TURNS = range(8)  # of the event loop: letting go, advertising and scanning take a few each


@pytest.mark.parametrize("turns", TURNS)
async def test_a_ball_that_says_something_new_only_once_is_found_whenever_it_says_it(
    turns: int,
) -> None:
    ball = BallOnAir(Scenario("rest", "", Hand(seed=1).rest(60.0)))
    ball.open_for_pairing = True
    async with VirtualRadio(ball) as room:
        radio = radio_of(room)
        await pair(radio, found(ball))
        for _ in range(turns):
            await asyncio.sleep(0)
        heard = await radio.find(known(ball).id, HEARD_WITHIN_S)

    assert heard is not None and heard.address == ball.address
