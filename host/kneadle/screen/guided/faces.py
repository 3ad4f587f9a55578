"""What a page of the session shows: values only, from which the views draw."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kneadle.bodymap.scene import Site
from kneadle.coach.heard import Answer
from kneadle.screen.pages.live import Picture
from kneadle.screen.words import Saying
from kneadle.sound.pacer import Breath


@dataclass(frozen=True, slots=True)
class Option:
    """`key` picks it: a digit only marks it, since fingers slip, a letter answers at once."""

    words: str
    answer: Answer
    key: str = ""


@dataclass(frozen=True, slots=True)
class ListFace:
    """One of some answers; `pressed` is the index of what the ball's button says."""

    title: str
    question: str
    options: tuple[Option, ...]
    pressed: int = 0


@dataclass(frozen=True, slots=True)
class NumberFace:
    """A number from 0 to 10. `about` are paragraphs above the question; `hears_nerve` where it may
    tingle already.
    """

    title: str
    about: tuple[str, ...]
    question: str
    press: str
    hears_nerve: bool = False


@dataclass(frozen=True, slots=True)
class MapFace:
    """`back` leads to the note."""

    muscle: str
    side: str
    refused: Mapping[Site, str] = field(default_factory=dict)
    back: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class PressFace:
    """The live page inside the session; `pain` is what was last said there, 0 to 10."""

    picture: Picture
    saying: Saying
    asked: str
    breath: Breath
    pain: int | None = None


@dataclass(frozen=True, slots=True)
class TimerFace:
    """Seconds that run by themselves; `hears_pain` where somebody was pressed just before."""

    saying: Saying
    about: str
    breath: Breath
    hears_pain: bool = False


@dataclass(frozen=True, slots=True)
class NoteFace:
    question: str


@dataclass(frozen=True, slots=True)
class WaitFace:
    """Nothing can be answered yet, or any more."""

    saying: Saying


Face = ListFace | NumberFace | MapFace | PressFace | TimerFace | NoteFace | WaitFace
