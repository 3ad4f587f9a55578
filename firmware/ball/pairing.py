"""Who may pair, and who may write: a press of the button opens the ball for a minute."""

OPEN_MS = 60_000


class Gate:
    """Of one connection at a time; `now_ms` counts up from anywhere.

    A radio that pairs with anybody who asks (MicroPython's does) leaves the refusal to us: a
    stranger's bond is not kept, and the connection is ended before it may write.
    """

    def __init__(self) -> None:
        self._open_until_ms = -1
        self._pressed = False
        self.connected()

    def pressed(self, now_ms: int) -> None:
        """The button, while no host gets samples: open from now on, for a minute."""
        self._open_until_ms = now_ms + OPEN_MS
        self._pressed = True

    def take_press(self) -> bool:
        """Whether the button was pressed since somebody last asked."""
        pressed, self._pressed = self._pressed, False
        return pressed

    def is_open(self, now_ms: int) -> bool:
        return now_ms < self._open_until_ms

    def connected(self) -> None:
        """Somebody: nothing is known of them."""
        self.trusted = False
        self._known = False

    def may_keep(self, now_ms: int) -> bool:
        """Whether the bond that the radio just made is wanted. Who made another may not write."""
        if not self.is_open(now_ms):
            self.trusted = self._known = False  # it is not with the old bond that they go on
        return self.is_open(now_ms)

    def recognised(self) -> None:
        """The radio asked for the keys of a bond that was kept, and was given them."""
        self._known = True

    def encrypted(self, now_ms: int) -> bool:
        """Whether they may stay: an old bond, or a new one while the ball is open."""
        self.trusted = self._known or self.is_open(now_ms)
        return self.trusted
