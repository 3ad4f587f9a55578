"""A cut of power on the file systems that boards have; only MicroPython has them here."""

from ball.settings import Settings

try:
    import vfs  # type: ignore[import-not-found]
except ImportError:
    vfs = None

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FOLDER = "/flash"
CALIBRATION = "calibration"
NO_SUCH_DEVICE = -19
OLD = {"calibration": "6201" + "00" * 8, "bonds": "bond/1/aa"}
NEW = "6402" + "11" * 16
LATER = "6201" + "22" * 8


class PowerCutError(Exception):
    pass


class Flash:
    """A block device in memory. Write or erase number `cut_at` stops half way: then it is dead."""

    def __init__(self, block_bytes: int, data: bytearray) -> None:
        self.data, self.block_bytes = data, block_bytes
        self.cut_at = -1
        self.torn = True
        self.writes = 0
        self.dead = False

    def readblocks(self, block: int, buffer: "bytearray", offset: int = 0) -> int:
        if self.dead:
            return NO_SUCH_DEVICE
        at = block * self.block_bytes + offset
        buffer[:] = self.data[at : at + len(buffer)]
        return 0

    def writeblocks(self, block: int, buffer: "bytes", offset: int = 0) -> int:
        if self.dead:
            return NO_SUCH_DEVICE
        self._change(block * self.block_bytes + offset, bytes(buffer))
        return 0

    def ioctl(self, op: int, block: int) -> "int | None":
        if op == 4:
            return len(self.data) // self.block_bytes
        if op == 5:
            return self.block_bytes
        if op == 6 and not self.dead:
            self._change(block * self.block_bytes, b"\xff" * self.block_bytes)
        return 0

    def _change(self, at: int, new: bytes) -> None:
        self.writes += 1
        if self.writes == self.cut_at:
            half = len(new) // 2 if self.torn else 0
            self.data[at : at + half] = new[:half]
            self.dead = True
            raise PowerCutError
        self.data[at : at + len(new)] = new

    def cut(self, write: int, *, torn: bool) -> "Flash":
        """The same, that fails at that write from now on."""
        flash = Flash(self.block_bytes, bytearray(self.data))
        flash.cut_at, flash.torn = write, torn
        return flash


class Lfs2:
    """As ESP32 and RP2 boards have it."""

    def make(self) -> Flash:
        flash = Flash(4096, bytearray(16 * 4096))
        vfs.VfsLfs2.mkfs(flash)
        return flash

    def mount(self, flash: Flash) -> None:
        vfs.mount(vfs.VfsLfs2(flash), FOLDER)


class Fat:
    """As a board has it whose partition says so."""

    def make(self) -> Flash:
        flash = Flash(512, bytearray(128 * 512))
        vfs.VfsFat.mkfs(flash)
        return flash

    def mount(self, flash: Flash) -> None:
        vfs.mount(vfs.VfsFat(flash), FOLDER)


SYSTEMS = (Lfs2(), Fat())


def put(system: "Any", flash: Flash, value: str, name: str = CALIBRATION) -> bool:
    """False if the power was cut."""
    try:
        system.mount(flash)
        Settings(FOLDER + "/").put(name, value)
    except PowerCutError:
        pass
    finally:
        unmount()
    return not flash.dead


def unmount() -> None:
    try:
        vfs.umount(FOLDER)
    except (OSError, PowerCutError):
        pass


def read(system: "Any", flash: Flash) -> "dict[str, str | None]":
    """What a ball finds that starts with a copy of this flash."""
    system.mount(flash.cut(-1, torn=False))
    try:
        settings = Settings(FOLDER + "/")
        return {name: settings.get(name) for name in settings.names()}
    finally:
        unmount()


def filled(system: "Any") -> Flash:
    flash: Flash = system.make()
    for name, value in OLD.items():
        assert put(system, flash, value, name)
    assert read(system, flash) == OLD
    return flash


def changed(value: str) -> "dict[str, str]":
    after = dict(OLD)
    after[CALIBRATION] = value
    return after


def after_each_cut(system: "Any", flash: Flash, value: str, *, torn: bool) -> "list[Flash]":
    """What is left when the power is cut at the first write, the second, and so on to the last."""
    left: list[Flash] = []
    while True:
        cut = flash.cut(len(left) + 1, torn=torn)
        if put(system, cut, value):
            return left
        left.append(cut)


def test_a_cut_at_any_write_leaves_the_old_or_the_new() -> None:
    for system in SYSTEMS:
        for torn in (False, True):
            left = after_each_cut(system, filled(system), NEW, torn=torn)

            assert len(left) >= 3
            for write, flash in enumerate(left):
                assert read(system, flash) in (OLD, changed(NEW)), (system, torn, write)


def test_the_change_after_a_cut_is_kept() -> None:
    for system in SYSTEMS:
        for flash in after_each_cut(system, filled(system), NEW, torn=True):
            again = flash.cut(-1, torn=False)
            put(system, again, LATER)

            assert read(system, again) == changed(LATER)


def test_a_second_cut_loses_no_more_than_the_first() -> None:
    for system in SYSTEMS:
        for first, flash in enumerate(after_each_cut(system, filled(system), NEW, torn=True)):
            before = read(system, flash)
            for second, twice in enumerate(after_each_cut(system, flash, LATER, torn=True)):
                now = read(system, twice)
                assert now in (before, changed(LATER)), (system, first, second, now)


if vfs is None:  # nothing here can be promised on CPython
    del test_a_cut_at_any_write_leaves_the_old_or_the_new
    del test_the_change_after_a_cut_is_kept
    del test_a_second_cut_loses_no_more_than_the_first
