"""What a ball keeps when it is off, in a file that a cut of power cannot spoil.

A change is written whole into a second file, which then takes the place of the first. Each has a
checksum: whichever is whole is read, and the first one first.
"""

import json
import os
from binascii import crc32

FILE, NEW_FILE = "settings.json", "settings.new"


class Settings:
    """Short texts by name. A value that could not be written is in force until the ball sleeps."""

    def __init__(self, folder: str = "") -> None:
        self._file, self._new_file = folder + FILE, folder + NEW_FILE
        self._written = True
        values = _read(self._file)
        if values is None:
            values = _read(self._new_file) or {}
            self._written = not values or self._take_place()
        self._values = values

    def get(self, name: str) -> "str | None":
        return self._values.get(name)

    def names(self) -> "list[str]":
        return list(self._values)

    def put(self, name: str, value: "str | None") -> bool:
        """None forgets it. False if the file system did not take it; then nothing changed there."""
        self.change(name, value)
        return self.save()

    def change(self, name: str, value: "str | None") -> None:
        """In force at once, and written by the next `save`: for who has no time to write now."""
        if self._values.get(name) == value:
            return
        if value is None:
            self._values.pop(name, None)
        else:
            self._values[name] = value
        self._written = False

    def save(self) -> bool:
        if self._written:
            return True
        try:
            _write(self._new_file, self._values)
        except OSError:
            return False
        self._written = self._take_place()
        return self._written

    def _take_place(self) -> bool:
        """FAT takes the first file away before: cut there, the second is all that is left."""
        try:
            os.rename(self._new_file, self._file)
        except OSError:
            return False
        return True


def _write(path: str, values: "dict[str, str]") -> None:
    text = json.dumps(values)
    with open(path, "w") as file:
        file.write(f"{crc32(text.encode()):08x}")
        file.write(text)


def _read(path: str) -> "dict[str, str] | None":
    """None if there is none, or not a whole one."""
    try:
        with open(path) as file:
            told = file.read()
        text = told[8:]
        if int(told[:8], 16) != crc32(text.encode()):
            return None
        values = json.loads(text)
    except (OSError, ValueError):
        return None
    return values if isinstance(values, dict) else None
