"""A session that ends is heard out: what the coach makes of the end is shown, and kept."""

from collections.abc import Callable

import pytest

from clockwork import in_clockwork, now
from coaching import Guided
from feeding import hello, only, reading
from kneadle.coach.told import Ended, HoldCounted, Loaded, Told
from kneadle.events import SessionEnded
from kneadle.guide import Guide
from kneadle.live import Session
from kneadle.view import Update
from kneadle_sims.hand import Hand
from scripted_link import ScriptedLink, Step, Wait, streamed
from spectators import Notebook, Person, session_with

HOLD = Hand(seed=2).rest(2.0).lean_on(45.0, over_s=2.0).hold(for_s=33.0)
PRESSED_S = pytest.approx(34.5, abs=1.5)
NEVER = Wait(3600.0)

Ends = Callable[[Session], list[Step]]
ENDS: dict[str, Ends] = {
    "nothing comes any more": lambda session: [],
    "time is up": lambda session: [session.stop, NEVER],
}


@pytest.mark.parametrize("ends", ENDS.values(), ids=ENDS)
@in_clockwork
async def test_a_hold_that_the_end_cuts_short_is_counted_shown_and_kept(ends: Ends) -> None:
    ball, person, notebook = ScriptedLink((hello(),)), Person(), Notebook()

    def show(update: Update) -> None:
        person.show(update)
        guide.tick()
        guide.watch(update)

    session = session_with(ball, keeper=notebook, show=show)
    guide = Guide((Guided.begin().chosen().state, ()), session, now=now)
    ball.steps += [*streamed(reading(HOLD)), *ends(session)]
    await session.run()

    (counted,) = only(HoldCounted, person.events)
    assert counted.credited
    assert sum(loaded.loaded_s for loaded in only(Loaded, person.events)) == PRESSED_S
    assert [ended.holds for ended in only(Ended, person.events)] == [1]
    assert only(Told, notebook.events) == only(Told, person.events)
    assert len(only(SessionEnded, notebook.events)) == 1
