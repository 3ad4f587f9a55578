from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from kneadle.report import weeks_page
from kneadle.report.chart import trend_chart
from kneadle.report.content import kept
from kneadle.report.html import Html
from kneadle.review.definitions import ALL
from kneadle.review.session import session
from kneadle.review.trend import Point, trend
from pages import Page
from reporting import row, weeks
from reviewing import contact, hold


@pytest.fixture(scope="module")
def page() -> Page:
    """Eight sessions in 22 days; the pain before falls from 9 to 2."""
    return Page(weeks_page.page(weeks()))


def points(chart: Html) -> list[tuple[float, float]]:
    circles = ElementTree.fromstring(chart).iter("circle")
    return [(float(each.attrib["cx"]), float(each.attrib["cy"])) for each in circles]


def test_weeks_are_told_in_short(page: Page) -> None:
    assert "8 sessions. Guided on 8 of 22 days, longest pause 2 days." in page.text
    assert "Pressed for 6 min 8 s in all: left piriformis 6 min 8 s." in page.text
    assert (
        "Left piriformis, pain when moving: less pain, a real change; -7.0 points of 10"
        in page.text
    )
    assert "Left piriformis, force at pain 4 to 6: no real change" in page.text
    assert "Warnings: sudden jolt 8 times." in page.text
    assert "The coach refused 8 times, and called it enough 8 times." in page.text


def test_each_session_has_a_row(page: Page) -> None:
    heading, *rows = page.tables["Sessions, oldest first"]

    first = dict(zip(heading, rows[0], strict=True))
    assert len(rows) == 8
    assert first["day"] == "Thu 01 Oct, 18:00"
    assert (first["where"], first["pressed"], first["holds"]) == ("left piriformis", "46 s", "2")
    assert (first["counted"], first["pain when moving, before to after"]) == ("1", "9 to 3")
    assert (first["force at pain 4 to 6, N"], first["warnings"]) == ("40.0", "1")


def test_a_refusal_in_the_same_words_is_told_once_with_its_days(page: Page) -> None:
    assert page.text.count("There was a session today.") == 1
    assert "Come back tomorrow. (8 times: 01 Oct, 04 Oct" in page.text


def test_every_chart_says_in_words_what_it_shows(page: Page) -> None:
    charts = [each for each in page.all_of("svg") if each.get("class") == "chart"]

    assert len(charts) == 3
    assert all(each["role"] == "img" and each["aria-label"] for each in charts)
    assert str(charts[0]["aria-label"]) in page.text


def test_every_number_is_defined(page: Page) -> None:
    assert all(each.words in page.text for each in ALL)


def test_the_data_have_every_session_and_every_trend(page: Page) -> None:
    (course,) = page.data["courses"]

    assert page.data["kind"] == "weeks"
    assert [each["id"] for each in page.data["sessions"]] == list(range(1, 9))
    assert course["pain_before"]["points"][0] == {"day": "2026-10-01", "value": 9.0}
    assert course["pain_before"]["change"] == -7.0


def test_made_up_and_imported_sessions_are_told_apart_at_the_top() -> None:
    page = Page(weeks_page.page(replace(weeks(kind="demo"), imported=3)))

    top = page.text.partition("In short")[0]
    assert "All of it is made up" in top
    assert "3 imported sessions were left aside" in top


def test_of_one_it_is_told_as_of_one() -> None:
    eight = weeks()
    one = replace(eight.sessions[0], row=replace(eight.sessions[0].row, kind="demo"))
    page = Page(weeks_page.page(replace(eight, sessions=[one, *eight.sessions[1:]], imported=1)))

    assert "1 session is made up" in page.text
    assert "1 imported session was left aside: it may be somebody else's." in page.text


def test_a_day_of_which_nobody_said_where_is_no_day_of_guided_work() -> None:
    eight = weeks()
    told = [*contact(20.0, 90.0), *hold(20.0, 70.0)]
    live = kept(row(99, eight.sessions[0].row.started + timedelta(days=1)), session(told, 80), told)
    page = Page(weeks_page.page(replace(eight, sessions=[*eight.sessions, live])))

    assert "9 sessions. Guided on 8 of 22 days, longest pause 2 days." in page.text
    assert "Pressed for 7 min 18 s in all" in page.text


def test_points_stand_at_their_day_and_their_value() -> None:
    each = weeks()
    first, last = points(_chart(each.courses[0].pain_before.points[::7]))

    assert first[0] < last[0]
    assert first[1] < last[1]  # downwards: 9 is drawn above 2


def test_too_few_days_have_points_and_no_line() -> None:
    few, many = weeks(3), weeks(8)

    assert 'class="line"' not in _chart(few.courses[0].pain_before.points)
    assert 'class="line"' in _chart(many.courses[0].pain_before.points)


def _chart(points: Iterable[Point]) -> Html:
    each = weeks()
    return trend_chart("told", trend(points, "points"), each.since, each.until)
