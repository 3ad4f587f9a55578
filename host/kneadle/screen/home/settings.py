"""What holds for all sessions to come. Each change is kept at once."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from kneadle.coach.site import SITES
from kneadle.errors import KneadleError
from kneadle.registry.ceilings import Ceilings
from kneadle.registry.file import ceilings, settings
from kneadle.registry.settings import Settings
from kneadle.screen.home.facts import Facts
from kneadle.screen.home.in_force import in_force, set_by_hand, stepped
from kneadle.screen.home.page import BACK, Page
from kneadle.screen.home.preferences import PREFERENCES
from kneadle.screen.widgets.choice_list import ChoiceList, Choices
from kneadle.screen.widgets.paragraphs import Paragraph, Paragraphs

LABEL_CELLS = 25
LESS, MORE = "‹", "›"
ABOUT = " The first eight: how hard you may press. More than that is warned of."
KEPT = Paragraph("Kept", "for every session to come.")
TAKEN_BACK = Paragraph("Undone", "what you set here; what was known before holds again.")
NOT_SET = Paragraph("As it was", "you have not set this one by hand.")


class SettingsPage(Page):
    KEYS = "up down choose   left right change   backspace ceiling as before   q back"
    TITLE_WORDS = "Settings"
    BINDINGS: ClassVar[list[BindingType]] = [
        *BACK,
        Binding("left", "turn(-1)"),
        Binding("right", "turn(1)"),
        Binding("backspace", "take_back"),
    ]

    class Changed(Message):
        def __init__(self, settings: Settings) -> None:
            super().__init__()
            self.settings = settings

    def __init__(self, facts: Facts, chosen: Settings) -> None:
        super().__init__()
        self._lowered, self._chosen, self._kept = facts.lowered, chosen, Ceilings()
        self._list = ChoiceList(Choices(()), id="settings")
        self._said = Paragraphs((), id="said")

    def parts(self) -> list[Widget]:
        gap = Static()
        gap.add_class("gap")
        return [Static(ABOUT, markup=False), Static(), self._list, Static(), self._said, gap]

    async def on_mount(self) -> None:
        self._list.styles.height = len(SITES) + len(PREFERENCES)
        self._said.styles.height = 5
        self._list.focus()
        await self._try(self._read)

    async def action_turn(self, steps: int) -> None:
        at = self._list.value.at
        if at < len(SITES):
            await self._try(lambda: self._press(at, steps), KEPT)
        else:
            await self._try(lambda: self._prefer(at - len(SITES), steps), KEPT)
            self.post_message(self.Changed(self._chosen))

    async def action_take_back(self) -> None:
        """A ceiling only: to what was measured, or to the usual."""
        at = self._list.value.at
        if at < len(SITES):
            own = self._kept.find(*SITES[at])
            by_hand = own is not None and not own.trials_n
            await self._try(lambda: self._take_back(at), TAKEN_BACK if by_hand else NOT_SET)

    async def on_choice_list_chosen(self, chosen: ChoiceList.Chosen) -> None:
        """Enter turns a choice on, but presses nobody harder. A click is meant for a sign."""
        row = self._list.value.rows[chosen.at]
        if chosen.column is None:
            if chosen.at >= len(SITES):
                await self.action_turn(1)
        elif abs(chosen.column - row.index(MORE)) <= 1:
            await self.action_turn(1)
        elif abs(chosen.column - row.index(LESS)) <= 1:
            await self.action_turn(-1)

    async def _try(self, do: Callable[[], None], said: Paragraph | None = None) -> None:
        """What a disk refuses is said, and the page goes on."""
        try:
            await asyncio.to_thread(do)
        except KneadleError as trouble:
            said = Paragraph("✕ Trouble", str(trouble), bad=True)
        self._said.show(() if said is None else (said,))
        self._list.show(Choices(self._rows(), self._list.value.at))

    def _read(self) -> None:
        self._kept = ceilings().read()

    def _press(self, at: int, steps: int) -> None:
        now_n = in_force(SITES[at], self._kept, self._lowered).ceiling_n
        own = set_by_hand(SITES[at], stepped(now_n, steps), datetime.now(UTC))
        self._kept = ceilings().update(lambda kept: kept.with_ceiling(own))

    def _take_back(self, at: int) -> None:
        self._kept = ceilings().update(lambda kept: kept.without_hand_set(*SITES[at]))

    def _prefer(self, at: int, steps: int) -> None:
        self._chosen = settings().update(lambda kept: PREFERENCES[at].turned(kept, steps))

    def _rows(self) -> tuple[str, ...]:
        places = [(site, in_force(site, self._kept, self._lowered)) for site in SITES]
        return (
            *(_row(str(site), f"{held.ceiling_n:.0f} N", held.words) for site, held in places),
            *(_row(each.label, each.words(self._chosen), each.note) for each in PREFERENCES),
        )


def _row(label: str, value: str, note: str) -> str:
    return f"{label:<{LABEL_CELLS}}{LESS} {value:^5} {MORE}   {note}"
