"""Looking back, by keys."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event

import pytest
from textual.events import MouseScrollUp

from journalled import keep
from kneadle.cli.review import judge
from kneadle.detect.limits import Limits
from kneadle.journal.read import load
from kneadle.registry.settings import Settings
from kneadle.review.piece import Piece
from kneadle.samples import Message
from screen.review_stage import LARGE, SECONDS, SMALL, looking_back, three

each_size = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "200x60"])


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.sqlite3"
    three(path)
    return path


@each_size
@pytest.mark.parametrize("how", ["colour", "NO_COLOR", "high contrast"])
async def test_the_newest_session_stands_there_whole(
    size: tuple[int, int], how: str, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if how == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    settings = Settings(high_contrast=how == "high contrast")
    async with looking_back(journal, size=size, settings=settings) as back:
        wanted = [
            *("Look back: 1 of 3, newest first", "2026-11-24 12:00", "2026-11-22 12:00"),
            *("right gluteus medius", "ball-8", "3: 24 Nov, right gluteus medius, 0:50", "▼80"),
            *("0:10 ═ 32 s at 40 N, counted", "1:00 ! sudden jolt", "? help"),
        ]

        assert [text for text in wanted if text not in back.words] == []
        assert "…" not in back.words
        assert "═" in back.rows[7]  # the hold, named above the plot


async def test_another_session_is_looked_at_when_it_is_marked(journal: Path) -> None:
    async with looking_back(journal) as back:
        await back.press("down", "down")

        assert "Look back: 3 of 3" in back.words
        assert back.looked.row.id == 1
        assert back.looked.picture.drawn == "smoothed"
        assert back.looked.picture.done == 1
        assert back.looked.picture.columns.high_n.max() == pytest.approx(SECONDS - 1, abs=1.0)


@pytest.mark.parametrize("key", ["enter", "r"])
async def test_enter_or_r_leaves_to_replay_the_marked_session(key: str, journal: Path) -> None:
    async with looking_back(journal) as back:
        await back.press("down", key)

    assert back.app.return_value == 2


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
async def test_q_leaves_with_no_wish(key: str, journal: Path) -> None:
    async with looking_back(journal) as back:
        await back.press(key)

    assert back.app.return_value is None
    assert not back.app.is_running


async def test_zoom_and_pan_stay_within_the_session(journal: Path) -> None:
    async with looking_back(journal) as back:
        whole = back.window
        await back.press("minus", "left")
        assert back.window == whole

        await back.press("plus", "plus", *["right"] * 30)
        assert back.window.long_s < whole.long_s
        assert back.window.end_s == pytest.approx(whole.long_s)

        await back.press(*["plus"] * 30)
        assert back.window.long_s == 1.0

        await back.press("0")
        assert back.window == whole


async def test_home_shows_all_of_it_when_the_plot_has_the_keys(journal: Path) -> None:
    async with looking_back(journal) as back:
        whole = back.window
        await back.press("plus", "tab", "home")

        assert back.window == whole
        assert any("▸ 3: 24 Nov" in row for row in back.rows)
        assert sum("▸" in row for row in back.rows) == 1
        await back.press("tab")
        assert not any("▸ 3: 24 Nov" in row for row in back.rows)


async def test_tab_and_enter_jump_to_a_hold_and_to_a_warning(journal: Path) -> None:
    async with looking_back(journal) as back:
        await back.press("down", "tab", "tab", "enter")
        assert back.window.start_s == 0.0
        assert back.window.end_s == pytest.approx(96.0)
        assert any("↑" in row for row in back.rows)

        await back.press("down", "enter")
        assert back.window.start_s == pytest.approx(60.25 - 10.0)
        assert back.window.long_s == 20.0


async def test_the_wheel_zooms_where_it_points_and_a_drag_pans(journal: Path) -> None:
    async with looking_back(journal) as back:
        plot = back.app.page.right.query_one("#plot")
        whole = back.window
        plot.post_message(_wheel(plot.region.width - 1))
        await back.settle()
        assert back.window.long_s < whole.long_s
        assert back.window.end_s == pytest.approx(whole.end_s, abs=1.0)

        start_s = back.window.start_s
        await back.pilot.mouse_down(plot, offset=(15, 3))
        await back.pilot.hover(plot, offset=(25, 3))
        await back.pilot.mouse_up(plot, offset=(25, 3))
        await back.settle()
        assert back.window.start_s < start_s


@each_size
async def test_two_sessions_are_compared_on_one_scale_with_their_numbers(
    size: tuple[int, int], journal: Path
) -> None:
    async with looking_back(journal, size=size) as back:
        await back.press("c", "down")
        right = back.app.page.right
        plots = [right.query_one(f"#{name}") for name in ("plot", "other")]

        assert "2026-11-24 12:00◆" in back.words
        assert "holds counted 1 of 1 1 of 1" in back.words
        assert "Not the same place: compare with care." in back.words
        assert "3: 24 Nov, right gluteus medius" in back.words
        assert "2: 23 Nov, left piriformis" in back.words
        assert back.window.long_s == pytest.approx(SECONDS, abs=1.0)  # that of the longer
        assert plots[0].value.top_n == plots[1].value.top_n  # type: ignore[attr-defined]
        assert plots[0].size == plots[1].size
        assert "…" not in back.words

        await back.press("c", "down")
        assert "Both: left piriformis" in back.words
        await back.press("c", "up", "up")
        await back.press("c", "c")
        assert right.compared is None
        assert "right gluteus medius" in back.words


async def test_a_filter_lists_what_is_like_that_and_an_empty_one_lists_all(
    journal: Path,
) -> None:
    async with looking_back(journal) as back:
        await back.write("f", "muscle piriformis until 2026-11-22")
        assert "Look back: 1 of 1, newest first; muscle piriformis until 2026-11-22" in back.words
        assert back.looked.row.id == 1

        await back.write("f", "--device ball-8 --side left")
        assert "No session is like that." in back.words

        await back.write("f", "")
        assert "1 of 3" in back.words


async def test_a_filter_that_makes_no_sense_is_a_sentence_and_the_list_stays(
    journal: Path,
) -> None:
    async with looking_back(journal) as back:
        await back.write("f", "muscle biceps d")

        assert "'biceps d' is neither a muscle nor a side that Kneadle knows." in back.words
        assert "There are gluteus maximus," in back.words
        assert "1 of 3" in back.words
        assert "muscle biceps d" in back.rows[-2]  # it stands there still, to be mended
        await back.press("d", "q")
        assert back.kept == [1, 2, 3]
        await back.write("ctrl+a", "left piriformis")
        assert "1 of 2" in back.words
        assert "neither" not in back.words


async def test_search_finds_a_note_that_was_written_here(journal: Path) -> None:
    async with looking_back(journal) as back:
        await back.press("down")
        await back.write("n", "calf felt it too")
        assert "Session 2 has this note now." in back.words
        assert "Note: calf felt it too" in back.words
        assert load(journal, 2).info.note == "calf felt it too"

        await back.write("slash", "CALF")
        assert "1 of 1, newest first; search CALF" in back.words


async def test_a_note_can_be_read_beside_three_tags(journal: Path) -> None:
    note = "It felt odd when climbing stairs, and after a walk of two hours with the dog."
    async with looking_back(journal) as back:
        await back.write("t", "sore hip, easy, evening")
        await back.write("n", note)
        assert f"Note: {note}" in " ".join(back.about.split())

        await back.write("n", 5 * f"{note} ")
        assert "... (n: the whole note)" in back.about


async def test_the_footer_names_every_key_that_changes_something(journal: Path) -> None:
    async with looking_back(journal) as back:
        for key in ("n note", "t tag", "d delete", "u undo", "r replay", "? help"):
            assert key in back.rows[-1]


async def test_escape_leaves_a_line_and_changes_nothing(journal: Path) -> None:
    async with looking_back(journal) as back:
        await back.press("n", "q", "escape")

        assert back.app.is_running
        assert load(journal, 3).info.note == ""
        await back.press("down")
        assert "2 of 3" in back.words


async def test_tags_are_written_as_one_line(journal: Path) -> None:
    async with looking_back(journal) as back:
        await back.write("t", "sore hip,easy")
        assert load(journal, 3).info.tags == ("easy", "sore hip")

        await back.write("t", "easy, late")
        assert load(journal, 3).info.tags == ("easy", "late")
        assert "[easy] [late]" in back.words


@pytest.mark.parametrize(
    ("key", "written"), [("n", ("better today", ())), ("t", ("", ("better today",)))]
)
async def test_what_is_written_is_of_the_session_it_was_asked_of_whichever_is_marked_by_now(
    key: str, written: tuple[str, tuple[str, ...]], journal: Path
) -> None:
    async with looking_back(journal) as back:
        await back.press("down")
        await back.write("n", "to be kept")
        await back.press("up", key)
        await back.pilot.click("#sessions-rows", offset=(5, 1))
        await back.settle()
        assert back.looked.row.id == 2

        assert "3: " in back.rows[-2]
        await back.pilot.click("#ask Input")
        await back.press(*("space" if letter == " " else letter for letter in "better today"))
        await back.press("enter")

        asked, marked = load(journal, 3).info, load(journal, 2).info
        assert (asked.note, asked.tags) == written
        assert (marked.note, marked.tags) == ("to be kept", ())


async def test_a_fault_of_the_program_is_said_by_its_name_and_ends_nothing(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(messages: Iterable[Message], limits: Limits) -> Iterator[Piece]:
        raise ZeroDivisionError("nothing to divide by")

    async with looking_back(journal) as back:
        monkeypatch.setattr(back.app._reader, "_judge", broken)
        await back.press("down")

        assert "ZeroDivisionError, nothing to divide by. That is a fault" in back.words
        monkeypatch.setattr(back.app._reader, "_judge", judge)
        await back.press("down")
        assert back.looked.picture.drawn == "smoothed"


async def test_what_was_deleted_comes_back(journal: Path) -> None:
    async with looking_back(journal) as back:
        await back.press("down", "d")
        assert back.kept == [1, 3]
        assert "Session 2 is deleted. u brings it back." in back.words
        assert back.looked.row.id == 1

        await back.press("u")
        assert back.kept == [1, 2, 3]
        assert back.looked.row.id == 2

        await back.press("u")
        assert "No session is deleted." in back.words


async def test_the_help_names_the_keys_and_any_key_closes_it(journal: Path) -> None:
    async with looking_back(journal) as back:
        await back.press("question_mark")
        assert "compare: mark one, then choose the other" in back.words
        assert "! sudden jolt" in back.words
        assert "× readings make no sense" in back.words  # the last line of it: all of it is there
        assert "leave; ? this help; any key closes it" in back.words
        assert back.rows[0].strip() and "└" in back.rows[-1]

        await back.press("q")
        assert back.app.is_running


@pytest.mark.parametrize("path", ["missing", "empty"])
async def test_without_sessions_it_says_so_and_every_key_is_harmless(
    path: str, tmp_path: Path
) -> None:
    journal = tmp_path / "journal.sqlite3"
    if path == "empty":
        keep(journal)
        async with looking_back(journal) as back:
            await back.press("d")
    async with looking_back(journal) as back:
        assert "No sessions yet" in back.words
        await back.press(*"rdntc+-0", "enter", "tab", "tab", "enter", "left", "down")

        assert back.app.is_running


async def test_a_damaged_journal_is_one_sentence(tmp_path: Path) -> None:
    journal = tmp_path / "journal.sqlite3"
    journal.write_bytes(b"this is no journal" * 100)
    async with looking_back(journal) as back:
        assert "is not a Kneadle journal. Nothing in it was changed." in back.words
        await back.press("q")

    assert not back.app.is_running


async def test_a_session_without_readings_is_looked_at_too(tmp_path: Path) -> None:
    journal = tmp_path / "journal.sqlite3"
    keep(journal, seconds=0)
    async with looking_back(journal) as back:
        assert "no holds and no warnings" in back.words
        assert "no data" in back.words


def _wheel(x: int) -> MouseScrollUp:
    return MouseScrollUp(None, x, 3, 0, 0, 0, False, False, False)


async def test_who_goes_on_to_another_session_does_not_wait_for_the_first(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is judged only when the second was chosen, and nobody wants it any more."""
    chosen = Event()

    def slow(messages: Iterable[Message], limits: Limits) -> Iterator[Piece]:
        chosen.wait(10.0)
        yield from judge(messages, limits)

    async with looking_back(journal) as back:
        monkeypatch.setattr(back.app._reader, "_judge", slow)
        await back.pilot.press("down", "down")
        chosen.set()
        await back.settle()

        assert back.looked.row.id == 1
        assert back.looked.picture.drawn == "smoothed"
