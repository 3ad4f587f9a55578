"""The line to the rig: JSON, one object a line, over the socket that KNEADLE_RIG names.

Its first line describes the board that this process plays. Every object says what it is in "say";
whoever knows what to do with one puts a function into `HEARS`. An object with a "ask" is a question
and gets {"say": "answer", "ask": the same, "value": ...}.
"""

import json
import os
import select
import socket
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Said = dict[str, object]
    Hearer = Callable[[Said], object]

HEARS: "dict[str, Hearer]" = {}

READ_BYTES = 4096
POWERED_OFF = 3  # the exit code of a board whose rig went away


class Line:
    """Writing waits until the rig has room; reading never waits."""

    def __init__(self, address: str) -> None:
        host, port = address.split(":")
        self._socket = socket.socket()
        self._socket.connect(socket.getaddrinfo(host, int(port))[0][-1])
        self._poll = select.poll()
        self._poll.register(self._socket, select.POLLIN)
        self._rest = b""
        self._waiting: list[Said] = []

    def first(self) -> "Said":
        """The description of the board, as soon as it comes."""
        while not self._waiting:
            self.listen(-1)
        return self._waiting.pop(0)

    def say(self, what: str, **more: object) -> None:
        more["say"] = what
        self._socket.sendall((json.dumps(more) + "\n").encode())

    def listen(self, wait_ms: int) -> bool:
        """Whether something came within that time, which may be cut short by what comes."""
        if self._waiting:
            return True
        if not self._poll.poll(wait_ms):
            return False
        heard = self._socket.recv(READ_BYTES)
        if not heard:
            sys.exit(POWERED_OFF)
        *whole, self._rest = (self._rest + heard).split(b"\n")
        self._waiting += [json.loads(line) for line in whole]
        return bool(self._waiting)

    def deliver(self) -> None:
        """What came, in order, to those who hear it."""
        while self._waiting:
            said = self._waiting.pop(0)
            value = HEARS[str(said["say"])](said)
            if "ask" in said:
                self.say("answer", ask=said["ask"], value=value)


LINE = Line(str(os.getenv("KNEADLE_RIG")))
BOARD = LINE.first()
