"""How long was pressed on each day."""

from datetime import date

from kneadle.report.chart import bars
from kneadle.report.content import Weeks
from kneadle.report.html import Html, element
from kneadle.report.parts import paragraph
from kneadle.review.trend import Point
from kneadle.telling import count

MINUTE_S = 60.0


def days(weeks: Weeks) -> Html:
    pressed_s: dict[date, float] = {}
    for each in weeks.sessions:
        pressed_s[each.day] = pressed_s.get(each.day, 0.0) + each.numbers.loaded_s
    bar = [Point(day, seconds / MINUTE_S) for day, seconds in pressed_s.items() if seconds > 0]
    told = f"Minutes pressed a day, on {count(len(bar), 'day')}; the table below has each session."
    drawn = bars(told, bar, weeks.since, weeks.until)
    return element("figure", paragraph("Minutes pressed a day.", kind="quiet"), drawn)
