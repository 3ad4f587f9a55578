"""Home: a small app that is left with what the person wants."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from kneadle.errors import KneadleError
from kneadle.registry.book import Book
from kneadle.registry.file import devices
from kneadle.registry.settings import Settings
from kneadle.screen.contrast import with_contrast
from kneadle.screen.home.facts import Facts
from kneadle.screen.home.front import Front
from kneadle.screen.home.help import Help
from kneadle.screen.home.settings import SettingsPage
from kneadle.screen.home.wish import Wish


class HomeApp(App[Wish]):
    """Returns a wish, or None to quit. `look` reads all that home says; it may take a while.

    `said` is what came of the last wish, a sentence or nothing.
    """

    TITLE = "Kneadle"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "quit", priority=True),
    ]

    def __init__(self, look: Callable[[], Facts], settings: Settings, said: str = "") -> None:
        super().__init__()
        self.facts = Facts()
        self.settings = settings
        self._look, self._said = look, said
        self._front = Front()

    def get_default_screen(self) -> Screen[None]:
        return self._front

    def get_line_filters(self) -> Sequence[LineFilter]:
        return with_contrast(super().get_line_filters(), self.settings.high_contrast)

    async def on_mount(self) -> None:
        self._front.tell(self.facts, self._said)
        self.look_again()

    def look_again(self) -> None:
        self.run_worker(self._look_again(), exclusive=True)

    async def _look_again(self) -> None:
        self.facts = await asyncio.to_thread(self._look)
        self._front.tell(self.facts, self._said)

    async def on_front_picked(self, picked: Front.Picked) -> None:
        await self.workers.wait_for_complete()  # a quick finger shall not meet an empty page
        match picked.what:
            case "session" | "practice" | "live" | "review" as doing:
                self.exit(Wish(doing))
            case "settings":
                page = SettingsPage(self.facts, self.settings)
                self.push_screen(page, lambda _: self.look_again())
            case "help":
                self.push_screen(Help())
            case "device":
                await self._other_device()
            case _:
                self.exit()

    def on_settings_page_changed(self, changed: SettingsPage.Changed) -> None:
        self.settings = changed.settings
        for widget in self.screen.query("*"):
            widget.refresh()  # what stands there may be in other colours

    async def _other_device(self) -> None:
        try:
            await asyncio.to_thread(devices().update, _next_default)
            self._said = ""
        except KneadleError as trouble:
            self._said = str(trouble)
        self.look_again()


def _next_default(book: Book) -> Book:
    ids = [known.id for known in book.devices]
    if not ids:
        return book
    at = -1 if book.default_id is None else ids.index(book.default_id)
    return book.with_default(ids[(at + 1) % len(ids)])
