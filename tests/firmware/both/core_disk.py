"""A file system in memory, whose power fails or which is full at a step that a test chooses."""

from ball import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class PowerCut(BaseException):
    """Nothing survives it but what was written."""


class File:
    """Each byte that is written lands by itself, and closing is a step of its own."""

    def __init__(self, disk: "Disk", path: str, writes: bool) -> None:
        self._disk, self._path, self._writes = disk, path, writes

    def __enter__(self) -> "File":
        return self

    def __exit__(self, *error: object) -> None:
        if self._writes:
            self._disk.step()

    def read(self) -> str:
        return self._disk.files[self._path].decode()

    def write(self, text: str) -> None:
        for byte in text.encode():
            self._disk.step()
            self._disk.files[self._path] += bytes([byte])


class Disk:
    """`fails_at` is the step that fails, with `error`; without one, none does."""

    def __init__(self, *, renames_at_once: bool = True) -> None:
        self.files: dict[str, bytes] = {}
        self.steps = 0
        self.fails_at = -1
        self.error: type[BaseException] = PowerCut
        self._renames_at_once = renames_at_once  # FAT takes the old file away first

    def step(self) -> None:
        self.steps += 1
        if self.steps == self.fails_at:
            raise self.error(28)

    def open(self, path: str, mode: str = "r") -> File:
        if mode == "r" and path not in self.files:
            raise OSError(2)
        if mode == "w":
            self.step()
            self.files[path] = b""
        return File(self, path, mode == "w")

    def rename(self, old: str, new: str) -> None:
        self.step()
        if not self._renames_at_once:
            self.files.pop(new, None)
            self.step()
        self.files[new] = self.files.pop(old)

    def copy(self) -> "Disk":
        """As it is after the power came back."""
        disk = Disk(renames_at_once=self._renames_at_once)
        disk.files = dict(self.files)
        return disk

    def settings(self) -> settings.Settings:
        """A ball that starts with this disk."""
        module: Any = settings
        module.open, module.os = self.open, self
        try:
            return Plugged(self)
        finally:
            unplug()


class Plugged(settings.Settings):
    """Settings that use this disk whenever they write."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        super().__init__()

    def put(self, name: str, value: "str | None") -> bool:
        module: Any = settings
        module.open, module.os = self._disk.open, self._disk
        try:
            return super().put(name, value)
        finally:
            unplug()


def unplug() -> None:
    import os

    module: Any = settings
    module.open, module.os = open, os
