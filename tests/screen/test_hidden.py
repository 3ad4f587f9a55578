"""What was hidden comes back as it is now, never as it was."""

from textual.app import App, ComposeResult
from textual.containers import Vertical

from kneadle.screen.widgets.big_number import BigNumber
from kneadle.screen.words import Saying

OLD, NEW = Saying("DONE", "61 s held", "good"), Saying("FIND", "Lie on the ball", "calm")


class OneWidget(App[None]):
    def compose(self) -> ComposeResult:
        with Vertical():
            yield BigNumber(OLD, id="big")


async def test_no_frame_shows_what_stood_there_before_it_was_hidden() -> None:
    app = OneWidget()
    async with app.run_test() as pilot:
        room, big = app.query_one(Vertical), app.query_one(BigNumber)
        assert "61 s held" in big.text
        room.display = False
        await pilot.pause()
        big.show(NEW)
        assert "61 s held" not in big.text
        room.display = True
        await pilot.pause()
        assert "Lie on the ball" in big.text
