"""The light, which also says without a buzz that a host may pair now."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .parts import Switch

HALF_MS = 250


class Lamp:
    """The same light that the rhythms use: it keeps still while one is played."""

    def __init__(self, switch: "Switch") -> None:
        self._switch = switch
        self._blinks = self._lit = False

    def step(self, now_ms: int, *, blinks: bool, free: bool) -> None:
        if not free or not (blinks or self._blinks):
            return
        lit = blinks and now_ms // HALF_MS % 2 == 0
        if lit != self._lit or blinks != self._blinks:
            self._lit, self._blinks = lit, blinks
            if lit:
                self._switch.on()
            else:
                self._switch.off()
