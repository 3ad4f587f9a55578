"""All that reads and changes the journal, each on a thread: keys never wait for a disk."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from textual.app import App

from kneadle.errors import KneadleError
from kneadle.journal.read import SessionRow
from kneadle.journal.wanted import Wanted, find
from kneadle.screen.review.loading import Judge, Loading, StoppedError
from kneadle.screen.review.looked import Looked
from kneadle.screen.review.messages import Changed, Found, Seen, Troubled


class Reader:
    """What it finds it posts to the app, as messages."""

    def __init__(self, app: App[Any], path: Path, judge: Judge) -> None:
        self._app, self._path, self._judge = app, path, judge
        self._looking: dict[int, object] = {}  # a token for each session that is being read

    def find(self, wanted: Wanted, chosen: int | None) -> None:
        def found() -> None:
            rows = find(self._path, wanted) if self._path.exists() else []
            self._app.post_message(Found(rows[::-1], chosen))

        self._on_thread(found, "list", otherwise=lambda: self._app.post_message(Found((), None)))

    def change(self, do: Callable[[], Changed]) -> None:
        self._on_thread(lambda: self._app.post_message(do()), "change")

    def look(self, row: SessionRow) -> None:
        """It goes on, with better and better pictures, until it is told to stop."""
        token = self._looking[row.id] = object()

        def go_on() -> bool:
            return self._app.is_running and self._looking.get(row.id) is token

        def tell(looked: Looked) -> None:
            if go_on():
                self._app.post_message(Seen(looked))

        loading = Loading(self._path, self._judge, tell, go_on)
        self._on_thread(lambda: loading.look(row), "look")

    def stop_all_but(self, kept: Collection[int]) -> None:
        self._looking = {each: token for each, token in self._looking.items() if each in kept}

    def _on_thread(
        self, do: Callable[[], object], group: str, otherwise: Callable[[], object] = lambda: None
    ) -> None:
        def tried() -> None:
            try:
                do()
            except StoppedError:
                pass
            except KneadleError as trouble:
                otherwise()
                self._app.post_message(Troubled(str(trouble)))
            except Exception as bug:  # one broken session must not close all the others
                otherwise()
                self._app.post_message(Troubled(_bug(bug)))

        # The last word of a list counts; a change must be made, and two plots may be read.
        self._app.run_worker(tried, thread=True, exclusive=group == "list", group=group)


def _bug(bug: Exception) -> str:
    """Which kind, for whoever mends it."""
    return (
        f"Kneadle failed at this: {type(bug).__name__}, {bug}."
        " That is a fault of the program; all else can still be looked at."
    )
