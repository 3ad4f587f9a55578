"""The devices that a person chose, and which of them is meant when none is named."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count

from kneadle.devices import Known
from kneadle.errors import KneadleError
from kneadle.registry import finding


@dataclass(frozen=True, slots=True)
class Book:
    """Devices in the order in which they came. No two share an id or a name.

    Changes return another Book. Raises ValueError for what contradicts itself.
    """

    devices: tuple[Known, ...] = ()
    default_id: str | None = None

    def __post_init__(self) -> None:
        ids = [known.id for known in self.devices]
        names = [known.name.casefold() for known in self.devices]
        if len({*ids}) < len(ids) or len({*names}) < len(names):
            raise ValueError("two devices share an id or a name")
        if self.default_id is not None and self.default_id not in ids:
            raise ValueError(f"the default {self.default_id!r} is not among the devices")

    @property
    def default(self) -> Known | None:
        return next((known for known in self.devices if known.id == self.default_id), None)

    def find(self, text: str) -> Known:
        """By id, name or the first letters of a name. Raises KneadleError."""
        return finding.find(self.devices, text)

    def with_device(self, known: Known) -> "Book":
        """It takes the place of its old self, and keeps its name: a person may have given it.

        It keeps its calibration too, if it has none now. A name that another one has gets a
        number. The first device is the default.
        """
        book = self._with_moved(known)
        before = {each.id: each for each in book.devices}
        others = [each for each in book.devices if each.id != known.id]
        now = _remembering(before.get(known.id, known), known)
        named = replace(now, name=_free(_tidy(now.name) or now.kind, others))
        devices = tuple((before | {known.id: named}).values())
        return Book(devices, book.default_id if before else known.id)

    def renamed(self, id: str, name: str) -> "Book":
        """Raises KneadleError when another one is called so, or nothing of the name can be read."""
        name = _tidy(name)
        if not name:
            raise KneadleError("A name needs a letter or a digit.", "Give a name you can read.")
        if _free(name, (each for each in self.devices if each.id != id)) != name:
            raise KneadleError(f"Another device is called {name} already.", "Give another name.")
        return replace(
            self,
            devices=tuple(
                replace(each, name=name) if each.id == id else each for each in self.devices
            ),
        )

    def without(self, id: str) -> "Book":
        """Of several that are left none takes over as the default: nobody chose it."""
        left = tuple(each for each in self.devices if each.id != id)
        if self.default_id != id:
            return replace(self, devices=left)
        return Book(left, left[0].id if len(left) == 1 else None)

    def with_default(self, id: str) -> "Book":
        return replace(self, default_id=id)

    def _with_moved(self, known: Known) -> "Book":
        """The same device with the id that it has now: a USB port gets another number at times."""
        old = next((each for each in self.devices if _moved(each, known)), None)
        if old is None:
            return self
        left = (each for each in self.devices if each is old or each.id != known.id)
        devices = tuple(replace(each, id=known.id) if each is old else each for each in left)
        return Book(devices, known.id if self.default_id == old.id else self.default_id)


def _moved(old: Known, now: Known) -> bool:
    """Only one that says who it is can be known again."""
    same = (old.identity, old.transport) == (now.identity, now.transport)
    return same and now.identity != "" and old.id != now.id


def _remembering(old: Known, now: Known) -> Known:
    kept = old.calibration if now.calibration is None and old.identity == now.identity else None
    return replace(now, name=old.name, calibration=kept or now.calibration)


def _tidy(name: str) -> str:
    """What a radio calls itself may hold anything, even commands to a terminal."""
    return " ".join("".join(each if each.isprintable() else " " for each in name).split())


def _free(name: str, others: Iterable[Known]) -> str:
    """The name, or the name with the first number that sets it apart."""
    taken = {each.name.casefold() for each in others}
    numbered = (name if number == 1 else f"{name} {number}" for number in count(1))
    return next(free for free in numbered if free.casefold() not in taken)
