"""What the ball did, less what the coach does not count: praised is only what earns something."""

from dataclasses import replace

from kneadle.coach import counting
from kneadle.coach.state import State
from kneadle.events import Event, HoldDone
from kneadle.view import Update


def earned(update: Update, state: State) -> Update:
    """`state` is that in which the update comes: the coach hears of it afterwards."""
    lost_s = counting.lost_s(state)
    if lost_s <= 0:
        return update
    view = replace(update.view, held_s=max(0.0, update.view.held_s - lost_s))

    def is_true(event: Event) -> bool:
        return not isinstance(event, HoldDone) or event.held_s - lost_s >= view.target_s

    return replace(update, events=tuple(filter(is_true, update.events)), view=view)
