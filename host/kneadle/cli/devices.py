"""kneadle devices: what was paired, and what it is called."""

import json
from argparse import Namespace

from kneadle.cli import ending, usage
from kneadle.cli.device_table import as_json, table
from kneadle.cli.output import say
from kneadle.devices import Known
from kneadle.errors import KneadleError, LinkError
from kneadle.registry.file import devices

NEEDED = {
    "list": (),
    "rename": ("DEVICE", "NEW-NAME"),
    "forget": ("DEVICE",),
    "default": ("DEVICE",),
}


def run(arguments: Namespace) -> int:
    _check(arguments)
    said = _ACTIONS[arguments.action](arguments)
    say(json.dumps(as_json(devices().read())) if arguments.json else said)
    return 0


def _check(arguments: Namespace) -> None:
    """argparse cannot know which action needs which words."""
    needed = NEEDED[arguments.action]
    given = [word for word in (arguments.device, arguments.new_name) if word is not None]
    form = " ".join(("devices", arguments.action, *needed))
    if len(given) < len(needed):
        usage.refuse(form, f"{needed[len(given)]} is missing")
    if len(given) > len(needed):
        usage.refuse(form, f"{given[len(needed)]!r} is one word too many")


def _list(arguments: Namespace) -> str:
    return table(devices().read())


def _rename(arguments: Namespace) -> str:
    old = devices().read().find(arguments.device)
    book = devices().update(lambda book: book.renamed(book.find(old.id).id, arguments.new_name))
    return f"{old.name} is now called {book.find(old.id).name}."


def _forget(arguments: Namespace) -> str:
    """The bond first: who is interrupted there can ask again."""
    known = devices().read().find(arguments.device)
    trouble = _unbonded(known)
    book = devices().update(lambda book: book.without(known.id))
    if trouble is not None:
        raise KneadleError(
            f"{known.name} is forgotten, but this computer keeps its bond: {trouble.what}",
            trouble.do,
        )
    now = "" if book.default is None else f" Your default device is {book.default.name}."
    return f"{known.name} is forgotten.{now}"


def _unbonded(known: Known) -> LinkError | None:
    """Only balls are bonded with. What kept the bond from being removed, if anything did."""
    if known.kind != "ball" or known.transport != "ble":
        return None
    from kneadle.link.ble.pair import unpair
    from kneadle.link.ble.radio import this_computer

    try:
        ending.run(unpair(this_computer(), known.id, known.name))
    except LinkError as error:
        return error
    return None


def _default(arguments: Namespace) -> str:
    book = devices().update(lambda book: book.with_default(book.find(arguments.device).id))
    return f"{book.find(arguments.device).name} is the default: `kneadle live` uses it."


_ACTIONS = {"list": _list, "rename": _rename, "forget": _forget, "default": _default}
