"""One thing each."""

from kneadle_sims.air import Air
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.sensor import AirBall, Fsr

ONE_HOLD = Hand(seed=4).rest(2.0).lean_on(45.0, over_s=3.0).hold(for_s=35.0).release().rest(2.0)


def steady() -> Scenario:
    return Scenario("steady", "one hold of 35 s", ONE_HOLD)


def rough_rolling() -> Scenario:
    hand = Hand(seed=8).rest(2.0).lean_on(30.0, over_s=1.5)
    rolled = hand.roll(low_n=18.0, high_n=66.0, rate_hz=0.9, for_s=9.0, uneven=0.1)
    return Scenario(
        "rough-rolling", "ten seconds of hard, quick strokes", rolled.release().rest(3.0)
    )


def slip() -> Scenario:
    hand = Hand(seed=9).rest(2.0).lean_on(35.0, over_s=2.5).hold(for_s=6.0)
    slipped = hand.spike(to_n=76.0, rise_s=0.1).hold(for_s=7.0).release().rest(2.0)
    return Scenario("slip", "a slip onto the ball in the middle of a hold", slipped)


def too_hard() -> Scenario:
    hand = Hand(seed=10).rest(2.0).lean_on(60.0, over_s=3.0).hold(for_s=5.0)
    pressed = hand.press_to(98.0, over_s=2.0).hold(for_s=1.5).press_to(45.0, over_s=1.5)
    return Scenario(
        "too-hard", "past the ceiling, and back", pressed.hold(for_s=6.0).release().rest(2.0)
    )


def lost_link() -> Scenario:
    """The gap is longer than the second that a hold outlasts."""
    hand = Hand(seed=11).rest(2.0).lean_on(40.0, over_s=3.0).hold(for_s=22.0).release().rest(2.0)
    cut = Air(cuts=((14.0, 17.0),))
    return Scenario("lost-link", "three seconds without data in a hold", hand, air=cut)


def flat_rolling() -> Scenario:
    """Both times the force is as steady: only the IMU can tell them apart."""
    hand = Hand(seed=6).rest(2.0)
    held = hand.lean_on(40.0, over_s=2.5).hold(for_s=12.0).release().rest(3.0)
    rolled = held.lean_on(40.0, over_s=2.5).roll_flat(by_n=6.0, for_s=12.0).release().rest(2.0)
    return Scenario(
        "flat-rolling",
        "a hold, then slow shallow rolling that only the gyroscope notices",
        rolled,
        imu=True,
    )


def wrap() -> Scenario:
    """The wrap comes within the hold, if the host starts it within 15 s."""
    return Scenario(
        "wrap",
        "one hold, while the sample numbers pass 2**32 and begin again at 0",
        ONE_HOLD,
        first_number=2**32 - 2000,
    )


def fsr() -> Scenario:
    return Scenario("fsr", "one hold on a creeping, lagging FSR at 80 Hz", ONE_HOLD, Fsr(), 80.0)


def relative() -> Scenario:
    unknown = Fsr(calibrated=False)
    return Scenario("relative", "one hold on an FSR nobody calibrated", ONE_HOLD, unknown, 80.0)


def air_ball() -> Scenario:
    return Scenario(
        "air-ball", "one hold on a sealed ball of air at 50 Hz", ONE_HOLD, AirBall(), 50.0
    )


def unplugged() -> Scenario:
    return Scenario("unplugged", "the cable is pulled 15 s in", ONE_HOLD, air=Air(unplug_at_s=15.0))
