import asyncio

import pytest

from kneadle.errors import LinkError
from kneadle.events import (
    HoldEnded,
    LinkBack,
    LinkLost,
    Phase,
    Quality,
    SessionEnded,
    Warned,
    WarningEnded,
    WarningKind,
)
from kneadle.screen.live_app import LiveApp
from kneadle.screen.ports import Runner
from kneadle.screen.widgets.font import blocks
from kneadle.view import Show
from screen.stage import QueueRunner, Stage, Tape, connected, on_stage, only, update


def shows(stage: Stage, word: str) -> bool:
    """Whether the word stands on the screen in block letters."""
    width = stage.app.size.width
    rows = [row.rstrip() for row in blocks(word, width, 7)]
    return all(any(row in line for line in stage.rows) for row in rows)


async def test_a_first_picture_stands_before_the_session_is_opened() -> None:
    seen: list[str] = []

    async def open_session(show: Show) -> Runner:
        seen.append("\n".join(s.text for s in app.screen._compositor.render_strips()))
        return QueueRunner(show)

    app = LiveApp(open_session, title="live")
    async with app.run_test(size=(80, 24)) as pilot:
        while not seen:
            await pilot.pause()

    assert "Getting ready" in seen[0]


async def test_a_hold_counts_down_the_seconds_left() -> None:
    async with on_stage() as stage:
        await stage.feed(connected(), update(28.0, force_n=42, phase="holding", held_s=18.0))

        assert shows(stage, "42")
        assert "Sink in and breathe; 42 s to go" in stage.text


async def test_the_force_stands_in_newtons_or_as_relative() -> None:
    async with on_stage() as stage:
        await stage.feed(update(1.0, force_n=42))
        assert "42 N" in stage.text

        await stage.feed(update(1.04, force_n=42, relative=True))
        assert "42 rel" in stage.text


async def test_too_hard_is_said_instead_of_the_hold() -> None:
    async with on_stage() as stage:
        hard = update(
            28.0, force_n=85, phase="holding", held_s=18.0, warnings=frozenset({"ceiling"})
        )
        await stage.feed(hard)

        assert "Too hard: ease off now" in stage.text
        assert "to go" not in stage.text
        assert stage.text.count("▲▲▲") == 14  # both sides of seven rows of letters


async def test_a_lost_link_is_said_and_taken_back() -> None:
    async with on_stage() as stage:
        await stage.feed(connected(), update(1.0, phase="free"))
        await stage.feed(only(update(1.0, phase="free"), LinkLost(1.0, "out of range")))
        stage.clock.now_s += 3.0
        await stage.frame()

        assert "link lost for 3 s, retrying" in stage.rows[0]
        assert "Link lost, retrying: no warnings now, ease off" in stage.text

        await stage.feed(only(update(1.0), LinkBack(4.0, 3.0)), update(4.0))
        assert "● connected" in stage.rows[0]


async def test_silence_is_said_by_the_wall_clock_when_nobody_says_it() -> None:
    async with on_stage() as stage:
        await stage.feed(connected(), update(1.0, force_n=40, phase="holding", held_s=9.0))
        stage.clock.now_s += 1.2
        await stage.frame()

        assert "NO DATA for 1.2 s" in stage.rows[0]
        assert "no warnings, ease off" in stage.text


async def test_an_old_force_is_not_shown_as_the_force_now() -> None:
    async with on_stage() as stage:
        await stage.feed(connected(), update(1.0, force_n=40))
        stage.clock.now_s += 1.2
        await stage.frame()

        assert "-- N" in stage.text
        assert "40 N" not in stage.text


async def test_updates_without_samples_do_not_hide_silence() -> None:
    async with on_stage() as stage:
        await stage.feed(connected(), update(1.0))
        stage.clock.now_s += 1.0
        await stage.feed(only(update(1.0), Quality(1.0, "battery_low", "the battery is low")))

        assert "NO DATA for 1.0 s" in stage.rows[0]


async def test_a_paused_replay_is_not_called_silent() -> None:
    tape = Tape()
    async with on_stage(controls=tape) as stage:
        await stage.feed(connected(), update(1.0))
        await stage.press("space")
        stage.clock.now_s += 60.0
        await stage.frame()

        assert "replay paused, 1:23 of 4:05" in stage.rows[0]
        assert "NO DATA" not in stage.text


async def test_a_journal_that_cannot_save_is_named_until_it_can() -> None:
    async with on_stage() as stage:
        detail = "NOT SAVING: the disk is full"
        await stage.feed(update(1.0, Quality(1.0, "journal_trouble", detail)))
        assert stage.rows[1].startswith(f" {detail} ")

        await stage.feed(update(2.0, Quality(2.0, "journal_ok", "saving again")))
        assert "NOT SAVING" not in stage.rows[1]
        assert "saving" in stage.rows[1]


PHASES: tuple[Phase, ...] = ("waiting", "free", "searching", "settling", "holding", "paused")


