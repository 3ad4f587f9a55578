"""HTML in which text is always escaped: what a person wrote can never become markup."""

from collections.abc import Iterable
from html import escape

# A carriage return would come back as a line feed, and a NUL as nothing that was there.
_UNSEEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), "�")
_EMPTY = frozenset({"link", "meta"})  # those of HTML that we use

Attribute = str | float | bool | None


class Html(str):
    """Markup of ours."""

    __slots__ = ()


Child = Html | str | None


def element(tag: str, /, *children: Child, **attributes: Attribute) -> Html:
    """`class_` is class and `aria_label` is aria-label. None and False are left out."""
    said = "".join(_attribute(key, value) for key, value in attributes.items())
    if tag in _EMPTY:
        return Html(f"<{tag}{said}>")
    return Html(f"<{tag}{said}>{join(children)}</{tag}>")


def join(parts: Iterable[Child]) -> Html:
    return Html("".join(map(safe, parts)))


def safe(part: Child) -> Html:
    if isinstance(part, Html):
        return part
    return Html(escape((part or "").translate(_UNSEEN)))


def said(text: str, name: str = "q") -> Html:
    """Somebody's own words, whichever way their script runs: they must not turn ours round."""
    return element(name, text, dir="auto", class_="said")


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    shown = f"{value:g}" if isinstance(value, float) else str(value)
    return f" {name}" if value is True else f' {name}="{safe(shown)}"'
