"""Whatever device a person chose, as a link."""

from typing import TYPE_CHECKING

from kneadle.devices import Known
from kneadle.link.base import Link
from kneadle.link.remembered import Remembered

if TYPE_CHECKING:  # bleak takes a tenth of a second, and a cable needs none of it
    from kneadle.link.ble.radio import Radio


async def open_known(known: Known, radio: "Radio | None" = None) -> Link:
    """Raises LinkError: it is not there, or not the one that was paired."""
    link = await (_open_serial(known) if known.transport == "serial" else _open_ble(known, radio))
    return link if known.calibration is None else Remembered(link, known.calibration)


async def _open_serial(known: Known) -> Link:
    from kneadle.link.serial import SerialLink  # noqa: PLC0415

    link = await SerialLink.open(known.id)
    if not known.identity:
        return link
    from kneadle.link.identity import proven  # noqa: PLC0415

    try:
        return await proven(link, known)
    except BaseException:
        await link.close()
        raise


async def _open_ble(known: Known, radio: "Radio | None") -> Link:
    from kneadle.link.ble.advertised import open_scale  # noqa: PLC0415
    from kneadle.link.ble.connect import open_ble  # noqa: PLC0415
    from kneadle.link.ble.radio import this_computer  # noqa: PLC0415

    radio = radio or this_computer()
    return await (open_scale if known.kind == "whc06" else open_ble)(radio, known)
