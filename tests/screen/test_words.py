from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.events import Phase, WarningKind
from kneadle.screen.widgets.font import blocks
from kneadle.screen.words import Link, Situation, link_words, say
from kneadle.view import View

KINDS: tuple[WarningKind, ...] = get_args(WarningKind)

views = st.builds(
    View,
    force_n=st.floats(0, 300),
    phase=st.sampled_from(get_args(Phase)),
    held_s=st.floats(0, 200),
    level_n=st.none() | st.floats(15, 250),
    target_s=st.floats(3, 600),
    warnings=st.frozensets(st.sampled_from(KINDS)),
)
situations = st.builds(
    Situation,
    view=views,
    link=st.sampled_from(get_args(Link)),
    silent_s=st.floats(0, 9999),
    jolted=st.booleans(),
    paused=st.booleans(),
    leaving=st.booleans(),
)


@given(situations)
def test_whatever_happens_the_word_and_the_sentence_fit_80_columns(now: Situation) -> None:
    saying = say(now)

    assert len(blocks(saying.word, 80, 7)) == 7
    assert 0 < len(saying.sentence) <= 80


def holding(*warnings: WarningKind, held_s: float = 18.0) -> View:
    return View(phase="holding", force_n=42.0, held_s=held_s, warnings=frozenset(warnings))


def test_of_all_that_is_wrong_the_most_important_is_said() -> None:
    """Take the worst away, one after the other, and hear the next."""
    everything = Situation(holding(*KINDS), link="lost", jolted=True)
    heard = [say(everything).word, say(Situation(holding(*KINDS), jolted=True)).word]
    cures: tuple[WarningKind, ...] = (
        *("ceiling", "saturated", "bad_data"),
        *("spike", "rolling", "too_long", "gap"),
    )
    left = list(KINDS)
    for cured in cures:
        left.remove(cured)
        heard.append(say(Situation(holding(*left))).word)
    heard.append(say(Situation(holding())).word)

    assert heard == [
        *("NO LINK", "EASE OFF", "EASE OFF", "BAD DATA", "GENTLY", "SLOW", "LET GO"),
        *("NO DATA", "SOFTER", "42"),
    ]


def test_a_jolt_is_said_as_long_as_it_is_fresh_even_when_its_warning_has_ended() -> None:
    assert say(Situation(holding(), jolted=True)).word == "GENTLY"
    assert say(Situation(holding("rolling"), jolted=True)).word == "GENTLY"
    assert say(Situation(holding("ceiling"), jolted=True)).word == "EASE OFF"


def test_without_data_no_old_warning_and_no_hold_is_shown() -> None:
    assert say(Situation(holding("ceiling"), link="silent")).word == "NO DATA"


@pytest.mark.parametrize(
    ("held_s", "word"), [(0.0, "60"), (0.2, "60"), (17.9, "43"), (59.1, "1"), (60.0, "DONE")]
)
def test_a_second_is_counted_until_it_has_passed(held_s: float, word: str) -> None:
    assert say(Situation(holding(held_s=held_s))).word == word


def test_a_hold_says_when_it_counts() -> None:
    assert "This hold counts" in say(Situation(holding(held_s=30.0))).sentence
    assert "counts" not in say(Situation(holding(held_s=29.9))).sentence


def test_a_paused_hold_says_which_way_leads_back() -> None:
    low = View(phase="paused", force_n=20.0, level_n=40.0, held_s=18.0)
    high = View(phase="paused", force_n=60.0, level_n=40.0, held_s=18.0)

    assert say(Situation(low)).sentence == "Not counting: sink back in; 42 s to go"
    assert say(Situation(high)).sentence == "Not counting: a little softer; 42 s to go"


@pytest.mark.parametrize(
    ("phase", "word"),
    [("waiting", "WAIT"), ("free", "PRESS"), ("searching", "SINK IN"), ("settling", "STAY")],
)
def test_each_phase_has_its_word(phase: Phase, word: str) -> None:
    assert say(Situation(View(phase=phase))).word == word


def test_the_link_is_told_in_words() -> None:
    assert link_words(Situation(View(), link="silent", silent_s=1.23)) == "✕ NO DATA for 1.2 s"
    assert "retrying" in link_words(Situation(View(), link="lost", silent_s=3.0))


def test_a_sensor_that_does_not_answer_is_said_before_any_countdown() -> None:
    blind = View(phase="paused", force_n=42.0, held_s=18.0, level_n=42.0, blind=True)

    assert say(Situation(blind)).word == "SENSOR"
    assert "no warnings" in say(Situation(blind)).sentence
