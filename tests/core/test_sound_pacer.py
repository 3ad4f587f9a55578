from hypothesis import given
from hypothesis import strategies as st

from kneadle.sound.pacer import IN_S, OUT_S, breath

times_s = st.floats(0.0, 3600.0)


def test_six_breaths_a_minute_and_longer_out_than_in() -> None:
    assert IN_S + OUT_S == 10.0
    assert OUT_S > IN_S


def test_it_begins_empty_and_is_full_when_breathing_in_is_over() -> None:
    assert (breath(0.0).phase, breath(0.0).level) == ("in", 0.0)
    assert (breath(IN_S).phase, breath(IN_S).level) == ("out", 1.0)


@given(times_s)
def test_every_breath_is_like_the_first(t_s: float) -> None:
    one, later = breath(t_s), breath(t_s + IN_S + OUT_S)
    assert abs(one.level - later.level) < 1e-6


@given(times_s)
def test_the_chest_rises_breathing_in_and_sinks_breathing_out(t_s: float) -> None:
    now = breath(t_s)
    soon = breath(t_s + now.left_s / 2)
    assert 0.0 <= now.level <= 1.0
    assert soon.level >= now.level if now.phase == "in" else soon.level <= now.level


@given(times_s)
def test_it_never_jumps(t_s: float) -> None:
    assert abs(breath(t_s + 0.05).level - breath(t_s).level) < 0.05


@given(times_s)
def test_the_other_phase_comes_when_the_time_left_is_over(t_s: float) -> None:
    now = breath(t_s)
    assert breath(t_s + now.left_s + 1e-6).phase != now.phase


def test_the_words_say_which() -> None:
    assert breath(1.0).words == "Breathe in."
    assert breath(5.0).words == "Breathe out."
