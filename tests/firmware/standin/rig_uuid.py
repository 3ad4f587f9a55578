"""bluetooth.UUID."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


class UUID:
    """16 bits as a number, or 128 as text. As bytes it is little-endian."""

    def __init__(self, value: "int | str") -> None:
        if isinstance(value, int):
            self._bytes = value.to_bytes(2, "little")
        else:
            self._bytes = bytes(reversed(bytes.fromhex(value.replace("-", ""))))
        if len(self._bytes) not in (2, 16):
            raise ValueError("invalid UUID")

    def __iter__(self) -> "Iterator[int]":
        return iter(self._bytes)

    def __len__(self) -> int:
        return len(self._bytes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UUID) and self._bytes == other._bytes

    def __hash__(self) -> int:
        return hash(self._bytes)
