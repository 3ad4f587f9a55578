"""Two minutes on the ball in which everything happens that Kneadle speaks of."""

from kneadle_sims.air import Air
from kneadle_sims.body import Body
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario

# Quieter than most, so that nothing but the one hard press comes near the ceiling.
BODY = Body(
    breath_hz=0.22,
    breath_share=0.05,
    tremor_share=0.008,
    wander_share=0.008,
    pulse_hz=1.15,
    pulse_n=0.8,
    seed=1,
)


def demo() -> Scenario:
    return Scenario(
        "demo",
        "two minutes: search, hold, slip, rough rolling, too hard, a lost link",
        _lost_link(_too_hard(_rough_rolling(_slip(_search_and_hold(Hand(body=BODY)))))),
        air=Air(cuts=((100.0, 103.0),)),
    )


def _search_and_hold(hand: Hand) -> Hand:
    searched = hand.rest(2.0).dabs(3, 18.0).rest(0.5)
    return searched.lean_on(45.0, over_s=3.0).hold(for_s=34.0).release(over_s=0.5).rest(3.0)


def _slip(hand: Hand) -> Hand:
    held = hand.lean_on(38.0, over_s=2.5).hold(for_s=6.0)
    return held.spike(to_n=73.0, rise_s=0.12).hold(for_s=8.0).release(over_s=0.5).rest(2.0)


def _rough_rolling(hand: Hand) -> Hand:
    rolled = hand.lean_on(30.0, over_s=1.5).roll(low_n=20.0, high_n=68.0, rate_hz=1.0, for_s=5.0)
    return rolled.release(over_s=0.4).rest(2.5)


def _too_hard(hand: Hand) -> Hand:
    pressed = hand.lean_on(95.0, over_s=3.0).hold(for_s=1.2)
    return pressed.release(over_s=0.8).rest(2.0)


def _lost_link(hand: Hand) -> Hand:
    return hand.lean_on(45.0, over_s=3.0).hold(for_s=30.0).release(over_s=0.6).rest(2.0)
