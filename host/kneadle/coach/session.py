"""A guided session: `begin` gives the first state, `step` every next one, with what was told."""

from collections.abc import Iterable
from datetime import datetime, timezone

from kneadle.coach import answers, ball, checking, clock, closed, ending, rules
from kneadle.coach.heard import Enough, Heard, Passed, Sensor, Slept, Tingling
from kneadle.coach.history import History
from kneadle.coach.pages import Over
from kneadle.coach.site import Site
from kneadle.coach.state import Ceiling, State
from kneadle.coach.told import Began, Told
from kneadle.coach.turn import Turn
from kneadle.events import Event

Step = tuple[State, tuple[Told, ...]]


def begin(
    history: History,
    began: datetime,
    *,
    ceilings: Iterable[Ceiling] = (),
    wish: Site | None = None,
) -> Step:
    """`began` is now, with its zone (else ValueError). May end at once: once a day is enough."""
    offset = began.utcoffset()
    if offset is None:
        raise ValueError("began must know its zone")
    # A fixed offset: an hour that daylight saving adds in mid-session is not an hour that passed.
    here = began.astimezone(timezone(offset))
    state = State(here, history, tuple(ceilings), wish)
    turn = Turn(state).tell(Began(rule=rules.METHOD.id))
    refused = closed.today(turn.state.history, turn.state.at)
    if refused is not None:
        return _done(ending.end(turn.refuse(refused), "refused", refused.rule))
    return _done(checking.enter(turn))


def step(state: State, heard: Heard) -> Step:
    """Total and pure: whatever is heard, in whatever order. After the end nothing happens."""
    if isinstance(state.page, Over):
        return state, ()
    turn = Turn(state)
    if not isinstance(heard, Event | Passed | Slept | Sensor):
        turn = turn.set(busy_s=state.now_s)
    match heard:
        case Passed() | Slept():
            return _done(clock.hear(turn, heard))
        case Event() | Sensor():
            return _done(ball.hear(turn, heard))
        case Enough():
            return _done(ending.end(turn, "person"))
        case Tingling():
            return _done(answers.tingles(turn))
    return _done(answers.take(turn, heard))


def _done(turn: Turn) -> Step:
    return turn.state, turn.told
