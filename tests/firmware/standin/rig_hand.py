"""What the rig's hand does to the ball: it presses and it turns, both straight from point to point.

The rig may give it a new script at any time; that begins at the moment it comes.
"""

from rig_clock import CLOCK
from rig_line import BOARD, HEARS, LINE

from chips.press import Press

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rig_line import Said


class Hand(Press):
    """Tells the rig of each look that a chip takes, if it wants to know."""

    def __init__(self, name: str) -> None:
        super().__init__(_points(BOARD[name]))
        self._name = name
        self._told = bool(BOARD["log_readings"])
        self._since_us = 0
        HEARS[name] = self._begin

    def force_n(self, now_us: int) -> float:
        """In the unit of the script: newtons, or degrees a second."""
        value = super().force_n(now_us - self._since_us)
        if self._told:
            LINE.say("reading", us=now_us, of=self._name, value=value)
        return value

    def _begin(self, said: "Said") -> None:
        self._since_us = CLOCK.now_us
        self._points = _points(said["points"])


def _points(script: object) -> "tuple[tuple[float, float], ...]":
    assert isinstance(script, list)
    return tuple((t_s, value) for t_s, value in script)


FORCE = Hand("press")
_TURNING = Hand("turning")


def turning_dps(now_us: int) -> "tuple[float, float, float]":
    """About one axis."""
    return _TURNING.force_n(now_us), 0.0, 0.0
