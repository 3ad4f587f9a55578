"""Events no ball would send, in any order: the coach stays sane."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coaching import MONDAY
from kneadle.coach.heard import (
    Button,
    Choose,
    Heard,
    NewPoint,
    No,
    Note,
    Number,
    Passed,
    Sensor,
    Stop,
    Tingling,
    Yes,
)
from kneadle.coach.history import History
from kneadle.coach.pages import Holding, Over
from kneadle.coach.session import begin, step
from kneadle.coach.site import SITES
from kneadle.coach.state import State
from kneadle.coach.told import HoldCounted
from kneadle.events import (
    Connected,
    Contact,
    HoldCredited,
    HoldDone,
    HoldEnded,
    HoldStarted,
    LinkBack,
    LinkLost,
    Quality,
    Warned,
    WarningEnded,
)

times_s = st.floats(0.0, 400.0)
few_s = st.sampled_from([0.0, 3.0, 10.0, 97.0])
kinds = st.sampled_from(["spike", "ceiling", "too_long", "rolling", "gap"])
reasons = st.sampled_from(["released", "unsteady", "rolling", "gap", "session_ended"])
ends: st.SearchStrategy[Heard] = st.builds(
    HoldEnded,
    *(times_s, few_s, times_s, times_s, times_s, times_s, times_s, st.booleans(), reasons),
)
events: st.SearchStrategy[Heard] = st.one_of(
    st.builds(Contact, times_s, st.booleans(), few_s),
    st.builds(HoldStarted, times_s, few_s, times_s),
    st.builds(HoldCredited, times_s, few_s, times_s),
    st.builds(HoldDone, times_s, few_s, times_s),
    ends,
    st.builds(Warned, times_s, kinds, times_s, times_s),
    st.builds(WarningEnded, times_s, kinds, times_s, times_s, times_s, times_s),
    st.builds(LinkLost, times_s, st.just("Gone.")),
    st.builds(LinkBack, times_s, times_s),
    st.builds(Connected, times_s, st.just("ball"), st.just("fsr"), st.just(80.0)),
    st.builds(Quality, times_s, st.just("flat"), st.just("Stuck.")),
    st.builds(Sensor, st.booleans(), blind=st.booleans()),
)
people: st.SearchStrategy[Heard] = st.one_of(
    st.floats(0.0, 900.0).map(Passed),
    st.just(Passed(float("nan"))),
    st.builds(Number, st.integers(-5, 15), st.sampled_from([None, 0.0, 40.0, float("nan")])),
    st.sampled_from(
        [Button(), Yes(), No(), NewPoint(), Stop(), Tingling(), Note(""), Choose("", "up")]
    ),
    st.sampled_from(SITES).map(lambda site: Choose(*site)),
)
TO_THE_BALL: tuple[Heard, ...] = (*[No()] * 4, Button(), Number(5))


def nothing_runs_backwards(before: State, now: State) -> None:
    assert now.now_s >= before.now_s
    assert now.loaded_s >= before.loaded_s
    assert now.session_s >= before.session_s - 1e-6


@given(st.lists(st.one_of(events, people), max_size=60))
@settings(max_examples=120)
def test_nonsense_breaks_nothing(heard: list[Heard]) -> None:
    state, (*told,) = begin(History(), MONDAY)
    for each in (*TO_THE_BALL, *heard):
        before = state
        state, news = step(before, each)
        told += news
        nothing_runs_backwards(before, state)
        assert not isinstance(state.page, Holding) or state.hold is not None
    vouched_s = [getattr(each, "held_s", 0.0) for each in heard]
    for counted in (each for each in told if isinstance(each, HoldCounted)):
        assert not counted.credited or max(vouched_s) >= counted.held_s >= 30.0
    assert History.from_events(told) == state.history


@given(st.lists(st.one_of(events, people), max_size=30), events)
def test_the_end_is_the_end(heard: list[Heard], last: Heard) -> None:
    state, _ = begin(History(), MONDAY)
    for each in heard:
        state, _ = step(state, each)
        if isinstance(state.page, Over):
            assert step(state, last) == (state, ())
