"""Whether the ball is still heard, by the host's clock. Time is handed in, never asked for."""

from kneadle.errors import LinkError
from kneadle.events import Event, LinkBack, LinkLost

SILENT_AFTER_S = 0.4  # looked at ten times a second: said within 0.5 s of the last sample
FIRST_SAMPLE_WITHIN_S = 3.0  # a board that restarts when its port opens takes a moment

NOTHING = "Nothing arrives: is the ball awake, and is this its port?"
NOISE = (
    "Bytes arrive, but they are neither Kneadle frames nor lines of numbers:"
    " set the sketch to 115200 baud, or choose another port."
)
SILENT = "No data from the ball: the time is not counted. Waiting for it to come back."


class Watch:
    """Says once when samples stop coming and once when they come again."""

    def __init__(self, now_s: float, silent_after_s: float = SILENT_AFTER_S) -> None:
        self._silent_after_s = silent_after_s
        self._heard_s = now_s
        self._first = True
        self._noise = False
        self._lost_since_s: float | None = None

    def heard(self, now_s: float, t_s: float, *, samples: bool) -> list[Event]:
        """Bytes came at `now_s`; `samples` if some of them were. `t_s` is device time."""
        if not samples:
            self._noise = True
            return []
        lost_since_s, self._lost_since_s = self._lost_since_s, None
        self._heard_s, self._first, self._noise = now_s, False, False
        return [] if lost_since_s is None else [LinkBack(t_s, now_s - lost_since_s)]

    def down(self, t_s: float, trouble: LinkError) -> list[Event]:
        """The link itself said that it is gone."""
        return self._lose(t_s, f"{trouble.what} {trouble.do}")

    def look(self, now_s: float, t_s: float) -> list[Event]:
        """Ask regularly: has it been silent for too long?"""
        limit_s = FIRST_SAMPLE_WITHIN_S if self._first else self._silent_after_s
        if now_s - self._heard_s < limit_s:
            return []
        if self._first:
            return self._lose(t_s, NOISE if self._noise else NOTHING)
        return self._lose(t_s, SILENT)

    def _lose(self, t_s: float, words: str) -> list[Event]:
        if self._lost_since_s is not None:
            return []
        self._lost_since_s = self._heard_s
        return [LinkLost(t_s, words)]
