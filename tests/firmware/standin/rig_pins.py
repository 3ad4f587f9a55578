"""The wires of the board: what drives a pin, and what the rig is told of it."""

from rig_clock import CLOCK
from rig_line import BOARD, HEARS, LINE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from rig_line import Said


class Wire:
    """One GPIO. A chip drives it or hears it; else the rig holds it, or else its pull-up."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.out: int | None = None  # what the board drives it to
        self.held: int | None = None  # what the rig holds it at
        self.pulled = 0
        self.from_chip: Callable[[], int] | None = None
        self.to_chip: Callable[[int], object] | None = None

    def level(self) -> int:
        if self.out is not None:
            return self.out
        if self.from_chip is not None:
            return self.from_chip()
        return self.pulled if self.held is None else self.held

    def drive(self, value: int) -> None:
        """What only a chip hears, bit by bit, is not told to the rig."""
        changed = value != self.out
        self.out = value
        if self.to_chip is not None:
            self.to_chip(value)
        elif changed:
            LINE.say("pin", us=CLOCK.now_us, pin=self.number, value=value)


WAKES: list[int] = []  # the pins that wake the board from deep sleep, when they are low
_WIRES: dict[int, Wire] = {}


def wire(number: int) -> Wire:
    if number not in _WIRES:
        _WIRES[number] = Wire(number)
    return _WIRES[number]


def _hold(said: "Said") -> None:
    number, value = said["pin"], said["value"]
    assert isinstance(number, int)
    assert value is None or isinstance(value, int)
    wire(number).held = value


HEARS["hold"] = _hold
for _each in BOARD["held"]:  # type: ignore[attr-defined]
    _hold(_each)
