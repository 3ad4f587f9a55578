import numpy as np

from kneadle.samples import Samples
from kneadle.wire import kneadle as wire
from kneadle_sims.body import STILL
from kneadle_sims.live_hand import LiveHand
from kneadle_sims.lying import Lying
from kneadle_sims.play import Play

N_PER_COUNT = Lying(LiveHand(STILL)).sensor.n_per_count


def begun(lying: Lying, speed: float = 1.0) -> Play:
    play = Play(lying, now_s=0.0, speed=speed)
    play.hear(wire.start(), 0.0)
    return play


def forces_n(play: Play, until_s: float) -> np.ndarray:
    parsed = (wire.parse(message) for message in play.advance(until_s) if message[0] >> 4 == 1)
    raw = np.concatenate([each.raw for each in parsed if isinstance(each, Samples)])
    return np.asarray((raw - Lying(LiveHand(STILL)).sensor.zero_counts) * N_PER_COUNT)


def test_it_goes_on_for_as_long_as_somebody_listens() -> None:
    play = begun(Lying(LiveHand(STILL)))

    assert len(forces_n(play, 120.0)) == 12_000
    assert not play.over


def test_the_sensor_has_a_noise_that_never_repeats() -> None:
    noise_n = forces_n(begun(Lying(LiveHand(STILL))), 60.0)
    packets = noise_n.reshape(-1, 5)

    assert 0.02 < noise_n.std() < 0.1
    assert len(np.unique(packets, axis=0)) == len(packets)


def test_what_the_hand_is_told_shows_in_the_next_packet_at_any_speed() -> None:
    for speed in (1.0, 20.0):
        lying = Lying(LiveHand(STILL))
        play = begun(lying, speed)
        assert forces_n(play, 2.0 / speed).max() < 1.0
        lying.hand.press(40.0)
        force_n = forces_n(play, 12.0 / speed)
        assert force_n[50] > 0.5
        assert np.all(np.abs(force_n[500:] - 40.0) < 1.0)


def test_another_rate_in_the_middle_goes_on_where_the_hand_is() -> None:
    lying = Lying(LiveHand(STILL))
    play = begun(lying)
    lying.hand.press(40.0)
    play.advance(6.0)
    for command in (wire.stop(), wire.set_rate(50), wire.start()):
        play.hear(command, 6.0)

    force_n = forces_n(play, 8.0)
    assert len(force_n) == 100
    assert np.all(np.abs(force_n - 40.0) < 1.0)
