"""How the link, the ball and the journal are, in words."""

from dataclasses import dataclass

from textual.strip import Strip

from kneadle.screen.palette import BAD, BOLD, QUIET, TEXT
from kneadle.screen.widgets.lines import Lines, cut, line

APART = "   "
LEAST_TITLE = 6  # cells; less of a title than this says nothing


@dataclass(frozen=True, slots=True)
class Status:
    link: str = ""
    link_good: bool = True
    device: str = ""
    battery_percent: int | None = None
    relative: bool = False
    journal: str = ""
    holds_only: bool = False
    title: str = ""


class StatusBar(Lines[Status]):
    """Two lines. Where words are many, the device's name and the journal's reason give way."""

    def draw(self, value: Status, width: int, height: int) -> list[Strip]:
        return [_ball(value, width), _session(value, width)][:height]


def _ball(value: Status, width: int) -> Strip:
    battery = "" if value.battery_percent is None else f"battery {value.battery_percent} %"
    facts = _after("", battery, "relative force" if value.relative else "")
    room = width - 2 - len(value.link) - len(APART) - len(facts)
    look = BOLD if value.link_good else BAD
    return line((f" {value.link}", look), (_after("", cut(value.device, room)) + facts, TEXT))


def _session(value: Status, width: int) -> Strip:
    facts = "holds only: no jolt or rolling warnings" if value.holds_only else ""
    journal = cut(value.journal, width - 2 - len(facts) - len(APART))
    used = len(_after(journal, facts))
    title = cut(value.title, width - 2 - used - len(APART))
    if len(title) < min(LEAST_TITLE, len(value.title)):
        title = ""
    look = BAD if value.journal.startswith("NOT") else TEXT
    rest = _after(journal, facts)[len(journal) :]
    return line(
        (f" {journal}", look), (rest, TEXT), (f"{title:>{max(0, width - 2 - used)}}", QUIET)
    )


def _after(first: str, *texts: str) -> str:
    return first + "".join(APART + text for text in texts if text)
