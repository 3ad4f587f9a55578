import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from kneadle.coach.told import Began, CeilingLowered, Chosen, Refused
from kneadle.events import Connected, Quality
from kneadle.journal.came_to import came_to
from kneadle.report import session_page
from kneadle.report.safety import SAFETY
from kneadle.report.show import clock, duration, number, share
from kneadle.review.definitions import HOLD, SESSION
from kneadle.telling import minutes
from pages import Page
from reporting import HERE, guided, pressed, session
from reviewing import contact, hold, in_parts, piece, warning

README = Path(__file__).parents[2] / "README.md"
NEVER_SAID = ("treats", "relieves", "clinically proven", "medical grade", "detects injury", "heals")


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(session_page.page(session()))


def test_a_reader_is_told_in_short_what_was_done_and_said(page: Page) -> None:
    assert "Pressed for 46 s in all: left piriformis 46 s." in page.text
    assert "2 holds of 3 s or more, 1 of them counted; 44 s held in all" in page.text
    assert "the longest 34 s; mean force 40 to 50 N" in page.text
    assert "Pain when moving, left piriformis: 6 of 10 before, 3 after" in page.text
    assert "less by at least 2 points, which is called a real change" in page.text
    assert "walking was easier" in page.text
    assert "Warnings: sudden jolt once." in page.text
    assert "The coach refused once, and called it enough once." in page.text


def test_the_table_of_holds_has_the_numbers_of_review(page: Page) -> None:
    heading, first, second = page.tables["Holds of 3 s and more"]

    shown = dict(zip(heading, first, strict=True))
    assert shown["hold"] == "Hold 1"
    assert shown["where"] == "left piriformis"
    assert (shown["began"], shown["held, s"], shown["counted"]) == ("0:20", "34.0", "yes")
    assert (shown["mean, N"], shown["peak, N"], shown["ceiling, N"]) == ("40.0", "42.0", "60")
    assert shown["in band"] == "100 %"
    assert shown["varies by"] == "5 %"
    assert dict(zip(heading, second, strict=True))["counted"] == "no"


def test_pain_under_the_ball_and_on_moving_stand_in_columns_of_their_own(page: Page) -> None:
    heading, *rows = page.tables["Pain of 10 that was said of each hold"]

    shown = dict(zip(heading, rows[0], strict=True))
    assert (shown["under the ball, in turn"], shown["once let go"]) == ("5", "–")
    assert (shown["when moving, before"], shown["when moving, after"]) == ("6", "–")


def test_a_session_that_the_coach_refused_is_guided_and_closed() -> None:
    """Nobody said of pain, nothing was pressed, and no ball was there to count readings."""
    told = [each for each in guided() if isinstance(each, Began | Refused)]
    nothing = session(told, [], readings=0, summary=came_to(None), device="")
    page = Page(session_page.page(nothing))

    assert "12, guided" in page.text
    assert "Guided, but nothing was pressed." in page.text
    assert "Not a guided session" not in page.text
    assert "not closed" not in page.text
    assert "No reading was recorded." in page.text
    assert "is not known" not in page.text
    assert "There was a session today." in page.text
    assert "none: no muscle was chosen" in page.text


def test_some_is_never_rounded_to_none_and_zero_has_no_sign() -> None:
    assert [share(each) for each in (0.0, 0.0004, 0.004, 0.5, 0.9996, 1.0)] == [
        *("0 %", "below 0.1 %", "0.4 %", "50 %", "99.9 %", "100 %")
    ]
    assert number(-0.04) == "0.0"


def test_a_length_is_cut_as_the_list_of_sessions_has_it() -> None:
    assert duration(383.9) == "6 min 23 s"
    assert minutes(383.9) == clock(383.9) == "6:23"


def test_ceilings_say_for_which_muscle_and_which_way() -> None:
    lowered = CeilingLowered(force_n=57.0, ceiling_n=51.3, **HERE)
    other = Chosen(point=1, ceiling_n=70.0, **HERE | {"muscle": "gluteus-medius", "side": "right"})
    one = Page(session_page.page(session([*guided(), lowered], [])))
    two = Page(session_page.page(session([*guided(), lowered, other], [])))

    assert "Ceiling: 60 N, then lowered to 51 N." in one.text
    assert (
        "60 N for the left piriformis, then lowered to 51 N, then 70 N for the right gluteus medius"
    ) in two.text


