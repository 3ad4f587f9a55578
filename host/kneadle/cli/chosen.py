"""The device and the ceiling that a command is meant for."""

from argparse import Namespace
from contextlib import suppress
from dataclasses import replace

from kneadle.cli import usage
from kneadle.devices import Known
from kneadle.errors import KneadleError
from kneadle.registry import finding
from kneadle.registry.book import Book
from kneadle.registry.file import ceilings, devices


def known_device(arguments: Namespace) -> Known:
    """What --serial or --device names, else the default. Raises KneadleError if there is none."""
    if arguments.serial is not None:
        return _on_port(arguments.serial)
    book = devices().read()
    if arguments.device is not None:
        return book.find(arguments.device)
    return book.default or _no_default(book)


def ceiling_for(arguments: Namespace) -> float | None:
    """In newtons: what --ceiling says, else what was measured for --muscle and --side.

    None when none of them is given. Raises KneadleError if nothing was measured there.
    """
    if arguments.ceiling is not None:
        return float(arguments.ceiling)
    muscle, side = arguments.muscle, arguments.side
    if muscle is None and side is None:
        return None
    if muscle is None or side is None:
        usage.refuse(f"{arguments.command} --muscle MUSCLE --side SIDE", "one needs the other")
    measured = ceilings().read().find(muscle, side)
    if measured is None:
        raise _not_measured(muscle, side)
    return measured.ceiling_n


def _on_port(port: str) -> Known:
    """Whatever is there now; a calibration kept for this port stands in for one it lacks.

    One that belongs to a certain ball does not: another one may be plugged in.
    """
    bare = Known(port, port, kind="serial", transport="serial")
    with suppress(KneadleError):  # a damaged list of devices is no reason not to begin
        kept = next((known for known in devices().read().devices if known.id == port), bare)
        return bare if kept.identity else replace(bare, calibration=kept.calibration)
    return bare


def _no_default(book: Book) -> Known:
    if not book.devices:
        raise finding.none_paired()
    raise KneadleError(
        "None of your devices is the default.",
        f"Give --device NAME, or `kneadle devices default NAME`: {finding.names(book.devices)}.",
    )


def _not_measured(muscle: str, side: str) -> KneadleError:
    return KneadleError(
        f"No ceiling was measured for {muscle} {side}.",
        f"Run `kneadle calibrate ceiling --muscle {muscle} --side {side}`, or give --ceiling N.",
    )
