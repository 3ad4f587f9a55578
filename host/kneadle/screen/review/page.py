"""The page to look back on: the list beside the plot, holds and warnings below it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from kneadle.journal.read import SessionRow
from kneadle.screen.pages.live import TOO_SMALL
from kneadle.screen.pages.room import room_for
from kneadle.screen.review import listing
from kneadle.screen.review.ask_line import AskLine
from kneadle.screen.review.help import Help
from kneadle.screen.review.keys import BINDINGS, KEYS, MORE_KEYS
from kneadle.screen.review.looked import Looked
from kneadle.screen.review.panes import Pane
from kneadle.screen.review.right import Right
from kneadle.screen.widgets.key_row import KeyRow
from kneadle.screen.widgets.title import Title

TITLE = "Look back"
WIDE_FROM = 140  # columns of the window, from which the list says more


class ReviewPage(Screen[None]):
    DEFAULT_CSS = """
    ReviewPage { background: #000000; color: #ffffff; overflow: hidden; }
    ReviewPage > * { width: 100%; height: 1; }
    ReviewPage > #body { height: 1fr; }
    ReviewPage #sessions { width: 38; height: 100%; }
    ReviewPage.wide #sessions { width: 40%; }
    ReviewPage > #said { display: none; height: auto; max-height: 5; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = BINDINGS

    class Chose(Message):
        """Another session is marked in the list."""

    class Wished(Message):
        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    class Asked(Wished):
        """For a line to write in."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[SessionRow] = ()
        self._about: Sequence[str] = ()
        self._title = Title(TITLE, id="title")
        self._sessions = Pane(id="sessions")
        self.right = Right(id="right")
        self._said = Static(id="said", markup=False)
        self.line = AskLine(id="ask")
        self._keys = KeyRow(KEYS, id="keys")

    def compose(self) -> ComposeResult:
        yield self._title
        with Horizontal(id="body"):
            yield from (self._sessions, self.right)
        yield from (self._said, self.line, self._keys)

    def on_mount(self) -> None:
        self._sessions.list.focus()

    def on_resize(self, event: events.Resize | None = None) -> None:
        self.set_class(self.size.width >= WIDE_FROM, "wide")
        keys = MORE_KEYS if self.has_class("wide") else KEYS
        self._keys.show(TOO_SMALL if room_for(*self.size) is None else keys)
        self._list()

    @property
    def chosen(self) -> SessionRow | None:
        return self.rows[self._sessions.at] if self.rows else None

    @property
    def after_chosen(self) -> int | None:
        """The session that takes its place when it is deleted."""
        at = self._sessions.at
        rest = [*self.rows[at + 1 : at + 2], *self.rows[max(0, at - 1) : at]]
        return rest[0].id if rest else None

    def tell(self, rows: Sequence[SessionRow], about: Sequence[str], chosen: int | None) -> None:
        """`about` says which are listed, `chosen` is the number of the session to be marked."""
        numbers = [row.id for row in rows]
        self.rows, self._about = rows, about
        self._list(numbers.index(chosen) if chosen in numbers else 0)
        self.post_message(self.Chose())

    def say(self, words: str) -> None:
        self._said.update(words)
        self._said.display = bool(words)

    def look(self, looked: Looked) -> None:
        """At the chosen session, or at a better picture of the one that it is compared with."""
        chosen = self.chosen is not None and self.chosen.id == looked.row.id
        self.right.look(looked) if chosen else self.right.better(looked)

    def _list(self, at: int | None = None) -> None:
        wide, compared = self.has_class("wide"), self.right.compared
        marked = None if compared is None else compared.row.id
        rows = (listing.row(each, wide=wide, compared=each.id == marked) for each in self.rows)
        heading = listing.WIDE_HEADING if wide else listing.HEADING
        self._sessions.show(heading, tuple(rows), self._sessions.at if at is None else at)
        self._count()

    def _count(self) -> None:
        where = f"{self._sessions.at + 1} of {len(self.rows)}, newest first" if self.rows else ""
        about = "; ".join(filter(None, (where, *self._about)))
        self._title.show(f"{TITLE}: {about}" if about else TITLE)

    def on_pane_moved(self, moved: Pane.Moved) -> None:
        if moved.pane is self._sessions:
            self._count()
            self.post_message(self.Chose())

    def on_pane_picked(self, picked: Pane.Picked) -> None:
        if picked.pane is self._sessions and not picked.by_mouse:
            self.action_wish("replay")

    def action_zoom(self, factor: float) -> None:
        self.right.zoom(factor)

    def action_pan(self, share: float) -> None:
        self.right.pan(share)

    def action_whole(self) -> None:
        self.right.whole()

    def action_compare(self) -> None:
        self.right.compare()
        self._list()

    def action_wish(self, what: str) -> None:
        self.post_message(self.Wished(what))

    def action_ask(self, what: str) -> None:
        self.post_message(self.Asked(what))

    def action_help(self) -> None:
        self.app.push_screen(Help())

    def on_ask_line_refused(self, refused: AskLine.Refused) -> None:
        self.say(refused.said)

    def on_ask_line_answered(self) -> None:
        self.say("")
        self._sessions.list.focus()
