"""Seated figure-4 and deep lunge, two of 30 s a side, by timers alone (facts row 24)."""

from dataclasses import dataclass

from kneadle.coach import letting_go, loading, reassessing, rules
from kneadle.coach.closed import refusal
from kneadle.coach.pages import Stretching
from kneadle.coach.rules import Rule
from kneadle.coach.told import Cue, Meaning, StretchBegan, StretchEnded, StretchNext
from kneadle.coach.turn import Turn
from kneadle.muscles import SIDES


@dataclass(frozen=True, slots=True)
class Stretch:
    name: str
    side: str
    time: int


STRETCHES = tuple(
    Stretch(name, side, time)
    for name in ("seated figure-4", "deep lunge")
    for side in SIDES
    for time in (1, 2)
)


def enter(turn: Turn, rule: Rule = rules.METHOD) -> Turn:
    """Nobody stretches on a ball; while it is away nobody knows."""
    if turn.state.ball.seen_pressed:
        return letting_go.say(turn, "stretch", rule)
    return _show(loading.flush(turn), 0, rule)


def pass_(turn: Turn, page: Stretching, passed_s: float) -> Turn:
    stretch, now_s = STRETCHES[page.index], page.passed_s + passed_s
    turn = turn.set(page=Stretching(page.index, now_s))
    if page.passed_s < 0 <= now_s:
        turn = turn.tell(_began(stretch), Cue(rule=rules.STRETCH.id, meaning="settle"))
    return following(turn) if now_s >= rules.STRETCH.value else turn


def tingles(turn: Turn) -> Turn:
    """Out of it at once, and not into the same one again."""
    page = turn.state.page
    if not isinstance(page, Stretching):
        return turn
    turn = _leave(turn.refuse(refusal(rules.STRETCH_NERVE)), page, "ease_off")
    again = STRETCHES[page.index].time == 1
    return _next(turn, page.index + again)


def following(turn: Turn) -> Turn:
    """The next stretch, because time is up or the person wants to go on."""
    page = turn.state.page
    return _next(_leave(turn, page), page.index) if isinstance(page, Stretching) else turn


def _leave(turn: Turn, page: Stretching, meaning: Meaning = "done") -> Turn:
    """One that had begun ends."""
    if page.passed_s < 0:
        return turn
    turn = turn.tell(_ended(STRETCHES[page.index], page.passed_s))
    return turn.tell(Cue(rule=rules.STRETCH.id, meaning=meaning))


def _next(turn: Turn, index: int) -> Turn:
    if index + 1 == len(STRETCHES):
        if turn.state.ball.seen_pressed:
            return letting_go.say(turn, "reassess", rules.CHANGE)
        return reassessing.enter(turn)
    return _show(turn, index + 1, rules.STRETCH)


def _show(turn: Turn, index: int, rule: Rule) -> Turn:
    """With time to get into it, and to hear how."""
    stretch, in_s = STRETCHES[index], rules.CHANGE_OVER.value
    return turn.go(Stretching(index, -in_s), rule).tell(
        StretchNext(
            rule=rules.CHANGE_OVER.id,
            stretch=stretch.name,
            side=stretch.side,
            time=stretch.time,
            in_s=in_s,
        )
    )


def _began(stretch: Stretch) -> StretchBegan:
    return StretchBegan(
        rule=rules.STRETCH.id,
        stretch=stretch.name,
        side=stretch.side,
        time=stretch.time,
        for_s=rules.STRETCH.value,
    )


def _ended(stretch: Stretch, passed_s: float) -> StretchEnded:
    return StretchEnded(
        rule=rules.STRETCH.id,
        stretch=stretch.name,
        side=stretch.side,
        time=stretch.time,
        held_s=min(passed_s, rules.STRETCH.value),
    )
