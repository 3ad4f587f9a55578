"""The devices around: what a scan heard, and what a person chose to keep."""

from dataclasses import dataclass
from typing import Literal

from kneadle.samples import Calibration

Kind = Literal["ball", "progressor", "whc06", "serial"]
Transport = Literal["ble", "serial"]


@dataclass(frozen=True, slots=True)
class Found:
    """What a scan heard.

    `id` is the Bluetooth address (on macOS the system's own name for it) or the serial port.
    A sign that is None was not given, or nobody knows it without connecting.
    """

    id: str
    name: str
    kind: Kind
    transport: Transport
    signal_dbm: int | None = None
    battery_percent: int | None = None
    paired: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A device that a person chose. `name` is what the person calls it.

    `identity` is what the device said of itself when it was paired (`Hello.device`): another one
    at the same address is refused. `calibration` stands in for one that it cannot store itself.
    """

    id: str
    name: str
    kind: Kind
    transport: Transport
    identity: str = ""
    calibration: Calibration | None = None
