"""What of a whole session is heard, said and felt, and what is not told twice."""

import asyncio
from dataclasses import dataclass, field

import numpy as np
import pytest

from clockwork import in_clockwork, now
from feeding import hello, reading
from kneadle.coach.sentences import LET_GO, sentence
from kneadle.coach.told import (
    Asked,
    Cue,
    Ended,
    HoldBegan,
    LetGo,
    Moved,
    Refused,
    RestBegan,
    StretchBegan,
    Told,
    Waits,
)
from kneadle.events import (
    Connected,
    Event,
    HoldDone,
    HoldStarted,
    LinkBack,
    LinkLost,
    Quality,
    Warned,
    WarningKind,
)
from kneadle.samples import Calibrated, Identity
from kneadle.sound.aloud import TOGETHER_S, Aloud
from kneadle.sound.cues import Cues
from kneadle.sound.meanings import Meaning
from kneadle.sound.spoken import WORDS
from kneadle.sound.voice import Utterance
from kneadle.view import Update, View
from kneadle.wire import kneadle as wire
from kneadle_sims.hand import Hand
from scripted_link import ScriptedLink, streamed
from spectators import session_with

STARTED = HoldStarted(1.0, 0.0, 40.0)
DONE = HoldDone(60.0, 0.0, 60.0)
LOST = LinkLost(1.0, "out of range")


@dataclass
class Room:
    """Somebody in it hears, is told and feels."""

    heard: list[Meaning] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    stay: list[str] = field(default_factory=list)
    felt: list[Meaning] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.aloud = Aloud(Cues(player=self, voice=self, feel=self.felt.append), now)

    def play(self, meaning: Meaning) -> bool:
        self.heard.append(meaning)
        return True

    def say(self, utterance: Utterance) -> None:
        self.words.append(utterance.words)
        self.stay += [utterance.words] if utterance.stays else []

    def hear(self, *events: Event, view: View | None = None) -> bool:
        """One update without samples, as the coach's are; all at once but in order."""
        return self.aloud.hear(Update(events, np.empty(0), np.empty(0), view or View()))

    def data(self, view: View | None = None) -> None:
        self.aloud.hear(Update((), np.zeros(1), np.zeros(1), view or View()))

    def coach(self, *told: Told) -> None:
        """Each in an update of its own, right after the other."""
        for each in told:
            self.hear(each)


def warned(kind: WarningKind) -> Warned:
    return Warned(5.0, kind, 4.9, 90.0)


def cue(meaning: str) -> Cue:
    return Cue(rule="method", meaning=meaning)  # type: ignore[arg-type]


def page(name: str) -> Moved:
    return Moved(rule="method", page=name)


@pytest.mark.parametrize("why", LET_GO)
@in_clockwork
async def test_letting_go_is_one_sound_with_the_coachs_own_words(why: str) -> None:
    room, told = Room(), LetGo(rule="method", why=why)  # type: ignore[arg-type]
    room.coach(page("let go"), told, cue("done" if why in ("eased", "rest") else "ease_off"))

    assert len(room.heard) == 1
    assert room.words == [sentence(told)]
    assert room.felt == room.heard


@in_clockwork
async def test_what_ball_and_coach_tell_within_a_second_is_one_sound_and_both_their_words() -> None:
    room, enough = Room(), LetGo(rule="stop", why="stop")
    room.hear(warned("too_long"))
    room.coach(page("let go"), enough, cue("ease_off"))

    assert room.heard == [Meaning.EASE_OFF]
    assert room.felt == [Meaning.EASE_OFF]
    assert room.words == [WORDS[Meaning.EASE_OFF], sentence(enough)]


@in_clockwork
async def test_what_the_coach_just_said_the_ball_does_not_repeat() -> None:
    room = Room()
    room.hear(page("hold"))
    room.hear(cue("done"))
    room.hear(DONE)

    assert room.heard == [Meaning.DONE]


@in_clockwork
async def test_after_a_second_the_coach_is_heard_again() -> None:
    room = Room()
    room.hear(cue("ease_off"))
    await asyncio.sleep(TOGETHER_S + 0.01)
    room.hear(cue("ease_off"))

    assert room.heard == [Meaning.EASE_OFF] * 2


@in_clockwork
async def test_what_outranks_the_coachs_calm_word_wins() -> None:
    room = Room()
    room.hear(warned("ceiling"))
    room.coach(LetGo(rule="eased", why="eased"), cue("done"))

    assert room.heard == [Meaning.EASE_OFF]
    assert room.words[-1] == LET_GO["eased"]


@in_clockwork
async def test_the_balls_own_warnings_are_never_held_back() -> None:
    room = Room()
    room.hear(page("rest"), cue("ease_off"))
    room.hear(warned("ceiling"))
    room.hear(warned("ceiling"), warned("spike"))

    assert room.heard == [*[Meaning.EASE_OFF] * 3, Meaning.SPIKE]


@in_clockwork
async def test_who_is_told_to_let_go_is_never_told_to_ease_off_instead() -> None:
    """A ceiling below what is pressed is passed at once, and for as long as it is pressed."""
    room, told = Room(), LetGo(rule="pain", why="pain")
    room.coach(page("let go"), told, cue("ease_off"))
    room.hear(warned("ceiling"))
    assert room.heard == [Meaning.EASE_OFF]
    assert room.words == [sentence(told)]

    await asyncio.sleep(TOGETHER_S + 0.01)
    room.hear(warned("ceiling"))
    await asyncio.sleep(TOGETHER_S + 0.01)
    room.coach(cue("ease_off"))
    assert room.heard == [Meaning.EASE_OFF] * 3
    assert room.words == [sentence(told)] * 3