@pytest.mark.parametrize("phase", PHASES)
async def test_nothing_is_cut_at_80x24_in_any_phase(phase: Phase) -> None:
    async with on_stage(title="live") as stage:
        shown = update(
            (9 * 60.0),
            Quality(9.0, "journal_trouble", "the disk is full"),
            force_n=250,
            phase=phase,
            ceiling_n=250.0,
            holds_only=True,
            relative=True,
            battery_percent=100,
        )
        await stage.feed(connected(), shown)

        parts = ["● connected", "Ball-1A2B", "battery 100 %", "NOT SAVING: the disk is full"]
        parts += ["holds only: no jolt or rolling warnings", "relative force", "250 rel"]
        parts += ["▼250 ceiling", "▼250 ┤", "20 s ago", "now", "q quit", "? help"]
        parts += ["connected to Ball-1A2B, 100 readings a second"]
        assert [part for part in parts if part not in stage.text] == []
        assert "…" not in stage.text
        assert [len(row) for row in stage.rows] == [80] * 24


KINDS: tuple[WarningKind, ...] = ("ceiling", "near_ceiling", "spike", "rolling", "too_long")


@pytest.mark.parametrize("kind", KINDS)
async def test_without_colour_every_sign_is_still_there(
    kind: WarningKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    warned = update(5.0, Warned(5.0, kind, 4.9, 70.0), force_n=70, warnings=frozenset({kind}))
    async with on_stage() as stage:
        await stage.feed(connected(), warned)
        coloured = stage.rows

    monkeypatch.setenv("NO_COLOR", "1")
    async with on_stage() as stage:
        await stage.feed(connected(), warned)

        assert stage.app.no_color
        assert stage.rows == coloured


async def test_each_state_reads_differently_by_its_glyphs_alone() -> None:
    pictures = set()
    for kind in (*KINDS, None):
        events = () if kind is None else (Warned(5.0, kind, 4.9, 70.0),)
        warnings = frozenset({kind} if kind else ())
        async with on_stage() as stage:
            await stage.feed(update(5.0, *events, force_n=70, warnings=warnings))
            pictures.add("\n".join(stage.rows[3:12]))

    assert len(pictures) == len(KINDS) + 1


async def test_a_small_window_keeps_the_word_and_asks_for_more_room() -> None:
    async with on_stage((60, 15)) as stage:
        await stage.feed(update(5.0, force_n=90, warnings=frozenset({"ceiling"})))

        assert "Too hard: ease off now" in stage.text
        assert shows(stage, "EASE OFF")
        assert "Please make the window at least 80x24" in stage.rows[-1]


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (20, 4), (79, 24), (80, 23), (300, 90)])
async def test_no_size_of_window_breaks_it(size: tuple[int, int]) -> None:
    async with on_stage(size) as stage:
        await stage.feed(update(28.0, force_n=42, phase="holding", held_s=18.0))

        assert len(stage.rows) == size[1]


async def test_a_window_that_grows_shows_everything_again() -> None:
    async with on_stage((60, 15)) as stage:
        await stage.feed(update(5.0, force_n=40))
        await stage.pilot.resize_terminal(100, 30)
        await stage.frame()

        assert "● connected" in stage.rows[0]
        assert "q quit" in stage.rows[-1]


async def test_a_finished_session_stays_with_its_holds_and_warnings() -> None:
    async with on_stage() as stage:
        held = HoldEnded(75.0, 9.0, 75.0, 66.0, 43.9, 48.2, 0.04, True, "released")
        warned = Warned(81.0, "ceiling", 80.9, 82.0)
        ended = WarningEnded(85.0, "ceiling", 80.9, 84.0, 81.0, 91.0)
        await stage.feed(update(90.0, held, warned, ended))
        await stage.feed(only(update(90.0), SessionEnded(90.0, 1, 66.0, 1, 9000, 0, 0, 0, None)))
        await stage.end()

        assert "Session over" in stage.text
        assert "1 hold, 66 s held; 1 warning" in stage.text
        assert "0:09     66 s    44    48   counted, released" in stage.text
        assert "1:20     1 x     91         ▲ above your ceiling" in stage.text

        await stage.pilot.press("q")
    assert stage.app.trouble is None


async def test_a_persons_trouble_ends_the_app_and_is_kept() -> None:
    trouble = LinkError("The cable came out.", "Put it back.")
    async with on_stage() as stage:
        stage.runner.todo.put_nowait(trouble)
        await stage.pilot.pause()

    assert stage.app.trouble is trouble
    assert stage.app.return_code == 1


async def test_trouble_while_opening_is_kept_too() -> None:
    trouble = LinkError("No ball answered.", "Press it once to wake it.")

    async def open_session(show: Show) -> Runner:
        raise trouble

    app = LiveApp(open_session, title="live")
    async with app.run_test() as pilot:
        while app.trouble is None:
            await pilot.pause()

    assert app.trouble is trouble


async def test_a_bug_in_the_session_is_loud() -> None:
    with pytest.raises(Exception, match="a bug"):
        async with on_stage() as stage:
            stage.runner.todo.put_nowait(RuntimeError("a bug"))
            async with asyncio.timeout(5):
                while stage.app.is_running:
                    await stage.pilot.pause()
