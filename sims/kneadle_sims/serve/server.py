"""A scenario played into a line, in a thread of its own."""

import threading
import time
from collections import deque
from collections.abc import Callable
from types import TracebackType

from ball.frames import LONGEST_MESSAGE, Decoder, Encoder
from kneadle_sims.play import Play
from kneadle_sims.played import Played
from kneadle_sims.serve.line import Line
from kneadle_sims.serve.plug import Plug
from kneadle_sims.serve.pty import PtyLine
from kneadle_sims.serve.tcp import TcpLine

LONGEST_WAIT_S = 0.05  # how late a stop is noticed
SHORTEST_WAIT_S = 0.002  # at high speed, several packets at a time
LAST_READ_S = 1.0  # a host that has not read the rest by then will not


class ServedBall:
    """`with PtyBall(scenario) as port:` serves until the block ends.

    `finished` is set when the script has ended and the host has had its chance to read it all.
    """

    def __init__(self, scenario: Played, open_line: Callable[[], Line], speed: float) -> None:
        self.finished = threading.Event()
        self._scenario = scenario
        self._open_line = open_line
        self._speed = speed
        self._stop = threading.Event()
        self._presses: deque[None] = deque()
        self._thread = threading.Thread(target=self._serve, name="kneadle-ball", daemon=True)
        self._frames, self._encoder = Decoder(), Encoder(LONGEST_MESSAGE)
        self._half_sent = b"\0"  # cuts off whatever the line carried before

    def __enter__(self) -> str:
        self._line = Plug(self._open_line)
        self.play = Play(self._scenario, time.monotonic(), self._speed)
        self._thread.start()
        return self.port

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()
        self._line.close()

    def press(self) -> None:
        """The ball's button, once; from any thread."""
        self._presses.append(None)

    @property
    def port(self) -> str:
        """What a host opens now. Raises LinkError while it is unplugged."""
        return self._line.name

    def unplug(self) -> None:
        """The host loses it; the ball runs on, and whoever lies on it stays there."""
        self._line.pull()

    def plug(self) -> None:
        """In again, perhaps at another port."""
        self._line.push()

    def _serve(self) -> None:
        try:
            self._play_to_the_end()
        finally:
            self.finished.set()

    def _play_to_the_end(self) -> None:
        while not self.play.over and not self._stop.is_set():
            wait_s = self.play.next_s - time.monotonic()
            self._listen(min(max(wait_s, SHORTEST_WAIT_S), LONGEST_WAIT_S))
            if self._line.settle():
                self.play.ball.left()
            while self._presses:
                self._presses.popleft()
                self.play.press()
            self._send(self.play.advance(time.monotonic()))
        if self.play.unplugged:
            self._line.close()
        else:
            self._let_host_read()

    def _listen(self, wait_s: float) -> None:
        """What the host says while the air is silent waits, as on a link that repeats itself."""
        for byte in self._line.listen(wait_s, deaf=self.play.silent):
            command = self._frames.feed(byte)
            if command is not None:
                self._send(self.play.hear(command, time.monotonic()))

    def _send(self, messages: list[bytes]) -> None:
        """Never waits: what a host does not read is lost, and counted by the ball."""
        for message in messages:
            if self._push():
                self._half_sent = bytes(self._encoder.encode(message))
                self._push()
            else:
                self.play.ball.unsent(message)

    def _push(self) -> bool:
        if self._half_sent:
            self._half_sent = self._half_sent[self._line.write(self._half_sent) :]
        return not self._half_sent

    def _let_host_read(self) -> None:
        give_up_s = time.monotonic() + LAST_READ_S
        while time.monotonic() < give_up_s and not self._stop.wait(SHORTEST_WAIT_S):
            if self._push() and self._line.all_read:
                return


class PtyBall(ServedBall):
    """On a pseudo-terminal."""

    def __init__(self, scenario: Played, speed: float = 1.0) -> None:
        super().__init__(scenario, PtyLine, speed)


class TcpBall(ServedBall):
    """On a TCP port; 0 takes any that is free."""

    def __init__(
        self, scenario: Played, speed: float = 1.0, *, host: str = "127.0.0.1", port: int = 0
    ) -> None:
        super().__init__(scenario, lambda: TcpLine(host, port), speed)
