import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.coach.told import Noted
from kneadle.report import session_page, weeks_page
from kneadle.report.data import as_script
from kneadle.report.html import Html, element, said
from pages import Page
from reporting import HOSTILE, guided, row, session, weeks


def noted(text: str) -> bytes:
    return session_page.page(session([*guided(), Noted(text=text, rule="method")], note=text))


@pytest.mark.parametrize("where", ["note", "device", "zone", "program_version"])
def test_whatever_somebody_wrote_stays_text(where: str) -> None:
    written: dict[str, Any] = {where: HOSTILE}

    page = Page(session_page.page(session(**written)))

    assert page.all_of("img") == []
    assert len(page.scripts) == 2  # the data and ours
    assert "onerror=alert(1)" in page.text


def test_what_the_coach_was_told_stays_text_in_both_reports() -> None:
    several = weeks(note=HOSTILE)

    for page in (Page(noted(HOSTILE)), Page(weeks_page.page(several))):
        assert page.all_of("img") == []
        assert len(page.scripts) == 2
        assert HOSTILE in page.text


def test_the_embedded_data_say_it_word_for_word() -> None:
    assert Page(noted(HOSTILE)).data["session"]["note"] == HOSTILE


@given(st.text())
def test_no_text_ends_its_element(text: str) -> None:
    page = Page(f"{element('p', text)}{said(text)}{element('b', title=text)}".encode())

    assert [tag for tag, _ in page.elements] == ["p", "q", "b"]
    assert page.open_ == []


@given(st.text())
def test_no_text_ends_the_data(text: str) -> None:
    (script,) = re.findall(r"(?s)<script[^>]*>(.*?)</script", as_script({"note": text}))

    assert json.loads(script) == {"note": text}
    assert "<!--" not in script


def test_half_a_character_and_a_nul_make_no_trouble() -> None:
    page = Page(noted("\ud800 and \0 and \x1b[31m"))

    assert "? and � and �[31m" in page.text


def test_markup_of_ours_is_not_escaped_twice() -> None:
    assert element("p", element("b", "1 < 2"), Html("<hr>")) == "<p><b>1 &lt; 2</b><hr></p>"


def test_a_title_is_that_of_the_session_only() -> None:
    assert row(3).id == 3
    assert Page(noted(HOSTILE)).text.startswith("Kneadle session 12, 2026-11-22")
