"""Whether the ball is still heard, by the host's clock. Time is handed in, never asked for."""

from collections.abc import Sequence

from kneadle.errors import LinkError
from kneadle.events import Event, LinkBack, LinkLost, Quality
from kneadle.samples import Hello, Message, Samples

SILENT_AFTER_S = 0.4  # looked at ten times a second: said within 0.5 s of the last sample
FIRST_SAMPLE_WITHIN_S = 5.0  # a board may restart when its port opens, and a sketch be learnt

SLOWEST_PERIODS = 8  # a scale that only advertises loses some: at 8 a second that is a second

NOTHING = "Nothing arrives: is the device awake, and the right one?"
IDLE = "The ball answers but sends no samples: switch it off and on."
NOISE = "Bytes arrive but mean nothing: is it the right device, and on a cable at 115200 baud?"
SILENT = "No data from the ball: no time is counted until it comes back."


class Watch:
    """Says once when samples stop coming and once when they come again."""

    def __init__(self, now_s: float, silent_after_s: float = SILENT_AFTER_S) -> None:
        self._silent_after_s = self._patience_s = silent_after_s
        self._heard_s = now_s
        self._first = True
        self._reason = NOTHING
        self._lost_since_s: float | None = None
        self._said: set[str] = set()  # of this loss

    def heard(self, now_s: float, t_s: float, messages: Sequence[Message]) -> list[Event]:
        """Bytes came at `now_s` and meant this. `t_s` is device time."""
        for message in messages:
            if isinstance(message, Hello):
                self._patience_s = max(self._silent_after_s, SLOWEST_PERIODS / message.rate_hz)
        if not any(isinstance(message, Samples) for message in messages):
            self._reason = IDLE if messages or self._reason == IDLE else NOISE
            return []
        lost_since_s, self._lost_since_s = self._lost_since_s, None
        self._heard_s, self._first = now_s, False
        return [] if lost_since_s is None else [LinkBack(t_s, now_s - lost_since_s)]

    def silent_s(self, now_s: float) -> float:
        """How long no sample came."""
        return now_s - self._heard_s

    def down(self, t_s: float, trouble: LinkError) -> list[Event]:
        """The link is gone, or cannot be had again: each reason is said once."""
        words = str(trouble)
        if self._lost_since_s is None:
            return self._lose(t_s, words)
        if words in self._said:
            return []
        self._said.add(words)
        return [Quality(t_s, "link_trouble", words)]

    def look(self, now_s: float, t_s: float) -> list[Event]:
        """Ask regularly: has it been silent for too long?"""
        limit_s = FIRST_SAMPLE_WITHIN_S if self._first else self._patience_s
        if now_s - self._heard_s < limit_s:
            return []
        if self._first:
            return self._lose(t_s, self._reason)
        return self._lose(t_s, SILENT)

    def _lose(self, t_s: float, words: str) -> list[Event]:
        if self._lost_since_s is not None:
            return []
        self._lost_since_s = self._heard_s
        self._said = {words}
        return [LinkLost(t_s, words)]
