"""The live page inside the session: find, hold, let go."""

import numpy as np
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from kneadle.coach import rules
from kneadle.coach.heard import Number
from kneadle.screen.guided.answered import Answered
from kneadle.screen.guided.faces import PressFace
from kneadle.screen.pages.live import reading, trace
from kneadle.screen.widgets.big_number import BigNumber
from kneadle.screen.widgets.breathing import Pacer
from kneadle.screen.widgets.font import ROWS
from kneadle.screen.widgets.gauge import Gauge, Reading
from kneadle.screen.widgets.number_row import NumberRow
from kneadle.screen.widgets.prompt import Prompt
from kneadle.screen.widgets.trace_plot import Trace, TracePlot
from kneadle.screen.words import Saying
from kneadle.sound.pacer import breath

BIG_ROWS = 1 + ROWS + 1
LEAST_ROWS = 18  # of all parts
NO_TRACE = Trace(0.0, np.empty(0), np.empty(0), (), 80.0)


class PressView(Vertical):
    DEFAULT_CSS = """
    PressView > * { width: 100%; height: 1; }
    PressView Gauge { height: 2; }
    PressView TracePlot { height: 1fr; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._big = BigNumber(Saying("WAIT", "", "off"), id="big")
        self._gauge = Gauge(Reading(float("nan"), 80.0, "N"), id="gauge")
        self._trace = TracePlot(NO_TRACE, id="trace")
        self._pacer = Pacer(breath(0.0), id="pacer")
        self._prompt = Prompt("", id="prompt")
        self._numbers = NumberRow(None, id="pain", limit=int(rules.PAIN.value))
        self._numbers.can_focus = False  # by mouse; the number keys are always heard

    def compose(self) -> ComposeResult:
        yield from (self._big, self._gauge, self._trace)
        yield from (self._pacer, self._prompt, self._numbers)

    def on_resize(self, event: events.Resize) -> None:
        spare = max(0, event.size.height - LEAST_ROWS)
        self._big.styles.height = BIG_ROWS + ROWS * ((spare // 2) // ROWS)

    def show(self, face: PressFace) -> None:
        self._big.show(face.saying)
        self._gauge.show(reading(face.picture))
        self._trace.show(trace(face.picture))
        self._pacer.show(face.breath)
        self._prompt.show(face.asked)
        self._numbers.show(face.pain)

    def take_keys(self) -> None:
        self.screen.set_focus(None)

    def on_number_row_chosen(self, event: NumberRow.Chosen) -> None:
        event.stop()
        if event.number is not None:
            self.post_message(Answered(Number(event.number)))
