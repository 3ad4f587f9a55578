"""Small pictures of weeks: days along the bottom, a point or a bar each."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from kneadle.report.html import Html, element
from kneadle.review.trend import Point, Trend

WIDTH, HEIGHT = 460, 190
LEFT, RIGHT, TOP, BOTTOM = 40, 448, 14, 162
ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500)


class _Scale:
    def __init__(self, since: date, until: date, top: float) -> None:
        self.since, self.days = since, max(1, (until - since).days)
        self.top = top

    def x(self, day: date) -> float:
        return round(LEFT + (day - self.since).days / self.days * (RIGHT - LEFT), 1)

    def y(self, value: float) -> float:
        inside = min(max(value, 0.0), self.top)
        return round(BOTTOM - inside / self.top * (BOTTOM - TOP), 1)


def trend_chart(told: str, trend: Trend, since: date, until: date) -> Html:
    """`told` says the same in words. The band is how the line may lean, within its interval."""
    highest = max((point.value for point in trend.points), default=0.0)
    scale = _Scale(since, until, 10.0 if trend.unit == "points" else _above(highest))
    points = (
        element("circle", class_="point", cx=scale.x(day), cy=scale.y(value), r=3.5)
        for day, value in trend.points
    )
    return _chart(told, scale, [*_line(trend, scale), *points])


def bars(told: str, days: Sequence[Point], since: date, until: date) -> Html:
    highest = max((point.value for point in days), default=0.0)
    scale = _Scale(since, until, _above(highest))
    wide = max(2.0, min(14.0, (RIGHT - LEFT) / (scale.days + 1) - 1))
    drawn = (
        element(
            "rect",
            class_="bar",
            x=round(scale.x(day) - wide / 2, 1),
            y=scale.y(value),
            width=wide,
            height=round(BOTTOM - scale.y(value), 1),
        )
        for day, value in days
    )
    return _chart(told, scale, drawn)


def _above(value: float) -> float:
    """Room above the highest, ending at a round number."""
    step = _step(max(value, 1.0))
    return step * (value // step + 1)


def _step(top: float) -> float:
    return next((step for step in ROUND if top / step <= 5), top)


def _line(trend: Trend, scale: _Scale) -> Iterator[Html]:
    """The interval is of the slope: lines that lean by it meet in the middle of the time."""
    if trend.start is None or trend.change is None or trend.low is None or trend.high is None:
        return
    first, last = (scale.x(trend.points[end].day) for end in (0, -1))
    middle = trend.start + trend.change / 2
    ends = [(middle - lean / 2, middle + lean / 2) for lean in (trend.low, trend.high)]
    (a, b), (c, d) = ends
    corners = [(first, a), (last, b), (last, d), (first, c)]
    path = "L".join(f"{x:g} {scale.y(value):g}" for x, value in corners)
    yield element("path", class_="between", d=f"M{path}Z")
    start, end = scale.y(trend.start), scale.y(trend.start + trend.change)
    yield element("path", class_="line", d=f"M{first:g} {start:g}L{last:g} {end:g}")


def _chart(told: str, scale: _Scale, drawn: Iterable[Html]) -> Html:
    return element(
        "svg",
        *_grid(scale),
        *drawn,
        class_="chart",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label=told,
    )


def _grid(scale: _Scale) -> Iterator[Html]:
    step = _step(scale.top)
    for number in range(int(scale.top / step) + 1):
        y = scale.y(number * step)
        yield element("path", class_="grid", d=f"M{LEFT} {y:g}H{RIGHT}")
        yield element("text", f"{number * step:g}", x=LEFT - 6, y=y + 4, text_anchor="end")
    every = next((days for days in (1, 2, 7, 14, 28, 91, 182) if scale.days / days <= 5), 364)
    for passed in range(0, scale.days + 1, every):
        day = scale.since + timedelta(days=passed)
        anchor = "start" if passed == 0 else "end" if passed == scale.days else "middle"
        yield element("text", f"{day:%d %b}", x=scale.x(day), y=BOTTOM + 18, text_anchor=anchor)
