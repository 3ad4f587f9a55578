"""The logged sessions, newest first."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from kneadle.screen.home.facts import Facts
from kneadle.screen.home.page import BACK, Page
from kneadle.screen.home.wish import Wish
from kneadle.screen.widgets.choice_list import MARK, ChoiceList, Choices

NONE = "   No sessions yet: a guided one and a live one are both kept."


class Review(Page):
    KEYS = "up down choose   Enter watch it again   q back"
    TITLE_WORDS = "Look back"
    BINDINGS: ClassVar[list[BindingType]] = BACK

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._sessions = facts.sessions
        self._heading = Static(f"{' ' * len(MARK)}{facts.heading}", markup=False)
        rows = tuple(each.text for each in facts.sessions)
        self._list = ChoiceList(Choices(rows), id="sessions")
        self._list.add_class("gap")

    def parts(self) -> list[Widget]:
        return [self._heading, self._list] if self._sessions else [Static(NONE), self._list]

    def on_mount(self) -> None:
        self._list.focus()
        self._count()

    def on_choice_list_moved(self) -> None:
        self._count()

    def on_choice_list_chosen(self, chosen: ChoiceList.Chosen) -> None:
        self.app.exit(Wish("replay", self._sessions[chosen.at].id))

    def _count(self) -> None:
        if self._sessions:
            at, all_ = self._list.value.at + 1, len(self._sessions)
            self.heading.show(f"{self.TITLE_WORDS}: {at} of {all_}, newest first")
