"""Between the ball and the coach: what the ball's button becomes."""

import numpy as np
import pytest

from coaching import PIRIFORMIS, Guided
from kneadle.coach.pages import Holding
from kneadle.coach.told import Chosen, Ended, Moved, Refused, Told
from kneadle.events import (
    Button,
    Contact,
    Event,
    HoldEnded,
    HoldStarted,
    LinkBack,
    LinkLost,
    WarningKind,
)
from kneadle.guide import Guide
from kneadle.samples import NewCeiling
from kneadle.view import Update, View

LONG_ENOUGH_S = 1.0  # for the coach to know that no further press belongs to it


class Running:
    """A session that is guided: it does nothing but remember what it was told."""

    def __init__(self) -> None:
        self.told: list[Event] = []
        self.ceilings_n: list[float] = []
        self.now_s = 100.0

    def remark(self, event: Event) -> None:
        self.told.append(event)

    def tell(self, message: NewCeiling) -> None:
        self.ceilings_n.append(message.ceiling_n)

    def stop(self) -> None: ...

    @property
    def pages(self) -> list[str]:
        return [told.page for told in self.told if isinstance(told, Moved)]


def guide_of(guided: Guided, running: Running) -> Guide:
    """One that begins where that session is."""
    told: tuple[Told, ...] = ()
    running.now_s -= guided.state.now_s
    guide = Guide((guided.state, told), running, now=lambda: running.now_s)
    running.now_s += guided.state.now_s
    return guide


def seen(*events: Event, force_n: float = float("nan")) -> Update:
    return Update(events, np.empty(0), np.empty(0), View(force_n=force_n))


def looked(guided: Guided, running: Running) -> Guide:
    """By whom has seen the page for a while."""
    return guide_of(guided.wait(3.0), running)


def pressed(times: int = 1, force_n: float = 40.0) -> Update:
    return seen(Button(0.0, times), force_n=force_n)


def uncalibrated(*force_n: float) -> Update:
    return Update((), np.zeros(len(force_n)), np.array(force_n), View(relative=True))


@pytest.fixture
def running() -> Running:
    return Running()


def test_a_press_is_the_answer_to_what_is_asked(running: Running) -> None:
    guide = looked(Guided.begin(), running)
    before = guide.state.page
    guide.watch(pressed())

    assert guide.state.page != before


def test_a_press_is_next_where_nothing_is_asked(running: Running) -> None:
    guide = looked(Guided.begin().chosen(PIRIFORMIS), running)
    assert guide.state.page.name == "find"
    guide.watch(pressed())

    assert running.pages == ["stretch"]


def test_a_press_answers_one_question_however_many_were_not_heard_of(running: Running) -> None:
    once, thrice = (looked(Guided.begin(), running) for _ in range(2))
    once.watch(pressed())
    thrice.watch(pressed(times=3))

    assert thrice.state.page == once.state.page


def test_it_belongs_to_the_moment_in_which_it_was_pressed(running: Running) -> None:
    guide = guide_of(Guided.begin(), running)
    running.now_s += 7.0
    guide.watch(pressed())

    assert guide.state.now_s == pytest.approx(7.0)


def test_presses_in_one_update_do_not_answer_pages_that_nobody_saw(running: Running) -> None:
    once, four = (looked(Guided.begin(), running) for _ in range(2))
    once.watch(pressed())
    four.watch(seen(*[Button(0.1 * i, 1) for i in range(4)]))

    assert four.state.page == once.state.page


def test_a_page_that_only_just_came_is_not_answered_by_a_press(running: Running) -> None:
    guide = looked(Guided.begin(), running)
    guide.watch(pressed())
    first = guide.state.page
    running.now_s += 0.6
    guide.watch(pressed())
    assert guide.state.page == first

    running.now_s += 0.2
    guide.watch(pressed())
    assert guide.state.page != first


def holding(running: Running) -> Guide:
    guided = Guided.begin().chosen(PIRIFORMIS).press().wait(10.0)
    assert isinstance(guided.state.page, Holding)
    return guide_of(guided, running)


def after(guide: Guide, running: Running) -> str:
    running.now_s += LONG_ENOUGH_S
    guide.tick()
    return guide.state.page.name


@pytest.mark.parametrize(("times", "page"), [(1, "hold"), (2, "let go"), (3, "let go")])
def test_in_a_hold_every_press_counts_heard_of_or_not(
    running: Running, times: int, page: str
) -> None:
    """Hammering means off: one that got lost on the way must not be missed."""
    one_by_one, at_once = holding(running), holding(running)
    for _ in range(times):
        one_by_one.watch(pressed())
    at_once.watch(pressed(times))

    assert at_once.state == one_by_one.state
    assert after(at_once, running) == page


