"""An app that is left in two steps: a clean end is asked for first, then it goes at once."""

from abc import abstractmethod
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from kneadle.screen.pages.help import HelpPage


class LeavableApp(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "leave", priority=True),
        Binding("q", "leave_by_letter", priority=True),
        Binding("question_mark", "explain"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._leaving = self._unseen = False
        self._over = False
        self._changed = True

    @property
    @abstractmethod
    def going_on(self) -> bool:
        """Whether there is anything that could be asked to end."""

    @abstractmethod
    def ask_to_end(self) -> None: ...

    @abstractmethod
    def help(self) -> HelpPage: ...

    def action_leave(self) -> None:
        """Ask for a clean end; asked again, or when nothing runs, go at once."""
        if self._leaving or not self.going_on:
            self.exit()
            return
        self._leaving = self._changed = True
        self.ask_to_end()

    def action_leave_by_letter(self) -> None:
        """As `leave`, but not where somebody writes."""
        self.action_leave()

    def leave_unseen(self) -> None:
        """As `leave`, asked from outside: nobody may be there any more who could press a key."""
        self._unseen = True
        self.action_leave()

    def action_explain(self) -> None:
        self.push_screen(self.help(), self.after_help)

    def after_help(self, key: str | None) -> None:
        """`key` closed the help; None if something else did."""

    def close_help(self) -> None:
        if isinstance(self.screen, HelpPage):
            self.pop_screen()
