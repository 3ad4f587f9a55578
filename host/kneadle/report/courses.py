"""Each muscle and side over the weeks: two charts, each with its sentence, and soreness."""

from kneadle.report.chart import trend_chart
from kneadle.report.content import Weeks
from kneadle.report.html import Html, element, join
from kneadle.report.parts import paragraph
from kneadle.report.show import capital, duration, site
from kneadle.report.weeks_words import soreness
from kneadle.review import words
from kneadle.review.course import Course
from kneadle.review.trend import Trend

HOW_TO_READ = (
    "Each point is a day. The line is fitted through the days; the band is how it may lean, with"
    " 95 % confidence. Only what goes beyond ordinary variation is called a change, and why it"
    " changed is not known."
)


def courses(weeks: Weeks) -> Html:
    if not weeks.courses:
        return paragraph("No guided session: nothing to compare.")
    each = (_course(course, weeks) for course in weeks.courses)
    return join([paragraph(HOW_TO_READ, kind="quiet"), *each])


def _course(course: Course, weeks: Weeks) -> Html:
    where = capital(site(course.muscle, course.side))
    regular = words.regularity(course.adherence)
    return element(
        "section",
        element("h3", where),
        paragraph(f"Pressed for {duration(course.loaded_s)}, on {regular} {soreness(course)}"),
        element(
            "div",
            _charted("Pain when moving, before", "0 to 10", course.pain_before, weeks),
            _charted("Force at pain 4 to 6", "N", course.force_at_pain, weeks),
            class_="charts",
        ),
        aria_label=where,
    )


def _charted(name: str, unit: str, trend: Trend, weeks: Weeks) -> Html:
    told = words.sentence(name, trend)
    return element(
        "figure",
        element("figcaption", element("strong", f"{name}, {unit}")),
        trend_chart(told, trend, weeks.since, weeks.until) if trend.points else None,
        paragraph(told),
    )
