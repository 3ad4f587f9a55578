"""An HTML page taken apart: what a reader sees, and what a program finds."""

import json
from html.parser import HTMLParser
from typing import Any

EMPTY = {"link", "meta"}


class Page(HTMLParser):
    """`tables` by caption, each a list of rows, its headings first; `open_` what was not closed."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.tables: dict[str, list[list[str]]] = {}
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self.open_: list[str] = []
        self._rows: list[list[str]] = []
        self.feed(page.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open_.append(tag)
        if tag == "tr":
            self._rows.append([])
        if tag in ("td", "th"):
            self._rows[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open_.pop() == tag
        if tag == "caption":
            self._rows = self.tables.setdefault(self.texts[-1], [])

    def handle_data(self, data: str) -> None:
        if "script" in self.open_:
            self.scripts.append(data)
        elif "style" not in self.open_ and data.strip():
            self.texts.append(data)
            if {"td", "th"} & set(self.open_):
                self._rows[-1][-1] += data

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    @property
    def data(self) -> Any:
        return json.loads(self.scripts[0])

    def all_of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]
