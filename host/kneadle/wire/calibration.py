"""The Calibration message, which travels both ways: the ball's own, or one for it to store."""

from collections.abc import Sequence
from math import isfinite
from struct import Struct

from kneadle.samples import Calibrated, Calibration, Hello, Linear, PowerLaw, Relative
from kneadle.wire.hello import uncalibrated
from kneadle.wire.layout import Kind, MalformedError, count_of, header, require_length

KIND_NONE, KIND_LINEAR, KIND_POWER_LAW = range(3)
_COUNTS = {KIND_NONE: 0, KIND_LINEAR: 2, KIND_POWER_LAW: 4}


def pack_calibration(calibration: Calibration) -> bytes:
    """Uncalibrated travels as "none", and the power law without its `full_counts`:
    the Hello before it says those."""
    match calibration:
        case Relative():
            return _message(KIND_NONE)
        case Linear(zero_counts, n_per_count):
            return _message(KIND_LINEAR, zero_counts, n_per_count)
        case PowerLaw(a, b, c, _, creep_per_decade):
            return _message(KIND_POWER_LAW, a, b, c, creep_per_decade)
        case _:
            raise ValueError(f"no Kneadle message carries {calibration}")


def _message(kind: int, *values: float) -> bytes:
    return header(Kind.CALIBRATION, len(values)) + Struct(f"<B{len(values)}f").pack(kind, *values)


def parse_calibration(data: bytes, hello: Hello | None) -> Calibrated:
    """`hello` completes what the message leaves out; without one only "linear" makes sense."""
    count = count_of(data)
    require_length(data, 2 + 4 * count)
    kind, *values = Struct(f"<B{count}f").unpack_from(data, 1)
    if _COUNTS.get(kind) != count:
        raise MalformedError(f"calibration of kind {kind} with {count} numbers")
    if not all(isfinite(value) for value in values):
        raise MalformedError(f"calibration with {values}")
    if kind == KIND_LINEAR:
        return Calibrated(_linear(*values))
    if hello is None:
        raise MalformedError("a calibration that needs a Hello before it")
    if kind == KIND_NONE:
        return Calibrated(uncalibrated(hello.sensor, hello.full_scale_counts))
    return Calibrated(_power_law(values, hello.full_scale_counts))


def _linear(zero_counts: float, n_per_count: float) -> Linear:
    # Negative is fine: a load cell wired the other way round.
    if n_per_count == 0:
        raise MalformedError("a calibration that calls every count zero newtons")
    return Linear(zero_counts, n_per_count)


def _power_law(values: Sequence[float], full_counts: float | None) -> PowerLaw:
    a, b, c, creep_per_decade = values
    if a <= 0 or b <= 0 or not 0 <= creep_per_decade < 1 or full_counts is None:
        raise MalformedError(f"power law with {values} and a full scale of {full_counts}")
    return PowerLaw(a, b, c, full_counts, creep_per_decade)
