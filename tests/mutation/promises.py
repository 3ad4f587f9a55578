"""Which tests are the promises of a detector."""

from collections.abc import Sequence
from typing import NamedTuple


class Promises(NamedTuple):
    """Test files below tests/core; what is chosen from those that several detectors share."""

    files: Sequence[str]
    chosen: str


def _promises(*files: str, shared: Sequence[str] = ()) -> Promises:
    every = ("test_every_detector.py",) if shared else ()
    return Promises((*files, *every), " or ".join((*files, *shared)))


PROMISES = {
    "ceiling": _promises("test_ceiling.py", shared=["[ceiling", "memory_of_what_sees_samples"]),
    "contact": _promises("test_contact.py", shared=["[contact"]),
    "hold": _promises("test_hold.py", shared=["[hold", "memory_of_what_sees_bins"]),
    "rolling": _promises("test_rolling.py", shared=["[rolling", "memory_of_what_sees_bins"]),
    "spike": _promises("test_spike.py", shared=["[spike", "memory_of_what_sees_samples"]),
    "too_long": _promises("test_too_long.py", shared=["[too_long"]),
    "gap": _promises("test_quality.py", shared=["[gap"]),
    "mask": _promises("test_quality.py", shared=["[mask"]),
    "flat": _promises("test_quality.py", shared=["[flat", "memory_of_what_looks"]),
    "zero": _promises("test_zero.py"),
    "personal": _promises("test_personal_ceiling.py"),
    "deglitch": _promises("test_deglitch.py"),
    "smooth": _promises("test_smooth.py"),
}
