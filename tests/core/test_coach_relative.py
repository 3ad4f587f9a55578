"""A ball that nobody calibrated watches a lower ceiling than it is asked for; people hear that."""

import pytest

from coaching import OTHER, PIRIFORMIS, Guided, days_later
from kneadle.coach.heard import Choose, Number, Sensor
from kneadle.coach.sentences import sentence
from kneadle.coach.state import Ceiling
from kneadle.coach.told import CeilingLowered, Chosen
from kneadle.detect.limits import Limits
from kneadle.detect.personal import PersonalCeiling
from kneadle.events import Event
from kneadle.screen.guided.asking import before


def uncalibrated(*ceilings: Ceiling) -> Guided:
    return Guided.begin(ceilings=ceilings).hear(Sensor(relative=True)).chosen()


def in_force_n(asked: Event) -> float:
    """What the pipeline makes of it."""
    assert isinstance(asked, Chosen | CeilingLowered)
    personal = PersonalCeiling(Limits())
    personal.calibrated(0.0, relative=True)
    personal.ask(asked.ceiling_n, 0.0)
    return personal.limits.ceiling_n


@pytest.mark.parametrize("force_n", [26.0, 50.0, 70.0])
def test_what_is_said_is_what_the_ball_watches(force_n: float) -> None:
    guided = uncalibrated()
    chosen = guided.only(Chosen)[0]
    assert in_force_n(chosen) == 60.0
    assert "above 60 rel" in (sentence(chosen) or "")
    assert "60 rel" in " ".join(before(guided.state, PIRIFORMIS).about)
    guided.press().wait(5.0).hear(Number(9, force_n))
    lowered = guided.only(CeilingLowered)[0]
    assert f"above {in_force_n(lowered):.0f} rel" in (sentence(lowered) or "")


def test_a_site_without_room_under_what_the_ball_watches_is_closed() -> None:
    guided = uncalibrated().press().wait(5.0).hear(Number(9, 26.0))
    refused = guided.state.refusal(PIRIFORMIS)
    assert refused is not None and refused.rule.id == "13 room for a hold"
    guided.hear(Sensor(relative=False))
    assert guided.state.refusal(PIRIFORMIS) is None


def test_a_low_ceiling_in_newtons_has_no_room_on_such_a_ball_either() -> None:
    low = Ceiling(OTHER, 25.0, days_later(-1))
    guided = Guided.begin(ceilings=(low,)).checked().hear(Choose(*OTHER))
    assert guided.page == "before"
    other = Guided.begin(ceilings=(low,)).hear(Sensor(relative=True)).checked()
    other.hear(Choose(*OTHER))
    assert (other.page, other.refused_by) == ("choose", ["13 room for a hold"])


def test_the_ceiling_of_a_calibrated_ball_is_said_as_it_is() -> None:
    chosen = Guided.begin().chosen().only(Chosen)[0]
    assert "above 80 N" in (sentence(chosen) or "")