def test_the_table_of_warnings_says_when_how_long_and_how_hard(page: Page) -> None:
    assert page.tables["Every warning"][1] == ["! Sudden jolt", "1:15", "1:15", "0.4", "88.0"]
    assert page.tables["Warnings by kind"][1] == ["! Sudden jolt", "1", "1.3", "88.0"]


def test_each_row_has_a_button_that_knows_its_place_in_the_plot(page: Page) -> None:
    jumps = [each for each in page.all_of("button") if each.get("class") == "jump"]

    assert [(each["data-start"], each["data-end"]) for each in jumps] == [
        ("20.0", "54.0"),
        ("70.0", "80.0"),
        ("73.0", "77.4"),
    ]


def test_who_cannot_see_the_plot_has_its_words_and_a_table(page: Page) -> None:
    assert "Force from 0:00 to 1:40, at most 88 N at 1:15; 2 holds shaded, 1 warning" in page.text
    assert "ceiling 60 N from 0:00" in page.text
    rows = page.tables["Force, stretch by stretch"]
    assert ["1:14", "50.0", "88.0", "2", "sudden jolt"] in rows
    assert ["0:30", "40.0", "40.0", "1", "–"] in rows


def test_the_map_has_what_was_worked(page: Page) -> None:
    assert "Worked: left 46 s." in page.text
    maps = [each for each in page.all_of("svg") if "kneadle-map" in str(each.get("class"))]
    described, only_signs = maps
    assert described["role"] == "img"
    assert only_signs["aria-hidden"] == "true"


def test_what_the_coach_refused_comes_before_what_was_only_enough(page: Page) -> None:
    text = page.text.partition("What the coach refused")[2]

    assert text.index("There was a session today.") < text.index("3 holds are enough")


def test_a_lowered_ceiling_is_among_it() -> None:
    lowered = CeilingLowered(force_n=57.0, ceiling_n=51.3, **HERE)
    page = Page(session_page.page(session([*guided(), lowered])))

    assert "Left piriformis: too much at 57 N: ceiling lowered to 51 N." in page.text


def test_of_a_sensor_nobody_calibrated_it_is_the_ceiling_that_the_ball_watches() -> None:
    lowered = CeilingLowered(force_n=58.0, ceiling_n=52.0, relative=True, **HERE)
    page = Page(session_page.page(session([*guided(), lowered])))

    assert "too much at 58 rel: ceiling lowered to 39 rel." in page.text, "a quarter less"


def test_notes_of_the_coach_and_of_the_log_are_both_there() -> None:
    page = Page(session_page.page(session(note="wrote this later")))

    assert "calf felt it too" in page.text
    assert "wrote this later" in page.text


def test_every_number_is_defined_and_the_safety_words_are_those_of_the_readme(page: Page) -> None:
    readme = " ".join(README.read_text(encoding="utf-8").split())

    assert all(each.words in page.text for each in (*HOLD, *SESSION))
    assert all(words in page.text and words in readme for words in SAFETY)
    assert not [word for word in NEVER_SAID if word in page.text.lower()]


def test_the_page_is_whole_and_every_link_and_label_in_it_leads_somewhere(page: Page) -> None:
    ids = [each["id"] for _, each in page.elements if "id" in each]
    labels = ("aria-labelledby", "aria-describedby")
    named = [
        name
        for _, each in page.elements
        for key in labels
        for name in str(each.get(key, "")).split()
    ]
    links = [str(each["href"]) for each in page.all_of("a")]

    assert page.open_ == []
    assert len(ids) == len(set(ids))
    assert set(named) | {link.removeprefix("#") for link in links} <= set(ids)


def test_nothing_is_fetched_and_no_script_may_run_but_ours(page: Page) -> None:
    (policy,) = [each for each in page.all_of("meta") if "http-equiv" in each]
    digest = b64encode(sha256(page.scripts[1].encode()).digest()).decode()
    fetched = [each for _, each in page.elements if "src" in each]

    assert "default-src 'none'" in str(policy["content"])
    assert f"script-src 'sha256-{digest}'" in str(policy["content"])
    assert fetched == []
    assert not [key for _, each in page.elements for key in each if key.startswith("on")]


