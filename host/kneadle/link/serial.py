"""A ball, or an Arduino sketch, on a serial port: USB, a pty, or socket://HOST:PORT."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from select import select

import serial

from kneadle.errors import LinkError
from kneadle.link.base import Batch
from kneadle.link.serial_troubles import SOCKET, explain, explain_socket, pulled
from kneadle.samples import WireCounts
from kneadle.wire import frames
from kneadle.wire.dialect import BALL, Dialect
from kneadle.wire.sniff import SniffingDecoder

try:  # pyserial lets it through when a plug is pulled while it opens the port
    from termios import error as TerminalError  # noqa: N812
except ImportError:  # Windows
    TerminalError = OSError  # type: ignore[assignment, misc]

BAUD = 115200
READ_TIMEOUT_S = 0.1  # how long closing may have to wait for the reader
WRITE_TIMEOUT_S = 1.0
SOCKET_BYTES = 4096  # at most, in one read


class SerialLink:
    """A reader thread hands bytes to the event loop, so a blocked loop loses none."""

    def __init__(self, port: serial.Serial, name: str) -> None:
        self.name = name
        self.dialect: Dialect = BALL  # a sketch knows no commands and ignores them
        self._port = port
        self._decoder = SniffingDecoder()
        self._loop = asyncio.get_running_loop()
        self._chunks: asyncio.Queue[tuple[float, bytes] | LinkError] = asyncio.Queue()
        self._closing = threading.Event()
        self._reader = threading.Thread(target=self._read, name=f"read {name}", daemon=True)
        self._reader.start()

    @classmethod
    async def open(cls, name: str) -> "SerialLink":
        """Raises LinkError if there is no such port, or it is taken, or not ours to open."""
        return cls(await asyncio.to_thread(_open, name), name)

    @property
    def counts(self) -> WireCounts:
        return self._decoder.counts

    async def batches(self) -> AsyncIterator[Batch]:
        while True:
            chunk = await self._chunks.get()
            if isinstance(chunk, LinkError):
                raise chunk
            arrived_s, data = chunk
            yield Batch(arrived_s, tuple(self._decoder.feed(data, arrived_s)))

    async def send(self, message: bytes) -> None:
        try:
            await asyncio.to_thread(self._port.write, frames.encode(message))
        except (OSError, TypeError, AttributeError) as error:  # pyserial's faces of a closed port
            raise pulled(self.name) from error

    async def close(self) -> None:
        self._closing.set()
        await asyncio.to_thread(self._reader.join)
        await asyncio.to_thread(_close, self._port)

    def _read(self) -> None:
        while not self._closing.is_set():
            try:
                data = _read_some(self._port)
            except (OSError, TypeError, AttributeError):
                self._hand_over(pulled(self.name))
                return
            if data:
                self._hand_over((time.monotonic(), data))

    def _hand_over(self, chunk: tuple[float, bytes] | LinkError) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._chunks.put_nowait, chunk)


def _read_some(port: serial.Serial) -> bytes:
    """What is there, waiting for the first of it. Of a socket, pyserial counts a single byte."""
    if port.timeout:
        return port.read(max(1, port.in_waiting))
    select([port.fileno()], [], [], READ_TIMEOUT_S)
    return port.read(SOCKET_BYTES)


def _close(port: serial.Serial) -> None:
    """pyserial takes its time over a socket, and forgets to close one that the other end left."""
    forgotten = getattr(port, "_socket", None)
    port.close()
    if forgotten is not None:
        forgotten.close()


def _open(name: str) -> serial.Serial:
    is_socket = name.startswith(SOCKET)
    try:
        return (serial.serial_for_url if is_socket else serial.Serial)(
            name,
            BAUD,
            timeout=0.0 if is_socket else READ_TIMEOUT_S,
            write_timeout=WRITE_TIMEOUT_S,
            exclusive=None if name.upper().startswith("COM") else True,
        )
    except (OSError, ValueError, TerminalError) as error:
        raise (explain_socket if is_socket else explain)(name, error) from error
