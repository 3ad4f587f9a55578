"""Whether the ball is still heard: every transition, with time in hand."""

from dataclasses import replace

import numpy as np
import pytest

from feeding import hello, samples
from kneadle.errors import LinkError
from kneadle.events import Event, LinkBack, LinkLost, Quality
from kneadle.link.watch import (
    FIRST_SAMPLE_WITHIN_S,
    IDLE,
    NOISE,
    NOTHING,
    SILENT,
    SILENT_AFTER_S,
    Watch,
)
from kneadle.samples import Message, Status

PULLED = LinkError("The connection to the port was lost.", "Push the plug back in.")
TAKEN = LinkError("Another program is using the port.", "Close it.")
BEGAN_S = 1000.0


def hear(watch: Watch, after_s: float, *messages: Message, t_s: float = 0.0) -> list[Event]:
    return watch.heard(BEGAN_S + after_s, t_s, messages)


def look(watch: Watch, after_s: float, t_s: float = 0.0) -> list[Event]:
    return watch.look(BEGAN_S + after_s, t_s)


@pytest.fixture
def watch() -> Watch:
    return Watch(BEGAN_S)


@pytest.fixture
def heard(watch: Watch) -> Watch:
    """A ball that was heard at once."""
    assert hear(watch, 0.0, samples([1.0])) == []
    return watch


def test_while_samples_come_there_is_nothing_to_say(heard: Watch) -> None:
    for after_s in np.arange(0.1, 20.0, 0.1):
        assert look(heard, after_s) == []
        assert hear(heard, after_s, samples([1.0])) == []


def test_silence_is_said_once_at_the_device_time_of_the_last_sample(heard: Watch) -> None:
    assert look(heard, SILENT_AFTER_S - 0.01, t_s=7.0) == []
    assert look(heard, SILENT_AFTER_S + 0.01, t_s=7.0) == [LinkLost(7.0, SILENT)]
    assert look(heard, 60.0, t_s=7.0) == []


def test_the_first_sample_after_a_silence_ends_it_once(heard: Watch) -> None:
    look(heard, 1.0)
    assert hear(heard, 5.0, samples([1.0]), t_s=12.0) == [LinkBack(12.0, 5.0)]
    assert hear(heard, 5.1, samples([1.0]), t_s=12.1) == []


def test_words_and_noise_do_not_end_a_silence(heard: Watch) -> None:
    look(heard, 1.0)
    assert hear(heard, 2.0) == []
    assert hear(heard, 2.1, hello(), Status(50)) == []
    assert look(heard, 3.0) == []


def test_a_second_silence_is_said_again(heard: Watch) -> None:
    look(heard, 1.0)
    hear(heard, 2.0, samples([1.0]))
    assert look(heard, 3.0, t_s=2.0) == [LinkLost(2.0, SILENT)]


def test_words_alone_do_not_keep_a_link_alive(heard: Watch) -> None:
    hear(heard, 0.3, Status(50))
    assert look(heard, 0.5) == [LinkLost(0.0, SILENT)]


def test_a_ball_that_wakes_up_is_given_time(watch: Watch) -> None:
    assert look(watch, FIRST_SAMPLE_WITHIN_S - 0.1) == []
    hear(watch, FIRST_SAMPLE_WITHIN_S - 0.05, samples([1.0]))
    assert look(watch, FIRST_SAMPLE_WITHIN_S + 0.1) == []


def test_after_its_first_sample_it_is_given_no_more_than_others(watch: Watch) -> None:
    hear(watch, 0.1, samples([1.0]))
    assert look(watch, 0.11 + SILENT_AFTER_S) == [LinkLost(0.0, SILENT)]


@pytest.mark.parametrize(
    ("what_came", "words"),
    [
        ([], NOTHING),
        ([()], NOISE),
        ([(), (hello(),)], IDLE),
        ([(hello(),), ()], IDLE),
    ],
    ids=["nothing", "noise", "words after noise", "words before noise"],
)
def test_a_ball_that_never_sent_a_sample_is_told_by_what_came_instead(
    watch: Watch, what_came: list[tuple[Message, ...]], words: str
) -> None:
    for messages in what_came:
        assert hear(watch, 1.0, *messages) == []
    assert look(watch, FIRST_SAMPLE_WITHIN_S) == [LinkLost(0.0, words)]
    assert look(watch, 60.0) == []


def test_a_late_first_sample_ends_the_waiting(watch: Watch) -> None:
    look(watch, 10.0)
    assert hear(watch, 20.0, samples([1.0])) == [LinkBack(0.0, 20.0)]


def test_a_pulled_cable_is_said_at_once_with_what_to_do(heard: Watch) -> None:
    (lost,) = heard.down(4.0, PULLED)
    assert lost == LinkLost(4.0, f"{PULLED.what} {PULLED.do}")


def test_a_pulled_cable_is_not_said_again_as_silence_and_a_silence_is_explained_once(
    heard: Watch,
) -> None:
    heard.down(4.0, PULLED)
    assert look(heard, 10.0) == []
    hear(heard, 11.0, samples([1.0]))
    look(heard, 12.0)
    assert heard.down(4.0, PULLED) == [Quality(4.0, "link_trouble", str(PULLED))]
    assert heard.down(4.0, PULLED) == []


def test_each_reason_why_it_stays_away_is_said_once(heard: Watch) -> None:
    hear(heard, 2.0, samples([1.0]))
    heard.down(2.0, PULLED)
    said = [event for why in (PULLED, TAKEN, TAKEN, PULLED) for event in heard.down(2.0, why)]
    assert said == [Quality(2.0, "link_trouble", str(TAKEN))]


def test_another_loss_says_its_reasons_again(heard: Watch) -> None:
    for t_s in (2.0, 4.0):
        hear(heard, t_s, samples([1.0]))
        heard.down(t_s, PULLED)
        assert heard.down(t_s, TAKEN) == [Quality(t_s, "link_trouble", str(TAKEN))]


def test_a_slow_scale_has_a_second_because_advertisements_are_lost(watch: Watch) -> None:
    hear(watch, 0.0, replace(hello(), rate_hz=8.0), samples([1.0]))
    assert look(watch, 0.9) == []
    assert [type(event) for event in look(watch, 1.0)] == [LinkLost]


def test_the_time_away_counts_from_the_last_sample(heard: Watch) -> None:
    hear(heard, 2.0, samples([1.0]))
    heard.down(2.0, PULLED)
    assert hear(heard, 9.0, samples([1.0]), t_s=9.0) == [LinkBack(9.0, 7.0)]


def test_simulated_time_that_runs_faster_is_silent_sooner() -> None:
    watch = Watch(BEGAN_S, silent_after_s=0.2)
    hear(watch, 0.0, samples([1.0]))
    assert look(watch, 0.25) == [LinkLost(0.0, SILENT)]


def test_how_long_it_has_been_silent_counts_from_the_last_sample(watch: Watch) -> None:
    hear(watch, 2.0, samples([1.0]))
    hear(watch, 3.0, Status(50))
    assert watch.silent_s(BEGAN_S + 4.5) == 2.5
