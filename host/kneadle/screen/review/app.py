"""Looking back: an app that is left with what the person wants, if anything."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from kneadle.journal.wanted import Wanted
from kneadle.registry.settings import Settings
from kneadle.screen.contrast import with_contrast
from kneadle.screen.review.ask_line import AskLine
from kneadle.screen.review.edits import Edits, note_line, tags_line
from kneadle.screen.review.loading import Judge
from kneadle.screen.review.messages import Changed, Found, Seen, Troubled
from kneadle.screen.review.page import ReviewPage
from kneadle.screen.review.reader import Reader

NONE = "No sessions yet: a guided one and a live one are both kept."
NONE_LIKE_THAT = "No session is like that. f and an empty line list them all."


class ReviewApp(App[int]):
    """Returns the number of a session to replay, or None.

    `parse` reads what a person filters by, and raises KneadleError; `chosen` is the number of the
    session to begin with, `said` what came of the last replay.
    """

    TITLE = "Kneadle"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "quit", priority=True),
    ]

    def __init__(
        self,
        path: Path,
        judge: Judge,
        parse: Callable[[str], Wanted],
        settings: Settings,
        *,
        chosen: int | None = None,
        said: str = "",
    ) -> None:
        super().__init__()
        self.wanted = Wanted()
        self.filter = ""  # as it was written
        self.page = ReviewPage()
        self._reader, self._edits = Reader(self, path, judge), Edits(path)
        self._parse, self._settings = parse, settings
        self._chosen, self._said = chosen, said

    def get_default_screen(self) -> Screen[None]:
        return self.page

    def get_line_filters(self) -> Sequence[LineFilter]:
        return with_contrast(super().get_line_filters(), self._settings.high_contrast)

    def on_mount(self) -> None:
        self.page.say(self._said)
        self._reader.find(self.wanted, self._chosen)

    def on_found(self, found: Found) -> None:
        searched = f"search {' '.join(self.wanted.words)}" if self.wanted.words else ""
        self.page.tell(found.rows, [self.filter, searched], found.chosen)

    def on_seen(self, seen: Seen) -> None:
        self.page.look(seen.looked)

    def on_changed(self, changed: Changed) -> None:
        self.page.say(changed.said)
        self._reader.find(self.wanted, changed.chosen)

    def on_troubled(self, troubled: Troubled) -> None:
        self.page.say(troubled.said)

    def on_review_page_chose(self) -> None:
        row, compared = self.page.chosen, self.page.right.compared
        self._reader.stop_all_but(() if compared is None else (compared.row.id,))
        if row is None:
            self.page.right.empty(NONE if self.wanted == Wanted() else NONE_LIKE_THAT)
            return
        if compared is not None and compared.row.id == row.id:
            self.page.look(compared)
        self._reader.look(row)

    def on_review_page_wished(self, wished: ReviewPage.Wished) -> None:
        row, after = self.page.chosen, self.page.after_chosen
        match wished.what:
            case "quit":
                self.exit()
            case "undo":
                self._reader.change(self._edits.undo)
            case "replay" if row is not None:
                self.exit(row.id)
            case "delete" if row is not None:
                self._reader.change(lambda: self._edits.delete(row, after))

    def on_review_page_asked(self, asks: ReviewPage.Asked) -> None:
        """Each with what holds now, to be written anew or to be added to."""
        row, line = self.page.chosen, self.page.line
        match asks.what:
            case "filter":
                line.ask("filter", self.filter, check=self._parse)
            case "search":
                line.ask("search", " ".join(self.wanted.words))
            case "note" if row is not None:
                line.ask("note", note_line(row.note), row)
            case "tags" if row is not None:
                line.ask("tags", tags_line(row.tags), row)

    def on_ask_line_answered(self, answered: AskLine.Answered) -> None:
        row, text = answered.row, answered.text
        match answered.asked:
            case _ if text is None:
                pass
            case "filter":
                self._filter(text)
            case "search":
                self.wanted = replace(self.wanted, words=tuple(text.split()))
                self._list_again()
            case "note" if row is not None:
                self._reader.change(lambda: self._edits.note(row, text))
            case "tags" if row is not None:
                self._reader.change(lambda: self._edits.tags(row, text))

    def _filter(self, text: str) -> None:
        """Words that were searched for belong to it: an empty line lists all."""
        self.wanted, self.filter = self._parse(text), text
        self._list_again()

    def _list_again(self) -> None:
        self.page.say("")
        self._reader.find(self.wanted, None if self.page.chosen is None else self.page.chosen.id)
