"""kneadle scan: what is there to pair."""

import json
import sys
from argparse import Namespace
from typing import Any

from kneadle.cli import ending
from kneadle.cli.around import Around, look_around, signal_words
from kneadle.cli.device_table import KINDS
from kneadle.cli.output import say
from kneadle.devices import Found
from kneadle.registry.file import devices

NOTHING = "Nothing is heard. Wake the ball with its button, keep it within a few metres, try again."


def run(arguments: Namespace) -> int:
    around = ending.run(look_around(arguments.seconds, devices().read()))
    say(json.dumps([_fields(each) for each in around.found]) if arguments.json else _text(around))
    if around.trouble is None:
        return 0
    print(f"kneadle: {around.trouble.what}\n  {around.trouble.do}", file=sys.stderr)
    return 1


def _fields(found: Found) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": found.name,
        "kind": found.kind,
        "transport": found.transport,
        "signal_dbm": found.signal_dbm,
        "battery": found.battery_percent,
        "paired": found.paired,
    }


def _text(around: Around) -> str:
    if not around.found:
        return "" if around.trouble else NOTHING
    width = max(len(each.name) for each in around.found)
    head = f"{'Name':<{width}}  Kind          Signal     Battery  Paired  Id"
    return "\n".join([head, *(_row(each, width) for each in around.found)])


def _row(found: Found, width: int) -> str:
    battery = "" if found.battery_percent is None else f"{found.battery_percent} %"
    return (
        f"{found.name:<{width}}  {KINDS[found.kind]:<12}  {signal_words(found.signal_dbm):<9}"
        f"  {battery:>7}  {'yes' if found.paired else 'no':<6}  {found.id}"
    )
