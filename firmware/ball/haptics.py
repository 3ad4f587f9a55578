"""What a person feels and sees: the rhythm of each pattern of docs/protocol.md."""

from .timing import since

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .parts import Switch

SETTLE, HOLD_STARTED, HALFWAY, DONE, EASE_OFF, SPIKE, ROLLING, LINK_LOST = range(1, 9)
IDENTIFY, LIFTED = 9, 10  # not of the wire: the Identify command, and a ceiling taken away

PART_US = 10_000
# On, off, on ... in hundredths of a second. "Done" is one long hum, "ease off" a hard rattle, "link
# lost" three slow sighs: lying on the ball one must not mistake them.
RHYTHMS = {
    SETTLE: b"\x08",
    HOLD_STARTED: b"\x0c\x0c\x0c",
    HALFWAY: b"\x1e",
    DONE: b"\x78",
    EASE_OFF: b"\x0a\x05\x0a\x05\x0a\x05\x0a\x05\x0a\x05\x0a\x05\x0a",
    SPIKE: b"\x19\x08\x19\x08\x19",
    ROLLING: b"\x0a\x0a\x28\x0a\x0a\x0a\x28",
    LINK_LOST: b"\x28\x32\x28\x32\x28",
    IDENTIFY: b"\x14\x14\x14\x14\x14\x14\x14\x14\x3c",
    LIFTED: b"\x08\x08\x3c",
}
URGENT = (EASE_OFF, SPIKE)  # nothing else interrupts these


class Haptics:
    """Plays one pattern at a time on every switch it was given.

    Only the timer plays, with `step` and `warn`: nobody undoes half of what another does. The loop,
    which the timer may interrupt anywhere, asks with `play`.
    """

    def __init__(self, *switches: "Switch") -> None:
        self.playing = 0
        self._asked = 0
        self._switches = switches
        self._rhythm = b""
        self._at = self._left_us = self._seen_us = 0

    @property
    def quiet(self) -> bool:
        """Whether nothing plays, nor will with the next step."""
        return not (self._asked or self.playing)  # in this order: `step` goes the other way

    def play(self, pattern: int) -> None:
        """The loop's. It begins with the next step, unless a warning plays."""
        if self._asked not in URGENT or pattern in URGENT:
            self._asked = pattern

    def warn(self, pattern: int) -> None:
        """The timer's: it begins within this call. Allocates nothing."""
        self._begin(pattern)

    def step(self, now_us: int) -> None:
        """The timer's, every millisecond, before it warns. Allocates nothing."""
        passed_us = since(self._seen_us, now_us)
        self._seen_us = now_us
        if self.playing:
            self._left_us -= passed_us
        while self.playing and self._left_us <= 0:
            self._go_on()
        asked = self._asked
        if asked:
            if asked in URGENT or self.playing not in URGENT:
                self._begin(asked)
            self._asked = 0

    def stop(self) -> None:
        """Once the timer is off, or in the timer."""
        self.playing = self._asked = 0
        self._switch(False)

    def _begin(self, pattern: int) -> None:
        self.playing = pattern
        self._rhythm = RHYTHMS[pattern]
        self._at, self._left_us = 0, PART_US * self._rhythm[0]
        self._switch(True)

    def _go_on(self) -> None:
        rhythm, at = self._rhythm, self._at + 1
        if at == len(rhythm):
            self.playing = 0
            self._switch(False)
            return
        self._at, self._left_us = at, self._left_us + PART_US * rhythm[at]
        self._switch(at % 2 == 0)

    def _switch(self, on: bool) -> None:
        for switch in self._switches:
            if on:
                switch.on()
            else:
                switch.off()