@in_clockwork
async def test_easing_off_is_said_again_once_one_has_let_go() -> None:
    room = Room()
    room.coach(page("let go"), LetGo(rule="pain", why="pain"), cue("ease_off"), page("rest"))
    room.hear(warned("ceiling"))
    assert room.heard == [Meaning.EASE_OFF] * 2
    assert room.words[-1] == WORDS[Meaning.EASE_OFF]


@in_clockwork
async def test_a_calm_let_go_holds_no_warning_back() -> None:
    room = Room()
    room.coach(page("let go"), LetGo(rule="eased", why="eased"), cue("done"))
    room.hear(warned("ceiling"))
    assert room.heard == [Meaning.DONE, Meaning.EASE_OFF]


@in_clockwork
async def test_what_comes_at_once_begins_with_the_most_urgent() -> None:
    room = Room()
    room.hear(DONE, warned("rolling"), warned("ceiling"))

    assert room.heard == [Meaning.EASE_OFF, Meaning.ROLLING, Meaning.DONE]


@pytest.mark.parametrize("name", ["check", "choose", "let go", "rest", "stretch", "reassess"])
@in_clockwork
async def test_where_nobody_is_to_press_no_hold_is_praised(name: str) -> None:
    room = Room()
    room.hear(page(name))
    room.hear(STARTED, DONE, warned("spike"))
    assert room.heard == [Meaning.SPIKE]

    room.hear(page("find"))
    room.hear(STARTED)
    assert room.heard[1:] == [Meaning.HOLD_STARTED]


@in_clockwork
async def test_a_hold_that_was_steady_before_it_was_wanted_is_told_when_it_counts() -> None:
    room = Room()
    room.hear(page("rest"))
    room.hear(STARTED)
    await asyncio.sleep(10.0)
    room.coach(page("find"), page("hold"), HoldBegan(rule="target", point=1, level_n=40.0))
    assert room.heard == [Meaning.HOLD_STARTED]


@in_clockwork
async def test_a_hold_that_the_coach_takes_up_is_told_once() -> None:
    room = Room()
    room.hear(page("find"))
    room.hear(STARTED)
    room.coach(page("hold"), HoldBegan(rule="target", point=1, level_n=40.0))
    assert room.heard == [Meaning.HOLD_STARTED]


@in_clockwork
async def test_questions_refusals_rests_stretches_and_waiting_are_said() -> None:
    room = Room()
    told: list[Told] = [
        Asked(rule="ask", question="pain"),
        Refused(rule="rest", why="A spot rests.", do="Stay off."),
        RestBegan(rule="rest", for_s=30.0),
        Waits(rule="no data", page="find"),
    ]
    stretch = StretchBegan(rule="s", stretch="deep lunge", side="left", time=1, for_s=30.0)
    room.coach(*told, stretch, cue("settle"))

    assert room.words == [sentence(each) for each in (*told, stretch)]
    assert room.heard == [Meaning.SETTLE]


@in_clockwork
async def test_why_something_is_refused_stays_when_a_question_comes_after_it() -> None:
    room = Room()
    refused = Refused(rule="11 pain limit", why="It hurts.", do="Leave it.")
    room.coach(Asked(rule="method", question="before"), refused)
    room.coach(Asked(rule="method", question="site"))

    assert room.stay == ["It hurts. Leave it."]
    assert len(room.words) == 3


@pytest.mark.parametrize("reason", ["done", "person", "link", "idle"])
@in_clockwork
async def test_that_the_session_is_over_is_said_also_to_somebody_on_the_floor(reason: str) -> None:
    room = Room()
    ended = Ended(rule="", reason=reason, holds=2, loaded_s=90.0)  # type: ignore[arg-type]
    room.coach(ended)
    assert room.stay == room.words == [sentence(ended)]


@pytest.mark.parametrize("reason", ["refused", "nothing open"])
@in_clockwork
async def test_where_a_refusal_ends_the_session_nothing_comes_after_it(reason: str) -> None:
    room = Room()
    room.coach(
        Refused(rule="7 emergency signs", why="That can wait for nobody.", do="Get help."),
        Ended(rule="", reason=reason, holds=0, loaded_s=0.0),  # type: ignore[arg-type]
    )
    assert room.words == ["That can wait for nobody. Get help."]


@in_clockwork
async def test_silence_is_told_once_however_it_is_noticed() -> None:
    for first, second in ((0, 1), (1, 0)):
        room = Room()
        notices = (room.aloud.silence, lambda room=room: room.hear(LOST))
        notices[first]()
        notices[second]()
        room.aloud.silence()
        assert room.heard == [Meaning.LINK_LOST]


@in_clockwork
async def test_silence_says_whether_it_is_news() -> None:
    room = Room()
    assert [room.aloud.silence() for _ in range(3)] == [True, False, False]


@pytest.mark.parametrize("back", [None, LinkBack(2.0, 1.0), Connected(2.0, "b", "load_cell", 1.0)])
@in_clockwork
async def test_a_second_silence_is_told_again(back: Event | None) -> None:
    room = Room()
    room.aloud.silence()
    if back is None:
        room.data()
    else:
        room.hear(back)
    room.hear(LOST)
    assert room.heard == [Meaning.LINK_LOST] * 2


@in_clockwork
async def test_news_without_samples_do_not_end_a_silence() -> None:
    room = Room()
    room.aloud.silence()
    room.hear(Quality(1.0, "battery_low", "The ball's battery is low."))
    room.hear(LOST)
    assert room.heard == [Meaning.LINK_LOST]


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
