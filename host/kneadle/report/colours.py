"""Every colour of a report, in the light and in the dark."""

from typing import NamedTuple


class Colour(NamedTuple):
    light: str
    dark: str


COLOURS = {
    "page": Colour("#ffffff", "#16181b"),
    "panel": Colour("#f4f2ef", "#212428"),
    "text": Colour("#1d1b19", "#f0ede9"),
    "soft": Colour("#5f5953", "#b4aea7"),
    "rule": Colour("#8a837b", "#7d776f"),
    "link": Colour("#1a5296", "#8ec2ff"),
    "focus": Colour("#1a5296", "#ffd166"),
    "force": Colour("#1f5fa8", "#7db8ff"),
    "hold": Colour("#cfe8d5", "#23482f"),
    "chosen": Colour("#8fcf9f", "#2f6541"),
    "bad": Colour("#a8321f", "#ff9d82"),
    "mark": Colour("#fbe3a6", "#5a4410"),
    "map-skin": Colour("#f4ebe3", "#2e2b29"),
    "map-line": Colour("#6e5f53", "#b3a396"),
    "map-keep": Colour("#5b2a86", "#d0a6ff"),
}


def css() -> str:
    """Dark where the reader's system is, unless the switch says otherwise; paper is light."""
    light = _block(":root", light=True)
    dark = _block(":root:not([data-theme=light])", light=False)
    chosen = _block(":root[data-theme=dark]", light=False)
    paper = _block(":root:root:root", light=True)
    return (
        f"{light}\n@media (prefers-color-scheme: dark) {{ {dark} }}\n{chosen}\n"
        f"@media print {{ {paper} }}\n"
    )


def _block(where: str, *, light: bool) -> str:
    scheme = f"color-scheme: {'light' if light else 'dark'};"
    values = " ".join(
        f"--{name}: {colour.light if light else colour.dark};" for name, colour in COLOURS.items()
    )
    return f"{where} {{ {scheme} {values} }}"
