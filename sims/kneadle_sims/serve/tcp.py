"""A plain TCP port, one host at a time: the same frames as over a cable."""

import socket
from select import select

from kneadle.errors import KneadleError

READ_BYTES = 4096


class TcpLine:
    """`port` 0 takes any that is free. Who comes second is turned away."""

    def __init__(self, host: str, port: int) -> None:
        try:
            self._door: socket.socket | None = socket.create_server((host, port), backlog=1)
        except OSError as error:
            raise KneadleError(
                f"The ball cannot be served at {host}:{port}: {error.strerror}.",
                "Choose another port above 1023, and an address of this computer.",
            ) from error
        self._guest: socket.socket | None = None
        self.name = f"socket://{host}:{self._door.getsockname()[1]}"

    def listen(self, wait_s: float, *, deaf: bool) -> bytes:
        doors = [door for door in (self._door, None if deaf else self._guest) if door is not None]
        ready = select(doors, [], [], wait_s)[0]
        if self._door in ready:
            self._admit(self._door)
        return self._heard() if self._guest in ready else b""

    def write(self, data: bytes) -> int:
        try:
            return 0 if self._guest is None else self._guest.send(data)
        except BlockingIOError:
            return 0
        except OSError:
            self._show_out()
            return 0

    @property
    def all_read(self) -> bool:
        return True  # what was written comes, even after this end was closed

    def close(self) -> None:
        self._show_out()
        if self._door is not None:
            self._door.close()
        self._door = None

    def _admit(self, door: socket.socket) -> None:
        guest, _ = door.accept()
        if self._guest is not None:
            guest.close()
            return
        guest.setblocking(False)
        guest.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._guest = guest

    def _heard(self) -> bytes:
        assert self._guest is not None
        try:
            data = self._guest.recv(READ_BYTES)
        except OSError:
            data = b""
        if not data:
            self._show_out()
        return data

    def _show_out(self) -> None:
        if self._guest is not None:
            self._guest.close()
        self._guest = None
