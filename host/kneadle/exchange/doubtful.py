"""Forces that nobody presses: then the unit is another one."""

from kneadle.detect.limits import Limits
from kneadle.exchange.recording import Recording
from kneadle.exchange.survey import Survey
from kneadle.exchange.table import COLUMNS
from kneadle.exchange.units import N_PER


def doubtful(recording: Recording, found: Survey) -> str | None:
    """A question for the preview. Kneadle's own CSV is in newtons, glitches and all."""
    if recording.unit is None or recording.relative or recording.columns == tuple(COLUMNS):
        return None
    most_n = max(abs(found.lowest), abs(found.highest)) * N_PER[recording.unit]
    if most_n <= Limits().implausible_n:
        return None
    return (
        f"{most_n:,.0f} N is more than a person can press: is the force really in {recording.unit}?"
    )
