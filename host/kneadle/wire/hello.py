"""The Hello message: what a ball is, said before its samples make sense."""

from struct import Struct

from kneadle.samples import Calibration, Hello, Linear, Relative
from kneadle.wire.layout import Kind, MalformedError, header, unpack_body

VERSION = 1
TICK_BITS = 32
SENSORS = ("counts", "load_cell", "fsr", "air", "newtons")
NAME = "Kneadle "  # and the serial number in hex

_BODY = Struct("<BBHH3sH6s")


def pack_hello(hello: Hello) -> bytes:
    """The stored calibration is left out: it is a message of its own."""
    return header(Kind.HELLO) + _BODY.pack(
        hello.protocol_version,
        SENSORS.index(hello.sensor),
        round(hello.rate_hz),
        round(hello.full_scale_n or 0),
        round(hello.full_scale_counts or 0).to_bytes(3, "little"),
        hello.boot_id,
        bytes.fromhex(hello.device.removeprefix(NAME)),
    )


def parse_hello(data: bytes) -> Hello:
    version, sensor, rate_hz, full_scale_n, full_counts, boot_id, serial = unpack_body(_BODY, data)
    if version == 0 or sensor >= len(SENSORS) or rate_hz == 0:
        raise MalformedError(f"Hello of version {version}, sensor {sensor}, {rate_hz} Hz")
    full_scale_counts = float(int.from_bytes(full_counts, "little")) or None
    return Hello(
        device=NAME + serial.hex().upper(),
        sensor=SENSORS[sensor],
        rate_hz=float(rate_hz),
        tick_hz=float(rate_hz),
        calibration=uncalibrated(SENSORS[sensor], full_scale_counts),
        tick_bits=TICK_BITS,
        full_scale_n=float(full_scale_n) or None,
        full_scale_counts=full_scale_counts,
        boot_id=boot_id,
        protocol_version=version,
    )


def uncalibrated(sensor: str, full_scale_counts: float | None) -> Calibration:
    """What a ball's raw counts mean until somebody calibrates it."""
    if sensor == "newtons":
        return Linear(0.0, 0.001)  # raw counts are millinewtons
    if full_scale_counts is None:
        raise MalformedError(f"sensor {sensor!r} without its full scale in counts")
    return Relative(0.0, full_scale_counts)
