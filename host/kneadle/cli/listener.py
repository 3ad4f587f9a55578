"""Hears what is said in lines, and tells what belongs to the question that is seen."""

import asyncio
import io
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress

from kneadle.cli.answers import HELP, MAY_SAY, heard
from kneadle.cli.asked import expected
from kneadle.cli.pressed_for import PressedFor
from kneadle.coach.heard import Enough, Heard, Tingling
from kneadle.coach.pages import Checking, OnTheBall, Over, Page
from kneadle.coach.told import Asked, Moved
from kneadle.guide import Guide
from kneadle.view import Update

try:
    from termios import TCIFLUSH, tcflush
except ImportError:  # Windows: what was typed early is read as soon as it may be, and dropped
    tcflush = None  # type: ignore[assignment]

READ_AFTER_S = 0.3  # ours: nobody reads a question and types an answer sooner
QUOTED = 40  # characters of what was not understood

TOO_SOON = "That came before the question could be read: please say it again."
NO_ANSWER = "That is no answer here."
NO_MORE_LINES = (
    "Nothing more can be typed here: from now on only the ball's button answers."
    " Ctrl-C ends the session."
)
PRESSED_FOR = (
    "Nothing more can be typed here: from now on the simulated person answers, with the simulated"
    " ball's button. Ctrl-C ends the session."
)


class Listener:
    """Begins with the first question. A script knows what it will be asked; on a terminal only
    what is said to a question that can be seen counts.
    """

    def __init__(
        self,
        guide: Guide,
        said: Iterable[str],
        aside: Callable[[str], None],
        *,
        now: Callable[[], float] = time.monotonic,
        instead: PressedFor | None = None,
    ) -> None:
        """`aside` is told what the person should know; `instead` answers once nobody else can.
        To be made on the session's loop.
        """
        self._guide, self._said, self._aside, self._now = guide, said, aside, now
        self._instead = instead
        self._loop = asyncio.get_running_loop()
        self._typed = said if isinstance(said, io.TextIOBase) and said.isatty() else None
        self._thread = threading.Thread(target=self._read, name="stdin", daemon=True)
        self._since_s = self._now()
        self._dropped = False

    def see(self, update: Update) -> None:
        """It is about to be shown: what was typed before cannot mean it."""
        if self._instead is not None:
            self._instead.see(update)
        if any(isinstance(event, Asked | Moved) for event in update.events):
            self._since_s = self._now()
            if self._thread.ident is None:
                self._begin()

    def _begin(self) -> None:
        if self._typed is not None and tcflush is not None:
            with suppress(OSError):  # it was closed
                tcflush(self._typed.fileno(), TCIFLUSH)
        self._thread.start()

    def _read(self) -> None:
        if isinstance(self._said, io.TextIOWrapper):
            self._said.reconfigure(errors="replace")  # one bad byte is not the end
        with suppress(OSError, ValueError):  # the terminal is gone
            for line in self._said:
                self._hand_over(self._take, line)
        self._hand_over(self._end)

    def _hand_over(self, do: Callable[..., None], *given: str) -> None:
        with suppress(RuntimeError):  # the session is over
            self._loop.call_soon_threadsafe(do, *given)

    def _take(self, line: str) -> None:
        page = self._guide.state.page
        answer = heard(line, in_a_list=isinstance(page, Checking))
        soon = self._soon()
        if answer is None and line.strip().casefold() in HELP:
            self._aside(MAY_SAY)
        elif answer is None:
            self._aside(f"Not understood: {line.strip()[:QUOTED]!r}. {MAY_SAY}")
        elif soon and not _at_once(answer, page):
            self._drop()
        else:
            self._dropped = False
            self._answer(answer)

    def _answer(self, answer: Heard) -> None:
        over = isinstance(self._guide.state.page, Over)
        if not self._guide.answer(answer) and not over:
            self._aside(f"{NO_ANSWER} {expected(self._guide.state)}")

    def _soon(self) -> bool:
        """Also after another line: a key that is held down answers no question."""
        before_s, self._since_s = self._since_s, self._now()
        return self._typed is not None and self._since_s - before_s < READ_AFTER_S

    def _drop(self) -> None:
        if not self._dropped:
            self._aside(TOO_SOON)
        self._dropped = True

    def _end(self) -> None:
        if isinstance(self._guide.state.page, Over):
            return
        self._aside(NO_MORE_LINES if self._instead is None else PRESSED_FOR)
        if self._instead is not None:
            self._instead.begin()


def _at_once(answer: Heard, page: Page) -> bool:
    """Whatever may mean "off" waits for nothing, as hammering on Enter does."""
    if isinstance(page, OnTheBall):
        return True
    return isinstance(answer, Tingling | Enough)
