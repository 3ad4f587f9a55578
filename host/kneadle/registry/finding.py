"""Which device a person means."""

from collections.abc import Callable, Sequence

from kneadle.devices import Known
from kneadle.errors import KneadleError


def find(devices: Sequence[Known], text: str) -> Known:
    """By id, by name, or by the first letters of just one name, in capitals or not.

    Raises KneadleError, with the names there are.
    """
    wanted = text.strip().casefold()
    ways: tuple[Callable[[Known], bool], ...] = (
        lambda known: known.id.casefold() == wanted,
        lambda known: known.name.casefold() == wanted,
        lambda known: wanted != "" and known.name.casefold().startswith(wanted),
    )
    for meant in ways:
        found = [known for known in devices if meant(known)]
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(text, found)
    raise _unknown(text, devices)


def names(devices: Sequence[Known]) -> str:
    return ", ".join(known.name for known in devices)


def none_paired() -> KneadleError:
    return KneadleError("No device is paired yet.", "Run `kneadle pair`, or give --serial PORT.")


def _ambiguous(text: str, found: Sequence[Known]) -> KneadleError:
    return KneadleError(
        f"{text!r} may be any of these: {names(found)}.", "Give more of the name, or the id."
    )


def _unknown(text: str, devices: Sequence[Known]) -> KneadleError:
    if not devices:
        return none_paired()
    return KneadleError(
        f"You have no device called {text!r}.",
        f"You have: {names(devices)}. `kneadle pair` adds another.",
    )