def test_hammering_counts_where_the_hold_has_ended_meanwhile(running: Running) -> None:
    guide = holding(running)
    guide.watch(pressed())
    held = guide.state.hold
    assert held is not None
    ended = HoldEnded(
        *(held.start_s + 10.0, held.start_s, held.start_s + 10.0, 10.0, 40.0, 45.0, 0.03),
        credited=False,
        reason="unsteady",
    )
    guide.watch(seen(ended, Button(0.0, 1), Button(0.1, 1), force_n=45.0))

    assert guide.state.page.name == "let go"
    assert guide.state.ceiling_n(PIRIFORMIS) == 0.9 * 40.0


def test_too_much_is_at_the_force_of_that_moment(running: Running) -> None:
    ceilings_n = []
    for force_n in (30.0, 60.0):
        guide = holding(running)
        guide.watch(pressed(times=3, force_n=force_n))
        ceilings_n.append(guide.state.ceiling_n(PIRIFORMIS))

    assert ceilings_n[0] < ceilings_n[1]


def test_a_press_that_was_under_way_while_the_ball_was_silent_is_none(running: Running) -> None:
    guide = looked(Guided.begin().chosen(PIRIFORMIS), running)
    guide.watch(seen(LinkLost(0.0, "gone")))
    guide.watch(pressed())
    guide.watch(seen(LinkBack(0.0, 3.0)))
    assert guide.state.page.name == "find"

    guide.watch(pressed())
    assert guide.state.page.name == "stretch"


def test_what_else_the_ball_does_is_heard_as_it_is(running: Running) -> None:
    guide = guide_of(Guided.begin().chosen(PIRIFORMIS), running)
    guide.watch(seen(HoldStarted(3.0, 0.0, 40.0)))

    assert isinstance(guide.state.page, Holding)


@pytest.mark.parametrize("lets_go", [True, False])
def test_who_lets_go_as_told_is_not_warned_of_the_ceiling_that_was_lowered(
    running: Running, lets_go: bool
) -> None:
    """It is watched once they are off, and from anybody else after five seconds."""
    guide = holding(running)
    guide.watch(pressed(times=3, force_n=50.0))
    assert guide.state.page.name == "let go"
    assert running.ceilings_n == []

    guide.watch(seen(Contact(20.0, not lets_go, 20.0)))
    assert running.ceilings_n == ([0.9 * 50.0] if lets_go else [])
    running.now_s += 5.0
    guide.tick()
    assert running.ceilings_n == [0.9 * 50.0]


def test_that_nobody_calibrated_it_is_known_by_its_readings_not_by_its_greeting() -> None:
    """A ball says who it is before it says how it was calibrated."""
    running = Running()
    looked(Guided.begin().chosen(), running).watch(uncalibrated())
    assert (running.told, running.ceilings_n) == ([], [])


def test_a_ball_nobody_calibrated_is_told_the_ceiling_for_its_own_numbers() -> None:
    running = Running()
    guide = looked(Guided.begin().chosen(), running)
    guide.watch(uncalibrated(5.0))
    guide.watch(uncalibrated(5.0))
    assert [each.relative for each in running.told if isinstance(each, Chosen)] == [True]
    assert running.ceilings_n == [80.0]


@pytest.mark.parametrize(("warnings", "blind"), [(set(), True), ({"saturated"}, False)])
def test_a_sensor_at_its_limit_is_pressed_not_blind(
    running: Running, warnings: set[WarningKind], blind: bool
) -> None:
    guide = guide_of(Guided.begin().chosen(), running)
    view = View(blind=True, warnings=frozenset(warnings))
    guide.watch(Update((), np.empty(0), np.empty(0), view))
    assert (guide.state.ball.blind_since_s is not None) == blind


def test_a_night_in_which_the_computer_slept_ends_the_session_at_its_next_word(
    running: Running,
) -> None:
    """Linux lets the steady clock stand still meanwhile."""
    wall_s = 1e9
    state = Guided.begin().chosen(PIRIFORMIS).state
    guide = Guide((state, ()), running, now=lambda: running.now_s, wall=lambda: wall_s)
    running.now_s, wall_s = running.now_s + 1.0, wall_s + 50.0
    guide.tick()
    assert guide.state.page.name == "find"
    wall_s += 36_000.0
    guide.watch(seen(HoldStarted(3.0, 0.0, 40.0)))

    ended = [told for told in running.told if isinstance(told, Ended)]
    assert [(each.reason, each.rule) for each in ended] == [("idle", "the computer slept")]
    assert any("slept" in told.why for told in running.told if isinstance(told, Refused))


def test_a_wall_clock_that_is_set_back_ends_nothing(running: Running) -> None:
    wall_s = 1e9
    state = Guided.begin().state
    guide = Guide((state, ()), running, now=lambda: running.now_s, wall=lambda: wall_s)
    wall_s -= 36_000.0
    guide.tick()
    wall_s += 1.0
    guide.tick()
    assert guide.state.page.name == "check"
