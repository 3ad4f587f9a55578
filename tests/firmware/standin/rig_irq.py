"""What the rig's Bluetooth tells the board, as calls of its handler.

Numbers and tuples: docs.micropython.org, "bluetooth", Event Handling.
"""

from rig_clock import said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from rig_gatt import Table

    Handler = Callable[[int, tuple[object, ...]], object]

CONNECT, DISCONNECT, WRITE, READ, GET_SECRET, SET_SECRET = 1, 2, 3, 4, 29, 30
OUR_IRK = 10  # NimBLE's, extmod/nimble: it asks for its own identity key as it starts
_STALE = 0xEE


class _Buffer:
    """One for all events, as on a board: what a handler keeps without a copy is spoilt."""

    def __init__(self) -> None:
        self._bytes = bytearray(1024)
        self._used = 0

    def holds(self, data: "bytes | None") -> "memoryview | None":
        if data is None:
            return None
        start = self._used
        self._used += len(data)
        self._bytes[start : self._used] = data
        return memoryview(self._bytes)[start : self._used]

    def spoil(self) -> None:
        for at in range(self._used):
            self._bytes[at] = _STALE
        self._used = 0


_BUFFER = _Buffer()


def call(handler: "Handler | None", table: "Table", event: int, data: "list[Any]") -> object:
    """What the rig asked for: a read's error and value, a secret, or whether one was stored."""
    if event == WRITE:
        table.written(data[1], bytes.fromhex(data[2]))
        _handled(handler, event, (data[0], data[1]))
        return None
    if event == READ:
        refused = _handled(handler, event, (data[0], data[1])) or 0
        return [refused, table.read(data[1]).hex()]
    if event in (CONNECT, DISCONNECT):
        return _handled(handler, event, (data[0], data[1], _bytes(data[2])))
    if event == GET_SECRET:
        secret = _handled(handler, event, (data[0], data[1], _bytes(data[2])))
        return None if secret is None else _hex(secret)
    if event == SET_SECRET:
        return bool(_handled(handler, event, (data[0], _bytes(data[1]), _bytes(data[2]))))
    return _handled(handler, event, tuple(data))


def secret_of_ours(handler: "Handler") -> None:
    key = b"irk"
    if _handled(handler, GET_SECRET, (OUR_IRK, 0, _BUFFER.holds(key))) is None:
        made = bytes(range(16))
        _handled(handler, SET_SECRET, (OUR_IRK, _BUFFER.holds(key), _BUFFER.holds(made)))


def _handled(handler: "Handler | None", event: int, data: "tuple[object, ...]") -> object:
    if handler is None:
        return None
    try:
        return handler(event, data)
    except Exception as error:
        said(error)
        return None
    finally:
        _BUFFER.spoil()


def _bytes(text: "str | None") -> "memoryview | None":
    return None if text is None else _BUFFER.holds(bytes.fromhex(text))


def _hex(secret: object) -> str:
    assert isinstance(secret, (bytes, bytearray, memoryview))
    return bytes(secret).hex()
