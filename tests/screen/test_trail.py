import numpy as np

from kneadle.events import HoldEnded, HoldStarted, Warned, WarningEnded
from kneadle.screen.trail import Span, Trail
from screen.stage import update


def test_twenty_seconds_are_kept_and_hardly_more() -> None:
    trail = Trail()
    for tenth in range(1, 601):
        trail.add(update(tenth / 10, n=10))

    assert trail.t_s[-1] - trail.t_s[0] >= 20.0
    assert trail.t_s[-1] - trail.t_s[0] <= 21.2
    assert len(trail.force_n) == len(trail.t_s)


def test_a_hold_reaches_from_its_back_dated_start_to_its_end() -> None:
    trail = Trail()
    trail.add(update(9.0, HoldStarted(9.0, 6.0, 42.0)))
    assert trail.spans == (Span("hold", 6.0, 9.0),)

    ended = HoldEnded(20.0, 6.0, 19.0, 13.0, 42.0, 50.0, 0.03, False, "released")
    trail.add(update(20.0, ended))
    assert trail.spans == (Span("hold", 6.0, 9.0, 19.0),)


def test_the_end_of_one_warning_leaves_the_others_open() -> None:
    trail = Trail()
    both = (Warned(5.0, "near_ceiling", 4.7, 75.0), Warned(5.2, "ceiling", 5.1, 85.0))
    trail.add(update(5.2, *both))
    trail.add(update(6.0, WarningEnded(6.0, "ceiling", 5.1, 5.9, 5.2, 90.0)))

    assert trail.spans == (Span("near_ceiling", 4.7, 5.0), Span("ceiling", 5.1, 5.2, 5.9))


def test_what_has_left_the_picture_is_forgotten_but_never_what_lasts() -> None:
    trail = Trail()
    trail.add(update(5.0, HoldStarted(5.0, 2.0, 40.0), Warned(5.0, "spike", 4.9, 70.0)))
    trail.add(update(6.0, WarningEnded(6.0, "spike", 4.9, 5.2, 5.0, 70.0)))
    trail.add(update(90.0))

    assert trail.spans == (Span("hold", 2.0, 5.0),)


def test_a_ball_that_woke_anew_starts_an_empty_trace() -> None:
    trail = Trail()
    trail.add(update(500.0, HoldStarted(500.0, 497.0, 40.0)))
    trail.add(update(1.0))

    assert np.all(trail.t_s <= 1.0)
    assert trail.spans == ()
