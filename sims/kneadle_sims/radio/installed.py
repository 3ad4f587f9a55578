"""The whole program on a virtual radio, in this process, without knowing it."""

from collections.abc import Iterator
from contextlib import contextmanager

from kneadle.link.ble import radio
from kneadle_sims.radio.radio import VirtualRadio


@contextmanager
def installed(air: VirtualRadio) -> Iterator[VirtualRadio]:
    """What this computer has for Bluetooth, until the block ends."""
    before = radio.this_computer
    stand_in = radio.Radio(
        air.scanner_backend, air.client_backend, air.adapter_backend, air.encrypted
    )
    radio.this_computer = lambda: stand_in
    try:
        yield air
    finally:
        radio.this_computer = before
