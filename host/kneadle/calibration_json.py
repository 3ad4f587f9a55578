"""A calibration as JSON, and back, exactly."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from kneadle.samples import Calibration, Identity, Linear, PowerLaw, Relative

_KINDS: dict[str, type[Calibration]] = {
    "identity": Identity,
    "linear": Linear,
    "power_law": PowerLaw,
    "relative": Relative,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def calibration_fields(calibration: Calibration) -> dict[str, Any]:
    return {"kind": _NAMES[type(calibration)], **asdict(calibration)}


def calibration_of(given: Mapping[str, Any]) -> Calibration:
    """Fields that a newer version added are left aside.

    Raises ValueError, KeyError or TypeError where nothing can be made of it.
    """
    kind = _KINDS[given["kind"]]
    return kind(**{field.name: given[field.name] for field in fields(kind) if field.name in given})
