"""A line that may be pulled out and pushed back in while the ball runs on."""

import time
from collections import deque
from collections.abc import Callable

from kneadle.errors import LinkError
from kneadle_sims.serve.line import Line

IN, OUT = True, False


class Plug:
    """Any thread may pull and push; the ball's own does it when it next looks, in that order."""

    def __init__(self, open_line: Callable[[], Line]) -> None:
        self._open_line = open_line
        self._line: Line | None = open_line()
        self._wishes: deque[bool] = deque()

    @property
    def name(self) -> str:
        """What the host opens now; it may be another one each time. Raises LinkError."""
        if self._wishes or (line := self._line) is None:
            raise LinkError("The ball's cable is pulled out.", "Push it back in.")
        return line.name

    def pull(self) -> None:
        self._wishes.append(OUT)

    def push(self) -> None:
        self._wishes.append(IN)

    def settle(self) -> bool:
        """Do what was wished for; whether that took the ball away from its host."""
        lost = False
        while self._wishes:
            if self._wishes[0] is OUT:
                lost = lost or self._line is not None
                self.close()
            elif self._line is None:
                self._line = self._open_line()
            self._wishes.popleft()  # last: until then `name` would be of what was
        return lost

    def listen(self, wait_s: float, *, deaf: bool) -> bytes:
        if self._line is None:
            time.sleep(wait_s)
            return b""
        return self._line.listen(wait_s, deaf=deaf)

    def write(self, data: bytes) -> int:
        return 0 if self._line is None else self._line.write(data)

    @property
    def all_read(self) -> bool:
        return self._line is None or self._line.all_read

    def close(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.close()
