"""A recording of a sensor that nobody calibrated: no newtons, and no unit makes them so."""

from dataclasses import replace
from pathlib import Path

from kneadle.errors import TraceError
from kneadle.exchange.recording import Recording, Said
from kneadle.exchange.units import RELATIVE

NOT_CALIBRATED = "Nobody calibrated its sensor: full scale is called 100, these are no newtons."


def without_unit(recording: Recording, path: Path, said: Said) -> Recording:
    """Raises TraceError where the person named a unit all the same."""
    if said.unit:
        raise TraceError(
            f"{path.name} has no unit of force: nobody calibrated its sensor, and full scale is"
            " called 100.",
            "Leave out --unit; or weigh its counts, and give --column raw_counts with the unit.",
        )
    understood = (*recording.understood, NOT_CALIBRATED)
    return replace(recording, unit=RELATIVE, relative=True, understood=understood)
