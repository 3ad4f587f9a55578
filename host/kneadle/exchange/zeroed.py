"""What an import calls zero: a sensor that reads something at rest does so all the time."""

from kneadle.detect.limits import Limits
from kneadle.exchange.as_messages import messages
from kneadle.exchange.recording import Recording
from kneadle.exchange.survey import Survey
from kneadle.pipeline import Pipeline
from kneadle.telling import unit_of

LEAST_N = 0.05  # less is 0.0 in every list
LOOKED_AT_S = 60.0  # of the file, for the preview; who is never at rest has no such second


def zero_found(pipeline: Pipeline) -> tuple[float, float] | None:
    """Device time, and newtons; None while it is not known, or as good as 0."""
    found = pipeline.decisions and pipeline.decisions.first_zero
    return found if found and abs(found[1]) >= LEAST_N else None


def words(zero_n: float, *, relative: bool) -> str:
    return f"Called zero: the first quiet second, {zero_n:.1f} {unit_of(relative=relative)}."


def called_zero(
    recording: Recording, found: Survey, unit: str, time: str, zero: float
) -> str | None:
    """In words, before anything is written."""
    pipeline = Pipeline(Limits())
    for message in messages(recording, found, unit, time, zero):
        update = pipeline.feed([message])
        first_s = pipeline.first_s
        if pipeline.decisions and pipeline.decisions.first_zero:
            break
        if first_s is not None and update.view.t_s - first_s > LOOKED_AT_S:
            break
    there = zero_found(pipeline)
    return words(there[1], relative=recording.relative) if there else None
