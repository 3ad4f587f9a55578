"""How the link, the ball and the journal are, in words."""

from dataclasses import dataclass

from rich.style import Style
from textual.strip import Strip

from kneadle.screen.palette import BAD, BOLD, QUIET, TEXT
from kneadle.screen.widgets.lines import Lines, cut, line

APART = "   "


@dataclass(frozen=True, slots=True)
class Status:
    link: str = ""
    link_good: bool = True
    device: str = ""
    battery_percent: int | None = None
    title: str = ""
    journal: str = ""
    holds_only: bool = False
    relative: bool = False


class StatusBar(Lines[Status]):
    """Two lines; where words are many, the name and the journal's reason are shortened."""

    def draw(self, value: Status, width: int, height: int) -> list[Strip]:
        return [_first(value, width), _second(value, width)][:height]


def _first(value: Status, width: int) -> Strip:
    battery = "" if value.battery_percent is None else f"battery {value.battery_percent} %"
    room = width - sum(len(text) + len(APART) for text in (value.link, battery) if text) - 2
    rest = _joined(cut(value.device, max(0, room)), battery)
    return line((f" {value.link}", BOLD if value.link_good else BAD), (APART + rest, TEXT))


def _second(value: Status, width: int) -> Strip:
    facts = _joined(
        "holds only: no jolt or rolling warnings" if value.holds_only else "",
        "relative force" if value.relative else "",
    )
    room = width - 2 - (len(facts) + len(APART) if facts else 0)
    journal = cut(value.journal, room)
    title = cut(value.title, room - len(journal) - len(APART)) if room > len(journal) + 8 else ""
    style: Style = BAD if value.journal.startswith("NOT") else TEXT
    parts = [(text, look) for text, look in ((journal, style), (facts, TEXT)) if text]
    left = [(text + APART, look) for text, look in parts]
    used = 1 + sum(len(text) for text, _ in left)
    return line((" ", TEXT), *left, (f"{title:>{max(0, width - 1 - used)}}", QUIET))


def _joined(*texts: str) -> str:
    return APART.join(text for text in texts if text)
