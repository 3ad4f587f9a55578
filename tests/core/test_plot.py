"""A recording as a picture."""

import re
from xml.etree import ElementTree

import numpy as np

from feeding import cut, hello, reading
from kneadle import plot
from kneadle.analyze import Analysis, analyze
from kneadle.detect.limits import Limits
from kneadle.review.envelope import Columns, Envelope
from kneadle.review.trace import Drawn
from kneadle.samples import Message, NewCeiling
from kneadle_sims.hand import Hand
from reviewing import hold, warning

HAND = Hand(3).rest(2.0).lean_on(45.0, over_s=4.0).hold(for_s=20.0).release().rest(2.0)


def columns(spike_s: float = -1.0) -> Columns:
    """20 N for 100 s, and 90 N for a hundredth of a second."""
    t_s = np.arange(10_000) / 100
    envelope = Envelope()
    envelope.add(t_s, np.where(np.isclose(t_s, spike_s), 90.0, 20.0))
    return envelope.columns()


def drawn(*ceilings: tuple[float, float], spike_s: float = -1.0, unit: str = "N") -> str:
    told = Analysis("hand", [*hold(10.0, 32.0), *warning("gap", 60.0, 63.0, 0.0)])
    return plot.svg("hand", columns(spike_s), ceilings, told.holds, told.warnings, unit)


def ceiling(svg: str) -> list[tuple[float, float]]:
    """Where it begins and where each step leads, x and y."""
    (path,) = re.findall('class="ceiling" d="([^"]+)"', svg)
    start, *steps = re.findall(r"[MH]([\d.]+)[ V]?([\d.]*)", path)
    return [(float(x), float(y)) for x, y in (start, *steps[:-1])]


def at(svg: str, force_n: int) -> float:
    """How high the picture has that force."""
    (y,) = re.findall(rf'y="([\d.]+)" text-anchor="end">{force_n} ', svg)
    return float(y) - 4


def test_a_ceiling_stays_where_it_was_until_it_was_lowered() -> None:
    svg = drawn((0.0, 80.0), (50.0, 40.0))

    (_, high), (x, low) = ceiling(svg)
    assert (high, low) == (at(svg, 80), at(svg, 40))
    middle = (plot.LEFT + plot.WIDTH - plot.RIGHT) / 2
    assert abs(x - middle) < 1.0


def test_a_ceiling_set_on_the_way_is_drawn_from_there_on() -> None:
    whole = reading(HAND)
    first, second = cut(whole, [1000])
    messages: list[Message] = [hello(), first, NewCeiling(60.0), second]
    seen = Drawn()
    svg = plot.of_analysis(analyze(messages, Limits(), "hand", seen.see), seen)

    (_, high), (x, low) = ceiling(svg)
    assert (high, low) == (at(svg, 80), at(svg, 60))
    long_s = len(whole.tick) / 100
    assert abs(x - plot.LEFT - (plot.WIDTH - plot.LEFT - plot.RIGHT) * 10.0 / long_s) < 2.0


def test_what_nobody_calibrated_is_not_called_newtons() -> None:
    svg = drawn((0.0, 80.0), unit="rel")

    assert ">40 rel</text>" in svg
    assert "hold, 32.0 s at 40 rel" in svg
    assert " N<" not in svg


def test_it_is_well_formed_and_no_spike_is_lost() -> None:
    svg = drawn((0.0, 80.0), spike_s=33.33)

    ElementTree.fromstring(svg)
    assert ">99 N<" not in svg
    highest = min(float(y) for y in re.findall(r"L[\d.]+ ([\d.]+)", svg))
    assert highest < at(svg, 80)


def test_without_a_reading_it_is_a_picture_all_the_same() -> None:
    svg = plot.svg("hand", Envelope().columns(), [], [], [], "N")

    assert ElementTree.fromstring(svg).findtext("{*}title") == "hand"
    assert plot.BLUE not in svg


def test_a_picture_of_a_day_stays_small_and_shades_every_hold() -> None:
    times_s = [10.0 + 40 * n for n in range(2000)]
    holds = [each for t_s in times_s for each in hold(t_s, 9.0)]
    jolts = [each for t_s in times_s for each in warning("spike", t_s, t_s + 0.1, 9.0)]
    told = Analysis("day", [*holds, *jolts])
    t_s = np.arange(86_400, dtype=np.float64)
    envelope = Envelope()
    envelope.add(t_s, 20.0 + 0.0 * t_s)
    svg = plot.svg("day", envelope.columns(), [(0.0, 80.0)], told.holds, told.warnings, "N")

    (shaded,) = re.findall('class="holds" d="([^"]+)"', svg)
    assert shaded.count("M") == 2000
    assert 20 < svg.count("sudden jolt") <= 200
    assert len(svg) < 200_000
