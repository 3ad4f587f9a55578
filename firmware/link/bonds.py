"""The radio's keys, kept with the settings: as many hosts as a household has."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ball.parts import Store

MOST = 24  # three or four to a host
ORDER = "bonds"  # the names of all, oldest first


class Bonds:
    """`sec_type` and `key` are the radio's own, and say nothing to us."""

    def __init__(self, settings: "Store") -> None:
        self._settings = settings

    def get(self, sec_type: int, index: int, key: "bytes | None") -> "bytes | None":
        """By key, or without one the index-th of that type."""
        if key is not None:
            return self._kept(_name(sec_type, key))
        of_type = [name for name in self._names() if name.startswith(_name(sec_type, b""))]
        return self._kept(of_type[index]) if index < len(of_type) else None

    def put(self, sec_type: int, key: bytes, value: "bytes | None") -> bool:
        """None forgets it. The oldest makes room."""
        name = _name(sec_type, key)
        names = [other for other in self._names() if other != name]
        while len(names) >= MOST:
            self._settings.put(names.pop(0), None)
        if value is not None:
            names.append(name)
        kept = self._settings.put(name, None if value is None else value.hex())
        return self._settings.put(ORDER, " ".join(names)) and kept

    def forget_all(self) -> None:
        for name in self._names():
            self._settings.put(name, None)
        self._settings.put(ORDER, None)

    def _kept(self, name: str) -> "bytes | None":
        kept = self._settings.get(name)
        return bytes.fromhex(kept) if kept else None

    def _names(self) -> "list[str]":
        return (self._settings.get(ORDER) or "").split()


def _name(sec_type: int, key: bytes) -> str:
    return "bond/" + str(sec_type) + "/" + key.hex()
