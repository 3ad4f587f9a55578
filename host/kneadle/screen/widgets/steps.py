"""Where in the session one is."""

from textual.strip import Strip

from kneadle.screen.palette import BOLD, QUIET
from kneadle.screen.widgets.lines import Lines, line

STEPS = ("check", "choose", "find", "hold", "rest", "stretch", "reassess", "note")
_OF_PAGE = {
    "ask first": "check",
    "follow up": "check",
    "before": "choose",
    "let go": "hold",
}


class Steps(Lines[str]):
    """The value is the name of a page; one that is no step marks none."""

    def draw(self, value: str, width: int, height: int) -> list[Strip]:
        now = _OF_PAGE.get(value, value)
        parts = [(f"►{step}◄", BOLD) if step == now else (f" {step} ", QUIET) for step in STEPS]
        return [line((" ", QUIET), *parts)]