def test_the_data_say_the_same_to_a_program(page: Page) -> None:
    data = page.data

    assert (data["schema"], data["kind"]) == ("kneadle.report/1", "session")
    assert [each["held_s"] for each in data["session"]["numbers"]["holds"]] == [34.0, 10.0]
    assert data["session"]["numbers"]["sites"][0]["pain_before"] == 6
    assert [each[0] for each in data["trace"]["warnings"]] == ["spike"]
    assert data["trace"]["ceilings"] == [[0.0, 60.0]]


def test_a_made_up_session_says_so_before_anything_else() -> None:
    page = Page(session_page.page(session(kind="demo")))

    assert "Made up: a simulated ball" in page.text.partition("In short")[0]


def test_a_sensor_that_nobody_calibrated_has_no_newtons_in_its_tables() -> None:
    page = Page(session_page.page(session([*guided(), Quality(0.0, "relative", "relative")])))

    assert "Relative force: nobody calibrated the sensor" in page.text
    assert "mean, rel" in page.tables["Holds of 3 s and more"][0]
    assert not [name for rows in page.tables.values() for name in rows[0] if name.endswith(", N")]


def test_without_a_coach_nobody_said_where() -> None:
    live = [Connected(0.0, "my ball", "load_cell", 100.0), *contact(20.0, 54.0), *hold(20.0, 34.0)]
    page = Page(session_page.page(session(live)))

    assert "Not a guided session: nobody said where was pressed." in page.text
    assert "12, live" in page.text


def test_a_session_without_a_reading_is_a_report_all_the_same() -> None:
    page = Page(session_page.page(session([], [], readings=0, summary=came_to(None), device="")))

    assert "No readings." in page.text
    assert page.data["trace"]["bins"] == 0


def test_a_warning_without_a_force_shows_none_and_one_cut_off_is_there() -> None:
    gap = warning("gap", 30.0, 33.0, 0.0)
    cut_off = warning("ceiling", 90.0, 99.0, 70.0)[:1]
    page = Page(session_page.page(session([*guided(), *gap, *cut_off])))

    rows = {row[0]: row[1:] for row in page.tables["Every warning"]}
    assert rows["? Samples lost"] == ["0:30", "0:30", "3.0", "–"]
    assert rows["▲ Above the ceiling"][0] == "1:30"


def test_the_picture_for_readers_without_scripts_is_well_formed() -> None:
    html = session_page.page(session()).decode()
    still = html.partition("<noscript>")[2].partition("</noscript>")[0]

    assert "hold, 34.0 s at 40 N" in "".join(ElementTree.fromstring(still).itertext())


def test_its_ceiling_is_lowered_when_it_was_and_its_forces_have_their_unit() -> None:
    before, after = in_parts(pressed(), [5000])
    relative = [*guided(), Quality(0.0, "relative", "relative")]
    html = session_page.page(session(relative, [before, replace(after, ceiling_n=40.0)])).decode()
    still = html.partition("<noscript>")[2].partition("</noscript>")[0]

    (path,) = re.findall('class="ceiling" d="([^"]+)"', still)
    assert path.count("V") == 1
    assert "hold, 34.0 s at 40 rel" in still
    assert " N<" not in still


def test_a_device_whose_time_jumps_by_years_has_a_table_that_can_be_read() -> None:
    """10 to the power of 13 ticks of a millisecond."""
    late = replace(pressed(), t_s=pressed().t_s + 1e10)
    page = Page(session_page.page(session(pieces=[pressed(), late])))

    rows = page.tables["Force, stretch by stretch"][1:]
    assert [row[2:] for row in rows] == [["88.0", "1, 2", "sudden jolt"], ["88.0", "–", "–"]]
    assert "Stretches without a reading or a warning are left out." in page.text


def test_of_a_table_that_would_be_endless_the_beginning_is_shown() -> None:
    days = (np.arange(400.0) + 0.5) * 86_400
    page = Page(session_page.page(session(pieces=[piece(days, np.full(400, 9.0))])))

    assert len(page.tables["Force, stretch by stretch"]) == 1 + 200
    assert "The first 200 of 400 stretches" in page.text


def test_a_damaged_description_hides_nothing_else() -> None:
    page = Page(
        session_page.page(session(summary=came_to({"t_s": "long"}), limits={"ceiling_n": None}))
    )

    assert "1 min 40 s" in page.text.partition("In short")[0]
