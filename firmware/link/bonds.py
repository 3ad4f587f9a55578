"""The radio's keys, kept with the settings: as many hosts as a household has."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ball.parts import LazyStore

MOST = 24  # three or four to a host
OWN = "bond/10/"  # NimBLE's own key, by which hosts that hide their address know the ball
ORDER = "bonds"  # the names of all, oldest first


class Bonds:
    """`sec_type` and `key` are the radio's own, and say nothing to us. It asks and tells in its
    interrupt; what changed is written by `save`, in the loop.
    """

    def __init__(self, settings: "LazyStore") -> None:
        self._settings = settings

    def get(self, sec_type: int, index: int, key: "bytes | None") -> "bytes | None":
        """By key, or without one the index-th of that type."""
        if key is not None:
            return self._kept(_name(sec_type, key))
        of_type = [name for name in self._names() if name.startswith(_name(sec_type, b""))]
        return self._kept(of_type[index]) if index < len(of_type) else None

    def put(self, sec_type: int, key: bytes, value: bytes) -> None:
        """The oldest makes room; the radio's own key stays."""
        name = _name(sec_type, key)
        names = [other for other in self._names() if other != name]
        others = [other for other in names if not other.startswith(OWN)]
        for oldest in others[: max(0, len(others) + 1 - MOST)]:
            self._settings.change(oldest, None)
            names.remove(oldest)
        self._settings.change(name, value.hex())
        names.append(name)
        self._settings.change(ORDER, " ".join(names))

    def forget(self, sec_type: int, key: bytes) -> bool:
        """False if there is none: NimBLE goes on asking until it hears that."""
        name = _name(sec_type, key)
        if self._settings.get(name) is None:
            return False
        self._settings.change(name, None)
        self._settings.change(ORDER, " ".join([other for other in self._names() if other != name]))
        return True

    def save(self) -> None:
        """A file system that is full keeps them until the ball sleeps."""
        self._settings.save()

    def _kept(self, name: str) -> "bytes | None":
        kept = self._settings.get(name)
        return bytes.fromhex(kept) if kept else None

    def _names(self) -> "list[str]":
        return (self._settings.get(ORDER) or "").split()


def _name(sec_type: int, key: bytes) -> str:
    return "bond/" + str(sec_type) + "/" + key.hex()
