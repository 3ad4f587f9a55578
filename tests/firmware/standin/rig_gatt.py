"""The values that a board offers to centrals: they live on the board, and are cut as there."""

from rig_uuid import UUID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    # (uuid, flags) or (uuid, flags, descriptors), each of these (uuid, flags)
    Characteristic = tuple[Any, ...]
    Definition = tuple[UUID, Sequence[Characteristic]]

_FIRST_HANDLE = 12  # behind the services that every stack has of itself
_NOTIFY_OR_INDICATE = 0x30
_USUAL_BYTES = 20


class Table:
    """`handles`: for each service its values, descriptors behind their characteristic.

    `described`: the same for the rig, as [uuid, values], a value being [uuid, flags, handle,
    descriptors] and so is a descriptor.
    """

    def __init__(self, services: "Sequence[Definition]") -> None:
        self._next = _FIRST_HANDLE
        self._values: dict[int, bytes] = {}
        self._room: dict[int, int] = {}
        self._append: set[int] = set()
        self.described: list[object] = []
        self.handles = tuple(self._service(uuid, offered) for uuid, offered in services)

    def read(self, handle: int) -> bytes:
        value = self._values[handle]
        if handle in self._append:
            self._values[handle] = b""
        return value

    def write(self, handle: int, value: bytes) -> None:
        """By the board, which may make it longer for good."""
        self._values[handle] = value
        self._room[handle] = max(self._room[handle], len(value))

    def written(self, handle: int, value: bytes) -> None:
        """By a central. What does not fit is gone."""
        before = self._values[handle] if handle in self._append else b""
        self._values[handle] = (before + value)[: self._room[handle]]

    def set_buffer(self, handle: int, size: int, append: bool) -> None:
        self._room[handle] = size
        self._values[handle] = self._values[handle][:size]
        if append:
            self._append.add(handle)

    def _service(self, uuid: UUID, offered: "Sequence[Characteristic]") -> "tuple[int, ...]":
        handles: list[int] = []
        described: list[object] = []
        self._next += 1
        for characteristic in offered:
            self._next += 1
            described.append(self._value(characteristic, handles))
        self.described.append([bytes(uuid).hex(), described])
        return tuple(handles)

    def _value(self, definition: "Characteristic", handles: "list[int]") -> "list[object]":
        handle = self._next
        self._next += 1
        handles.append(handle)
        self._values[handle] = b""
        self._room[handle] = _USUAL_BYTES
        if definition[1] & _NOTIFY_OR_INDICATE:
            self._next += 1  # who subscribed
        descriptors = definition[2] if len(definition) > 2 else ()
        below = [self._value(each, handles) for each in descriptors]
        return [bytes(definition[0]).hex(), definition[1], handle, below]
