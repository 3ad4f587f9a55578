"""How well the ball was heard."""

from collections.abc import Iterable
from dataclasses import dataclass

from kneadle.events import Event, LinkBack, LinkLost, SessionEnded
from kneadle.review.spans import gaps


@dataclass(frozen=True, slots=True)
class LinkNumbers:
    """`samples` were used, `lost` never came (a ball that does not number them loses none that
    we know of); both are None for a session that was cut off. `gaps` are silences of 0.25 s and
    more, `gap_s` all of them together. `away_s` adds up how long the link was down before it came
    back, by the computer's clock; `gone`: it never did.
    """

    samples: int | None
    lost: int | None
    gaps: int
    gap_s: float
    away: int
    away_s: float
    gone: bool

    @property
    def lost_share(self) -> float | None:
        """Of all that were taken."""
        if self.samples is None or self.lost is None or self.samples + self.lost == 0:
            return None
        return self.lost / (self.samples + self.lost)


def link(events: Iterable[Event]) -> LinkNumbers:
    events = tuple(events)
    silences = gaps(events)
    ended = next((event for event in reversed(events) if isinstance(event, SessionEnded)), None)
    turns = [event for event in events if isinstance(event, LinkLost | LinkBack)]
    return LinkNumbers(
        samples=None if ended is None else ended.samples,
        lost=None if ended is None else ended.lost,
        gaps=len(silences),
        gap_s=sum(silence.long_s for silence in silences),
        away=sum(isinstance(event, LinkLost) for event in turns),
        away_s=sum(event.away_s for event in turns if isinstance(event, LinkBack)),
        gone=bool(turns) and isinstance(turns[-1], LinkLost),
    )
