"""A line of the person's own: whatever page or end comes next, it is kept."""

from kneadle.coach import rules
from kneadle.coach.pages import Noting
from kneadle.coach.told import Asked, Noted
from kneadle.coach.turn import Turn


def enter(turn: Turn) -> Turn:
    return turn.go(Noting()).tell(Asked(rule=rules.METHOD.id, question="note"))


def leave(turn: Turn) -> Turn:
    page = turn.state.page
    if not isinstance(page, Noting) or not page.draft:
        return turn
    return turn.set(page=Noting()).tell(Noted(rule=rules.METHOD.id, text=page.draft))
