"""What the host says to a ball: who are you, please start, and this is the ceiling.

The ball guards the ceiling on its own from then on, in its own counts.
"""

from kneadle.force.calibrate import to_counts
from kneadle.samples import Calibrated, Calibration, Hello, Message, NewCeiling
from kneadle.wire import kneadle as wire


class Talk:
    def __init__(self, ceiling_n: float) -> None:
        self._ceiling_n = ceiling_n
        self._calibration: Calibration | None = None

    def greeting(self) -> list[bytes]:
        """For a link that has just opened. An Arduino that knows no commands is not disturbed."""
        return [wire.ask_hello(), wire.start()]

    def reply(self, messages: tuple[Message, ...]) -> list[bytes]:
        """What the ball should be told now that it, or the person, said this."""
        before = (self._ceiling_n, self._calibration)
        asked = False
        for message in messages:
            match message:
                case Hello(calibration=calibration) | Calibrated(calibration):
                    self._calibration = calibration
                    asked = True
                case NewCeiling(ceiling_n):
                    self._ceiling_n = ceiling_n
        changed = asked or before != (self._ceiling_n, self._calibration)
        if not changed or self._calibration is None:
            return []
        return [wire.set_ceiling(to_counts(self._calibration, self._ceiling_n))]
