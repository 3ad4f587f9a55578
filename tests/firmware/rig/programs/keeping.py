"""Secrets in a file, as NimBLE wants them kept, or in one of the ways that go wrong."""

import json

FILE = "secrets.json"


class Secrets:
    """`manner`: "keep" them, "refuse" new ones, "hold on" to the old ones too, or "deny" deleting:
    say each time that there was something to delete.
    """

    def __init__(self, manner: str) -> None:
        self._manner = manner
        try:
            with open(FILE) as file:
                self._kept: dict[str, str] = json.load(file)
        except OSError:
            self._kept = {}

    def get(self, kind: int, index: int, key: "memoryview | None") -> "bytes | None":
        """Without a key, the one with that index of its kind."""
        if key is None:
            found = sorted(each for each in self._kept if each.startswith(f"{kind} "))
            name = found[index] if index < len(found) else ""
        else:
            name = _name(kind, key)
        return bytes.fromhex(self._kept[name]) if name in self._kept else None

    def set(self, kind: int, key: memoryview, secret: "memoryview | None") -> bool:
        """None deletes it. False if it was not stored, or there was nothing to delete."""
        name = _name(kind, key)
        if self._manner == "hold on" or (self._manner == "refuse" and secret is not None):
            return False
        if secret is not None:
            self._kept[name] = bytes(secret).hex()
        elif self._kept.pop(name, None) is None:
            return self._manner == "deny"
        with open(FILE, "w") as file:
            json.dump(self._kept, file)
        return True


def _name(kind: int, key: memoryview) -> str:
    return f"{kind} {bytes(key).hex()}"
