"""Seconds that run by themselves: the rest and the stretches; and nothing but words."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from kneadle.screen.guided.faces import TimerFace, WaitFace
from kneadle.screen.widgets.big_number import BigNumber
from kneadle.screen.widgets.breathing import Pacer
from kneadle.screen.words import Saying
from kneadle.sound.pacer import breath


class TimerView(Vertical):
    DEFAULT_CSS = """
    TimerView BigNumber { height: 1fr; }
    TimerView #about { height: auto; padding: 1 2; }
    TimerView Pacer { height: 1; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._big = BigNumber(Saying("WAIT", "", "off"), id="seconds")
        self._about = Static(id="about", markup=False)
        self._pacer = Pacer(breath(0.0), id="breath")
        self._told = ""

    def compose(self) -> ComposeResult:
        yield from (self._big, self._about, self._pacer)

    def show(self, face: TimerFace | WaitFace) -> None:
        self._big.show(face.saying)
        timed = isinstance(face, TimerFace)
        self._pacer.display = self._about.display = timed
        if isinstance(face, TimerFace):
            self._pacer.show(face.breath)
            self._say(face.about)

    def take_keys(self) -> None:
        self.screen.set_focus(None)

    def _say(self, about: str) -> None:
        if about != self._told:
            self._told = about
            self._about.update(about)
