"""One thing each."""

from kneadle_sims.air import Air
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.sensor import Fsr

ONE_HOLD = Hand(seed=4).rest(2.0).lean_on(45.0, over_s=3.0).hold(for_s=35.0).release().rest(2.0)


def steady() -> Scenario:
    return Scenario("steady", "one hold of 35 s", ONE_HOLD)


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


def unplugged() -> Scenario:
    return Scenario("unplugged", "the cable is pulled 15 s in", ONE_HOLD, air=Air(unplug_at_s=15.0))
