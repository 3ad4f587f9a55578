"""What the ball says, as the session understands it."""

from math import inf

from kneadle.coach import choosing, counting, ending, loading, pain, pressing, rules, trying
from kneadle.coach.heard import Sensor
from kneadle.coach.pages import Finding, Holding, LettingGo, Pressing
from kneadle.coach.told import Resumed, Waits
from kneadle.coach.touch import Hold
from kneadle.coach.turn import Turn
from kneadle.events import (
    Connected,
    Contact,
    Event,
    HoldCredited,
    HoldDone,
    HoldEnded,
    HoldStarted,
    LinkBack,
    LinkLost,
    SessionEnded,
    Warned,
    WarningEnded,
)


def hear(turn: Turn, event: Event | Sensor) -> Turn:
    if isinstance(event, Sensor):
        turn = counting.vouch(turn, event.hold_start_s, event.held_s)
        return _measured(_seeing(turn, blind=event.blind), relative=event.relative)
    turn = turn.set(t_s=max(turn.state.t_s, event.t_s))
    match event:
        case Contact():
            return _contact(turn, event)
        case HoldStarted() | HoldCredited() | HoldDone() | HoldEnded():
            return _hold(turn, event)
        case Warned() | WarningEnded():
            return _warning(turn, event)
        case LinkLost() | LinkBack() | Connected() | SessionEnded():
            return _link(turn, event)
    return turn


def _seeing(turn: Turn, *, blind: bool) -> Turn:
    known = turn.state.ball.blind_since_s is not None
    if known == blind:
        return turn
    return turn.ball(blind_since_s=turn.state.now_s if blind else None)


def _measured(turn: Turn, *, relative: bool | None) -> Turn:
    """In other numbers it is another ceiling."""
    if relative is None or turn.state.ball.relative == relative:
        return turn
    turn = turn.ball(relative=relative)
    return choosing.limit(turn)


def _contact(turn: Turn, event: Contact) -> Turn:
    """Told a moment late: what was pressed until then counts as well."""
    was_pressed, page = turn.state.ball.pressed, turn.state.page
    turn = turn.ball(pressed=event.on)
    if not event.on:
        turn = turn.ball(doubted=False)
        turn = loading.flush(turn)
        return pressing.released(turn) if isinstance(page, LettingGo) else turn
    if not was_pressed:
        over_s = tuple(each for each in turn.state.ball.over_s if each[1] >= event.start_s)
        turn = pain.may_hurt_again(turn).ball(over_s=over_s)
        turn = loading.add(turn, max(0.0, event.t_s - event.start_s))
    return turn


def _hold(turn: Turn, event: HoldStarted | HoldCredited | HoldDone | HoldEnded) -> Turn:
    match event:
        case HoldStarted(t_s=t_s, start_s=start_s, level_n=level_n):
            steady = Hold(start_s, level_n, turn.state.now_s - max(0.0, t_s - start_s))
            turn = turn.ball(steady=steady)
            page = turn.state.page
            return counting.begin(turn, steady, page.since_s) if isinstance(page, Finding) else turn
        case HoldEnded():
            return trying.ended(turn.ball(steady=None), event)
        case (
            HoldCredited(start_s=start_s, held_s=held_s) | HoldDone(start_s=start_s, held_s=held_s)
        ):
            return counting.vouch(turn, start_s, held_s)


def _warning(turn: Turn, event: Warned | WarningEnded) -> Turn:
    match event:
        case Warned(kind="ceiling", start_s=start_s):
            return turn.ball(over_s=(*turn.state.ball.over_s, (start_s, inf)))
        case WarningEnded(kind="ceiling", start_s=start_s, end_s=end_s):
            others = [each for each in turn.state.ball.over_s if each[0] != start_s]
            return turn.ball(over_s=(*others, (start_s, end_s)))
        case Warned(kind="spike", t_s=t_s):
            return _jolt(turn, t_s)
        case Warned(kind="too_long") if isinstance(turn.state.page, Holding):
            return pressing.let_go(turn, "stop", rules.STOP)
    return turn


def _jolt(turn: Turn, t_s: float) -> Turn:
    """Three within a minute: a pause."""
    since_s = t_s - rules.SPIKES_WITHIN.value
    jolts_s = (*(each for each in turn.state.ball.jolts_s if each > since_s), t_s)
    turn = turn.ball(jolts_s=jolts_s)
    few = len(jolts_s) < rules.SPIKES.value
    if few or not isinstance(turn.state.page, Pressing):
        return turn
    return pressing.let_go(turn.ball(jolts_s=()), "jolts", rules.SPIKES)


def _link(turn: Turn, event: LinkLost | LinkBack | Connected | SessionEnded) -> Turn:
    state = turn.state
    match event:
        case LinkLost() if state.ball.away_since_s is None:
            turn = turn.set(presses=None).ball(away_since_s=state.now_s)
            return turn.tell(Waits(rule=rules.NO_DATA.id, page=state.page.name))
        case LinkBack(away_s=away_s):
            resumed = Resumed(rule=rules.NO_DATA.id, page=state.page.name, away_s=away_s)
            return turn.ball(away_since_s=None).tell(resumed)
        case Connected():
            return _anew(turn)
        case SessionEnded():
            return ending.end(turn, "link", rules.NO_DATA)
    return turn


def _anew(turn: Turn) -> Turn:
    """A ball that began again says whether it is pressed; what it held before has ended."""
    turn = counting.close(turn).ball(pressed=False, doubted=False, over_s=(), steady=None)
    turn = loading.flush(turn)
    held = isinstance(turn.state.page, Holding)
    return trying.tried(turn, turn.state.now_s) if held else turn
