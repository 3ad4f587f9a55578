"""What a person feels and sees: the rhythm of each pattern of docs/protocol.md."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .parts import Switch

SETTLE, HOLD_STARTED, HALFWAY, DONE, EASE_OFF, SPIKE, ROLLING, LINK_LOST = range(1, 9)
IDENTIFY, LIFTED = 9, 10  # not of the wire: the Identify command, and a ceiling taken away

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
    """Plays one pattern at a time on every switch it was given."""

    def __init__(self, *switches: "Switch") -> None:
        self.playing = 0
        self._switches = switches
        self._rhythm = b""
        self._at = 0
        self._until_ms = -1  # unknown until the next step: a reflex has no time to ask for it

    def play(self, pattern: int) -> None:
        """Begins within this call. Allocates nothing, so that the timer may ask for it."""
        if self.playing in URGENT and pattern not in URGENT:
            return
        self.playing = pattern
        self._rhythm = RHYTHMS[pattern]
        self._at = 0
        self._until_ms = -1
        self._switch(True)

    def step(self, now_ms: int) -> None:
        """`now_ms` counts up from anywhere."""
        if not self.playing:
            return
        if self._until_ms < 0:
            self._until_ms = now_ms + 10 * self._rhythm[0]
        while self.playing and 0 <= self._until_ms <= now_ms:  # below 0: the timer began another
            self._go_on()

    def stop(self) -> None:
        self.playing = 0
        self._switch(False)

    def _go_on(self) -> None:
        rhythm, at = self._rhythm, self._at + 1
        if at == len(rhythm):
            self.stop()
            return
        self._at, self._until_ms = at, self._until_ms + 10 * rhythm[at]
        self._switch(at % 2 == 0)

    def _switch(self, on: bool) -> None:
        for switch in self._switches:
            if on:
                switch.on()
            else:
                switch.off()
