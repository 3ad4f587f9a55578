import asyncio

import pytest

from kneadle.events import Warned
from kneadle.samples import NewCeiling, Tare
from screen.stage import Tape, connected, on_stage, update


async def test_q_asks_the_session_to_end_and_leaves_when_it_has() -> None:
    async with on_stage() as stage:
        stage.runner.obeys = False
        await stage.press("q")
        assert stage.runner.stops_asked == 1
        assert "press q again to leave at once" in stage.text
        assert stage.app.is_running

        await stage.end()
        assert not stage.app.is_running


async def test_a_second_q_leaves_at_once() -> None:
    async with on_stage() as stage:
        stage.runner.obeys = False
        await stage.pilot.press("q", "q")
        await stage.pilot.pause()

        assert stage.runner.stops_asked == 1
        assert not stage.app.is_running


async def test_ctrl_c_ends_as_cleanly_as_q() -> None:
    async with on_stage() as stage:
        await stage.pilot.press("ctrl+c")
        await stage.pilot.pause()

        assert stage.runner.stops_asked == 1
    assert not stage.app.is_running


async def test_t_asks_for_a_new_zero() -> None:
    async with on_stage() as stage:
        await stage.press("t")

        assert stage.runner.told == [Tare()]
        assert "you asked to call the present load zero" in stage.text


async def test_plus_and_minus_move_the_ceiling_by_5_n() -> None:
    async with on_stage() as stage:
        await stage.feed(update(1.0, ceiling_n=60.0))
        await stage.press("plus")
        await stage.feed(update(2.0, ceiling_n=65.0))
        await stage.press("minus")

        assert stage.runner.told == [NewCeiling(65.0), NewCeiling(60.0)]


async def test_quick_steps_add_up_before_the_first_is_confirmed() -> None:
    async with on_stage() as stage:
        await stage.feed(update(1.0, ceiling_n=60.0))
        await stage.press("plus", "plus", "equals_sign")

        assert stage.runner.told[-1] == NewCeiling(75.0)


async def test_the_ceiling_stays_between_15_and_250_n() -> None:
    async with on_stage() as stage:
        await stage.feed(update(1.0, ceiling_n=248.0))
        await stage.press("plus")
        await stage.feed(update(1.0, ceiling_n=17.0))
        await stage.press("minus")

        assert stage.runner.told == [NewCeiling(250.0), NewCeiling(15.0)]


async def test_a_replay_is_paused_sped_and_skipped_by_keys() -> None:
    tape = Tape()
    async with on_stage(controls=tape) as stage:
        await stage.press("space")
        assert tape.paused
        assert "The replay is paused" in stage.text

        await stage.press("p", "right_square_bracket", "up", "left_square_bracket", "n")
        assert (tape.paused, tape.speed, tape.skipped) == (False, 2.0, 1)
        assert "replay at 2x, 1:23 of 4:05" in stage.rows[0]
        assert "n next event" in stage.rows[-1]


async def test_replay_keys_do_nothing_in_a_live_session() -> None:
    async with on_stage() as stage:
        await stage.feed(connected(), update(1.0))
        before = stage.rows
        await stage.press("space", "up", "down", "n")

        assert stage.rows == before


@pytest.mark.parametrize(
    ("controls", "keys"),
    [(None, ("t       call", "+ -")), (Tape(), ("space", "] [", "n       on"))],
    ids=["live", "replay"],
)
async def test_help_names_every_key_and_sign_at_80x24_and_any_key_closes_it(
    controls: Tape | None, keys: tuple[str, ...]
) -> None:
    async with on_stage(controls=controls) as stage:
        await stage.press("question_mark")
        words = (*keys, "▲ above your ceiling", "≈ rolling too hard")
        assert [word for word in words if word not in stage.text] == []

        await stage.press("x", "y", "z")
        assert "Signs above the trace" not in stage.text


async def test_a_warning_closes_the_help_that_would_hide_it() -> None:
    async with on_stage() as stage:
        await stage.press("question_mark")
        warned = Warned(5.0, "ceiling", 4.9, 85.0)
        await stage.feed(update(5.0, warned, force_n=85, warnings=frozenset({"ceiling"})))

        assert "Too hard: ease off now" in stage.text
        assert "Signs above the trace" not in stage.text


async def test_q_before_the_session_is_open_leaves_at_once() -> None:
    from kneadle.screen.live_app import LiveApp
    from kneadle.screen.ports import Runner
    from kneadle.view import Show

    async def never(show: Show) -> Runner:
        await asyncio.Event().wait()
        raise AssertionError

    app = LiveApp(never, title="live")
    async with app.run_test() as pilot:
        await pilot.press("q")
        await pilot.pause()

        assert not app.is_running
