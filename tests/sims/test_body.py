import numpy as np
import pytest

from kneadle.samples import Floats
from kneadle_sims.body import Body
from kneadle_sims.hand import Hand

PEOPLE = range(60)


def bears(body: Body, meant_n: float = 45.0, for_s: float = 60.0) -> Floats:
    """The force of a steady press, 200 times a second."""
    t_s = np.arange(0.0, for_s, 1 / 200)
    return body.bear(t_s, np.full_like(t_s, meant_n))


def loudest_hz(force_n: Floats, from_hz: float, to_hz: float) -> float:
    hz = np.fft.rfftfreq(len(force_n), 1 / 200)
    size = np.abs(np.fft.rfft(force_n - force_n.mean()))
    within = (hz >= from_hz) & (hz <= to_hz)
    return float(hz[within][size[within].argmax()])


def test_people_differ_and_everybody_stays_the_same() -> None:
    assert Body.of(7) == Body.of(7)
    assert len({Body.of(seed).breath_hz for seed in PEOPLE}) == len(PEOPLE)


@pytest.mark.parametrize("seed", PEOPLE)
def test_a_living_hold_is_as_unsteady_as_real_ones(seed: int) -> None:
    force_n = bears(Body.of(seed))

    assert 0.010 < force_n.std() / force_n.mean() < 0.13  # measured: 1.4 % to 12 %


def test_breath_is_as_deep_as_asked() -> None:
    breathing = Hand(body=Body(breath_share=0.15)).lean_on(40.0, over_s=1.0).hold(for_s=60.0)
    force_n = breathing.force(100.0)[1][100:]

    assert force_n.min() == pytest.approx(34.0, abs=0.1)
    assert force_n.max() == pytest.approx(46.0, abs=0.1)


def test_nobody_breathes_too_deep_too_fast_or_too_slowly() -> None:
    for seed in PEOPLE:
        body = Body.of(seed)
        assert body.breath_share <= 0.15
        assert 0.15 <= body.breath_hz <= 0.35
        assert 0.1 < loudest_hz(bears(Body(body.breath_hz, 0.1)), 0.05, 5.0) < 0.45


def test_tremor_lies_between_8_and_12_hz() -> None:
    for seed in PEOPLE:
        assert 8.0 <= loudest_hz(bears(Body(tremor_share=0.01, seed=seed)), 2.0, 100.0) <= 12.0


def test_the_heart_beats_60_to_90_times_a_minute_and_moves_newtons_not_shares() -> None:
    beating = [Body.of(seed) for seed in PEOPLE]
    alone = [Body(pulse_hz=body.pulse_hz, pulse_n=body.pulse_n) for body in beating]

    for body in alone:
        assert 0.9 <= loudest_hz(bears(body), 0.5, 100.0) <= 1.6
        assert 0.4 <= np.abs(bears(body) - 45.0).max() <= 3.1
        assert np.abs(bears(body, 90.0) - 90.0).max() == pytest.approx(body.pulse_n, rel=0.05)


def test_a_body_off_the_ball_presses_nothing() -> None:
    assert not bears(Body.of(3), 0.0).any()
