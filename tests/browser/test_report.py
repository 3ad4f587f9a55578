"""Both reports in a real browser, as a reader uses them: `make test-browser`."""

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from browser.chromium import Chromium, chromium
from browser.tab import Tab
from kneadle.report import pdf, session_page, weeks_page
from kneadle.review.envelope import BINS, Columns
from kneadle.samples import Floats
from reporting import HOSTILE, long_session, pressed, session, weeks

PROGRAM = pdf.browser()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium here: no report was opened")

FOCUSED = """(() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), look = getComputedStyle(at);
  return {
    name: at.id || at.dataset.does || at.className || at.tagName.toLowerCase(),
    body: at === document.body,
    place: Array.from(document.querySelectorAll("*")).indexOf(at),
    seen: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0,
  };
})()"""


@dataclass(frozen=True)
class Reports:
    session: Path
    weeks: Path
    hostile: Path
    long: Path
    jumped: Path


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    folder = tmp_path_factory.mktemp("reports")
    restless: Floats = np.random.default_rng(1).uniform(0, 200, BINS)
    columns = Columns(2.0, np.arange(BINS, dtype=np.float64) * 2, restless, np.add(restless, 5.0))
    late = replace(pressed(), t_s=pressed().t_s + 1e10)
    pages = {
        "session": session_page.page(session()),
        "weeks": weeks_page.page(weeks()),
        "hostile": session_page.page(session(note=HOSTILE, device=HOSTILE)),
        "long": session_page.page(long_session(columns)),
        "jumped": session_page.page(session(pieces=[pressed(), late])),
    }
    for name, page in pages.items():
        (folder / f"{name}.html").write_bytes(page)
    return Reports(**{name: folder / f"{name}.html" for name in pages})


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    assert PROGRAM is not None
    with chromium(PROGRAM, tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture
def tab(browser: Chromium) -> Iterator[Tab]:
    """Whatever is done in it, nothing is fetched and nothing complained of."""
    opened = Tab(browser)
    yield opened
    assert opened.fetched == []
    assert opened.trouble == []
    opened.close()


@pytest.fixture
def phone(browser: Chromium) -> Iterator[Tab]:
    opened = Tab(browser, 390, 800)
    yield opened
    opened.close()


def shown(tab: Tab) -> tuple[float, float]:
    """What stretch the plot says that it shows, in seconds."""
    words = str(tab.value("document.getElementById('plot-shows').value"))
    times = re.findall(r"(\d+):(\d+(?:\.\d)?)", words)
    start, end = (60 * float(minutes) + float(seconds) for minutes, seconds in times)
    return start, end


def plot_at(tab: Tab, share: float) -> tuple[float, float]:
    """A place within the plot, at a share of its width."""
    tab.value("document.getElementById('plot').scrollIntoView({block: 'center'})")
    box = tab.value(
        "(({x, y, width}) => [x, y, width])"
        "(document.querySelector('#plot svg').getBoundingClientRect())"
    )
    return box[0] + share * box[2], box[1] + 120


def colour(tab: Tab, selector: str, what: str = "backgroundColor") -> str:
    return str(tab.value(f"getComputedStyle(document.querySelector({selector!r})).{what}"))


@pytest.mark.parametrize("name", ["session", "weeks", "hostile", "long", "jumped"])
def test_it_opens_without_a_word_of_complaint(tab: Tab, reports: Reports, name: str) -> None:
    tab.open(getattr(reports, name))

    assert tab.value("document.readyState") == "complete"


def test_a_device_whose_time_jumps_by_years_has_a_plot_with_few_marks(
    tab: Tab, reports: Reports
) -> None:
    tab.open(reports.jumped)

    assert 2 <= tab.value("document.querySelectorAll('#plot text').length") < 60


def test_it_begins_with_all_of_the_session(tab: Tab, reports: Reports) -> None:
    tab.open(reports.session)

    assert shown(tab) == (0.0, 100.0)
    assert tab.value("document.querySelectorAll('#plot .hold').length") == 2
    assert tab.value("document.querySelector('#plot .sign').textContent") == "!"


@pytest.mark.parametrize(("zoom", "back"), [("+", "0"), ("+", "-")])
def test_keys_zoom_and_come_back(tab: Tab, reports: Reports, zoom: str, back: str) -> None:
    tab.open(reports.session)
    tab.value("document.getElementById('plot').focus()")

    tab.press(zoom)
    assert shown(tab) == (20.0, 80.0)
    tab.press(back)
    assert shown(tab) == (0.0, 100.0)


def test_arrows_move_and_stop_at_the_end(tab: Tab, reports: Reports) -> None:
    tab.open(reports.session)
    tab.value("document.getElementById('plot').focus()")
    tab.press("+")

    tab.press("ArrowRight")
    assert shown(tab) == (35.0, 95.0)
    tab.press("ArrowRight")
    tab.press("ArrowRight")
    assert shown(tab) == (40.0, 100.0)


def test_buttons_do_what_they_say(tab: Tab, reports: Reports) -> None:
    tab.open(reports.session)

    tab.click("[aria-label='Zoom in']")
    tab.click("[aria-label='Earlier']")
    assert shown(tab) == (5.0, 65.0)
    tab.click("[aria-label='All of it']")
    assert shown(tab) == (0.0, 100.0)


def test_the_wheel_zooms_under_the_pointer_once_the_plot_was_clicked(
    tab: Tab, reports: Reports
) -> None:
    tab.open(reports.session)
    x, y = plot_at(tab, 0.5)

    tab.mouse("mouseWheel", x, y, deltaX=0, deltaY=-100)
    tab.settle()
    assert shown(tab) == (0.0, 100.0)
    plot_at(tab, 0.5)
    tab.drag(x, y, 0)
    tab.mouse("mouseWheel", x, y, deltaX=0, deltaY=-100)
    tab.settle()
    start, end = shown(tab)
    assert end - start == pytest.approx(60.0, abs=1.0)
    assert start < 50.0 < end


def test_dragging_moves_what_is_under_the_pointer(tab: Tab, reports: Reports) -> None:
    tab.open(reports.session)
    tab.click("[aria-label='Zoom in']")
    x, y = plot_at(tab, 0.5)

    tab.drag(x, y, -200)
    assert shown(tab)[0] == pytest.approx(20.0 + 60.0 * 200 / 1000, abs=1.5)


def test_enter_on_a_hold_shows_it_and_escape_leads_back(tab: Tab, reports: Reports) -> None:
    tab.open(reports.session)
    tab.value("document.querySelectorAll('.jump')[1].focus()")

    tab.press("Enter")
    assert shown(tab) == (68.0, 82.0)
    assert tab.value("document.querySelectorAll('#plot .chosen').length") == 1
    assert tab.value(FOCUSED)["name"] == "plot"
    tab.press("Escape")
    assert tab.value("document.activeElement.textContent") == "Hold 2"


def test_the_switch_turns_light_into_dark_and_back_the_map_as_well(
    tab: Tab, reports: Reports
) -> None:
    tab.open(reports.session)
    light = colour(tab, "body"), colour(tab, ".k-skin", "fill")

    tab.click("#theme")
    dark = colour(tab, "body"), colour(tab, ".k-skin", "fill")
    assert dark == ("rgb(22, 24, 27)", "rgb(46, 43, 41)")
    assert tab.value("document.getElementById('theme').textContent") == "Light"
    tab.click("#theme")
    assert (colour(tab, "body"), colour(tab, ".k-skin", "fill")) == light


def test_it_is_dark_where_the_system_is(tab: Tab, reports: Reports) -> None:
    prefer = [{"name": "prefers-color-scheme", "value": "dark"}]
    tab.ask("Emulation.setEmulatedMedia", features=prefer)
    tab.open(reports.weeks)

    assert colour(tab, "body") == "rgb(22, 24, 27)"
    tab.click("#theme")
    assert colour(tab, "body") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("name", ["session", "weeks"])
def test_tab_goes_through_it_in_the_order_of_reading_and_is_always_seen(
    tab: Tab, reports: Reports, name: str
) -> None:
    tab.open(getattr(reports, name))
    places: list[int] = []
    names: list[str] = []
    while True:
        tab.press("Tab")
        at = tab.value(FOCUSED)
        if at["body"] or (places and at["place"] <= places[-1]):
            break
        assert at["seen"] and at["inside"], at
        places.append(at["place"])
        names.append(at["name"])

    assert names[:2] == ["skip", "theme"]
    assert names[-1] == "summary"
    assert ("plot" in names) == (name == "session")


def test_a_phone_has_nothing_beyond_its_edge(phone: Tab, reports: Reports) -> None:
    for page in (reports.session, reports.weeks, reports.hostile):
        phone.open(page)
        assert phone.value("document.documentElement.scrollWidth") <= 390


CUT = """Array.from(document.querySelectorAll('.wide'))
  .filter((each) => each.scrollWidth > each.clientWidth + 2)
  .map((each) => getComputedStyle(each, '::before').content)"""


def test_on_a_screen_of_1000_no_column_of_the_holds_is_cut(
    browser: Chromium, reports: Reports
) -> None:
    small = Tab(browser, 1000, 800)
    small.open(reports.session)

    assert small.value(CUT) == []
    small.close()


def test_on_a_phone_what_is_cut_says_so_and_the_map_has_its_words_below(
    phone: Tab, reports: Reports
) -> None:
    phone.open(reports.session)
    phone.value("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    phone.settle()

    said = phone.value(CUT)
    assert said
    assert all("More columns" in each for each in said)
    assert "Spots:" in phone.value("document.querySelector('.phone').innerText")
    assert phone.value("document.querySelector('.phone').getBoundingClientRect().right") <= 390
    smallest = "Math.min(...Array.from(document.querySelectorAll('.drawn .k-small')).map(at))"
    assert phone.value(f"((at) => {smallest})((e) => e.getBoundingClientRect().height)") >= 10


def test_on_paper_everything_is_open_and_afterwards_as_it_was(tab: Tab, reports: Reports) -> None:
    tab.open(reports.session)
    tab.click("[aria-label='Zoom in']")
    closed = "document.querySelectorAll('details:not([open])').length"
    told = "document.getElementById('plot-shows').value"
    tab.value(f"addEventListener('beforeprint', () => {{ onPaper = [{closed}, {told}]; }})")

    printed = b64decode(tab.ask("Page.printToPDF")["data"])
    assert printed.startswith(b"%PDF")
    assert tab.value("onPaper") == [0, "Shown: 0:00 to 1:40, highest 88.0 N."]
    assert tab.value(closed) == 2
    assert shown(tab) == (20.0, 80.0)


def test_the_same_is_printed_to_a_pdf_by_the_command(reports: Reports, tmp_path: Path) -> None:
    pdf.print_to(tmp_path / "to.pdf", reports.weeks)

    assert (tmp_path / "to.pdf").read_bytes().startswith(b"%PDF")


def test_without_scripts_there_is_a_picture(tab: Tab, reports: Reports) -> None:
    tab.ask("Emulation.setScriptExecutionDisabled", value=True)
    tab.load(reports.session)

    root = tab.ask("DOM.getDocument")["root"]["nodeId"]
    still = tab.ask("DOM.querySelector", nodeId=root, selector="noscript > svg")["nodeId"]
    assert tab.ask("DOM.getBoxModel", nodeId=still)["model"]["width"] > 600


def test_no_hostile_word_runs(tab: Tab, reports: Reports) -> None:
    tab.open(reports.hostile)

    assert tab.value("document.title") == "Kneadle session 12, 2026-11-22"
    assert tab.value("document.images.length") == 0


def test_the_browser_itself_refuses_to_fetch(browser: Chromium, reports: Reports) -> None:
    """In a tab that may complain: here we try."""
    tab = Tab(browser)
    tab.open(reports.session)

    refused = tab.value("fetch('https://kneadle.invalid/').then(() => 'sent', () => 'refused')")
    tab.value(
        "document.body.append(Object.assign(new Image(), {src: 'https://kneadle.invalid/x'}))"
    )
    tab.value(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'ran = 1'}))"
    )
    assert refused == "refused"
    assert tab.value("typeof ran") == "undefined"
    assert len([each for each in tab.trouble if "Content Security Policy" in str(each)]) >= 3
    assert [each["params"]["blockedReason"] for each in tab.failed] == ["csp"] * len(tab.failed)
    assert len(tab.failed) >= len(tab.fetched)
    tab.close()


def test_however_long_the_session_no_more_is_drawn_than_can_be_seen(
    tab: Tab, reports: Reports
) -> None:
    tab.open(reports.long)
    tab.value("document.getElementById('plot').focus()")
    corners = "document.querySelector('#plot .force').getAttribute('d').split('L').length"

    for _ in range(10):
        assert 1000 < tab.value(corners) < 4 * 1280
        tab.press("+")
