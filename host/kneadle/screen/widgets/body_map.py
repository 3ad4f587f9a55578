"""The body map to choose a muscle and a side from, by keys or by mouse."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from kneadle.bodymap.cells import Role
from kneadle.bodymap.pick import picked
from kneadle.bodymap.scene import Site
from kneadle.bodymap.terminal import lines
from kneadle.muscles import MUSCLES
from kneadle.screen.palette import BAD, BOLD, MIND, QUIET, TEXT, TRACE
from kneadle.screen.widgets.lines import Lines, line

LOOKS: dict[Role, Style] = {
    "space": TEXT,
    "outline": TEXT,
    "bone": QUIET,
    "felt": TRACE,
    "muscle": Style(color="#ff9f7f"),
    "spot": BOLD,
    "keep": MIND,
    "sign": BOLD,
    "text": TEXT,
    "quiet": QUIET,
    "heading": BOLD,
    "chosen": Style(color="#000000", bgcolor="#ffffff", bold=True),
    "refused": BAD,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """`refused` says why a site is not for today."""

    muscle: str = MUSCLES[0]
    side: str = "right"
    refused: Mapping[Site, str] = field(default_factory=dict)


class BodyMap(Lines[Choice], can_focus=True):
    """Arrows, numbers or a click select; Enter, or a click on what is selected, chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "muscle(-1)"),
        Binding("down", "muscle(1)"),
        Binding("left", "side('left')"),
        Binding("right", "side('right')"),
        *(Binding(str(i + 1), f"number({i})") for i in range(len(MUSCLES))),
        Binding("enter,space", "choose"),
    ]

    class Chosen(Message):
        def __init__(self, muscle: str, side: str) -> None:
            super().__init__()
            self.muscle, self.side = muscle, side

    class Refused(Message):
        """Somebody asked for a site that is not for today; the map shows the reason."""

        def __init__(self, muscle: str, side: str, reason: str) -> None:
            super().__init__()
            self.muscle, self.side, self.reason = muscle, side, reason

    def draw(self, value: Choice, width: int, height: int) -> list[Strip]:
        drawn = lines((value.muscle, value.side), width, height, value.refused)
        return [line(*((text, LOOKS[role]) for text, role in row)) for row in drawn]

    def action_muscle(self, step: int) -> None:
        self.action_number((MUSCLES.index(self.value.muscle) + step) % len(MUSCLES))

    def action_number(self, index: int) -> None:
        self.show(replace(self.value, muscle=MUSCLES[index]))

    def action_side(self, side: str) -> None:
        self.show(replace(self.value, side=side))

    def action_choose(self) -> None:
        muscle, side = self.value.muscle, self.value.side
        reason = self.value.refused.get((muscle, side))
        if reason is None:
            self.post_message(self.Chosen(muscle, side))
        else:
            self.post_message(self.Refused(muscle, side, reason))

    def on_click(self, event: events.Click) -> None:
        now = self.value.muscle, self.value.side
        site = picked(now, *self.size, event.x, event.y)
        if site == now:
            self.action_choose()
        elif site is not None:
            self.show(replace(self.value, muscle=site[0], side=site[1]))
