"""Who is judged. Each sees the same messages and knows the same ceiling."""

from collections.abc import Iterable, Sequence

from kneadle.detect.limits import Limits
from kneadle.events import Event, HoldStarted, WarningEnded
from kneadle.pipeline import Pipeline
from kneadle.samples import Message
from kneadle.summary import holds_of
from kneadle_sims.score.naive import naive
from kneadle_sims.score.verdict import Found, Judge, Verdict


def kneadle(messages: Iterable[Message], ceiling_n: float) -> Verdict:
    pipeline = Pipeline(Limits(ceiling_n=ceiling_n))
    events = [*pipeline.feed(messages).events, *pipeline.finish().events]
    started = sum(isinstance(event, HoldStarted) for event in events)
    return Verdict((*_holds(events), *_warnings(events)), started)


def _holds(events: Sequence[Event]) -> list[Found]:
    return [
        Found("hold", hold.start_s, hold.end_s, hold.start_s, hold.held_s)
        for hold in holds_of(events)
    ]


def _warnings(events: Sequence[Event]) -> list[Found]:
    return [
        Found(event.kind, event.start_s, event.end_s, event.warned_at_s)
        for event in events
        if isinstance(event, WarningEnded) and event.kind in ("spike", "rolling", "ceiling")
    ]


HOST = "kneadle"
JUDGES: dict[str, Judge] = {HOST: kneadle, "naive": naive}
