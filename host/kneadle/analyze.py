"""A whole recording through the pipeline, as the analysis that docs/files.md describes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kneadle.detect.limits import Limits
from kneadle.events import Event, HoldEnded, WarningEnded
from kneadle.pipeline import Pipeline
from kneadle.samples import Hello, Message, Samples
from kneadle.summary import holds_of
from kneadle.view import Update

SCHEMA = "kneadle.analysis/1"


@dataclass(slots=True)
class Analysis:
    name: str
    events: list[Event] = field(default_factory=list)
    first_s: float | None = None
    last_s: float = 0.0
    samples: int = 0
    rate_hz: float = 0.0

    @property
    def duration_s(self) -> float:
        return 0.0 if self.first_s is None else self.last_s - self.first_s

    @property
    def holds(self) -> list[HoldEnded]:
        return holds_of(self.events)

    @property
    def warnings(self) -> list[WarningEnded]:
        found = [event for event in self.events if isinstance(event, WarningEnded)]
        return sorted(found, key=lambda warning: (warning.warned_at_s, warning.kind))

    def to_json(self) -> dict[str, Any]:
        gaps = [w for w in self.warnings if w.kind == "gap"]
        return {
            "schema": SCHEMA,
            "trace": {
                "name": self.name,
                "duration_s": self.duration_s,
                "samples": self.samples,
                "rate_hz": self.rate_hz,
                "gaps": [{"start_s": gap.start_s, "end_s": gap.end_s} for gap in gaps],
            },
            "holds": [_fields(hold, HOLD_FIELDS) for hold in self.holds],
            "warnings": [_fields(warning, WARNING_FIELDS) for warning in self.warnings],
        }


HOLD_FIELDS = ("start_s", "end_s", "held_s", "mean_n", "peak_n", "cv", "credited")
WARNING_FIELDS = ("kind", "start_s", "end_s", "warned_at_s", "peak_n")


def _fields(event: Event, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(event, name) for name in names}


def analyze(
    messages: Iterable[Message],
    limits: Limits,
    name: str,
    watch: Callable[[Update], None] | None = None,
) -> Analysis:
    """Feed it all, in memory that does not grow with the length of the recording.

    `watch` sees each step, for a plot or a progress bar.
    """
    analysis = Analysis(name)
    pipeline = Pipeline(limits)
    for message in _counted(messages, analysis):
        update = pipeline.feed([message])
        analysis.events += update.events
        if watch is not None:
            watch(update)
        analysis.first_s, analysis.last_s = pipeline.first_s, update.view.t_s
    analysis.events += pipeline.finish().events
    return analysis


def _counted(messages: Iterable[Message], analysis: Analysis) -> Iterator[Message]:
    for message in messages:
        if isinstance(message, Samples):
            analysis.samples += len(message.tick)
        elif isinstance(message, Hello):
            analysis.rate_hz = message.rate_hz
        yield message
