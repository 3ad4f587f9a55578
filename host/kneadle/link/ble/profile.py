"""What kinds of device can be connected to, and where their bytes come out and go in."""

from collections.abc import Callable
from dataclasses import dataclass

from kneadle.devices import Kind
from kneadle.samples import Decoder
from kneadle.wire import progressor
from kneadle.wire.ball import BareDecoder
from kneadle.wire.dialect import BALL, Dialect

# docs/protocol.md, "Bluetooth LE"
BALL_SERVICE = "8443ddd0-83fa-4cc0-a62e-d0143e8ee9e9"
BALL_STREAM = "8443ddd1-83fa-4cc0-a62e-d0143e8ee9e9"
BALL_CONTROL = "8443ddd2-83fa-4cc0-a62e-d0143e8ee9e9"


@dataclass(frozen=True, slots=True)
class Profile:
    """`secured`: it must be bonded with. Where the system says whether a link is encrypted, nothing
    is written before; elsewhere the device itself refuses what comes unencrypted.

    `decoder` is made for each connection, from the device's name.
    """

    kind: Kind
    service: str
    stream: str
    control: str
    secured: bool
    decoder: Callable[[str], Decoder]
    dialect: Dialect


PROFILES: dict[Kind, Profile] = {
    "ball": Profile(
        "ball",
        BALL_SERVICE,
        BALL_STREAM,
        BALL_CONTROL,
        secured=True,
        decoder=lambda _: BareDecoder(),
        dialect=BALL,
    ),
    "progressor": Profile(
        "progressor",
        progressor.SERVICE_UUID,
        progressor.DATA_UUID,
        progressor.CONTROL_UUID,
        secured=False,
        decoder=progressor.ProgressorDecoder,
        dialect=progressor.PROGRESSOR,
    ),
}
