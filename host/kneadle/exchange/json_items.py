"""The objects of a JSON list one by one, in memory that does not grow with the file."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from kneadle.exchange.text import open_text

PIECE = 1 << 16
MOST_ITEM = 1 << 20  # characters
_WHITE = " \t\r\n"


class BrokenOffError(Exception):
    """The list does not go on as JSON would: cut short, or damaged, after `items` of them."""

    def __init__(self, items: int) -> None:
        super().__init__(items)
        self.items = items


def items(path: Path, encoding: str) -> Iterator[Any]:
    """Raises BrokenOffError where it breaks off, after all that came before."""
    with open_text(path, encoding) as file:
        yield from _List(file)


class _List:
    def __init__(self, file: TextIO) -> None:
        self._file, self._text, self._at, self._items = file, "", 0, 0
        self._decoder = json.JSONDecoder()

    def __iter__(self) -> Iterator[Any]:
        self._expect("[")
        if self._next() == "]":
            return
        while True:
            yield self._item()
            self._items += 1
            if self._next() == "]":
                return
            self._expect(",")

    def _expect(self, mark: str) -> None:
        if self._next() != mark:
            raise BrokenOffError(self._items)
        self._at += 1

    def _next(self) -> str:
        """The next character that is no space, without taking it; empty at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _WHITE:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def _item(self) -> Any:
        self._next()
        while True:
            try:
                item, self._at = self._decoder.raw_decode(self._text, self._at)
            except (ValueError, RecursionError):
                if len(self._text) - self._at > MOST_ITEM or not self._more():
                    raise BrokenOffError(self._items) from None
            else:
                return item

    def _more(self) -> bool:
        piece = self._file.read(PIECE)
        self._text, self._at = self._text[self._at :] + piece, 0
        return bool(piece)
