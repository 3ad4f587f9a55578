"""What is told by the threads that read and change the journal."""

from collections.abc import Sequence

from textual.message import Message

from kneadle.journal.read import SessionRow
from kneadle.screen.review.looked import Looked


class Found(Message):
    """Newest first. `chosen`: the number of the session to be marked."""

    def __init__(self, rows: Sequence[SessionRow], chosen: int | None) -> None:
        super().__init__()
        self.rows, self.chosen = rows, chosen


class Seen(Message):
    def __init__(self, looked: Looked) -> None:
        super().__init__()
        self.looked = looked


class Changed(Message):
    """`chosen`: the number of the session to look at now; None is whichever is newest."""

    def __init__(self, said: str, chosen: int | None) -> None:
        super().__init__()
        self.said, self.chosen = said, chosen


class Troubled(Message):
    def __init__(self, said: str) -> None:
        super().__init__()
        self.said = said
