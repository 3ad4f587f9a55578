"""What home says: read from the files and the journal by somebody else."""

from dataclasses import dataclass

from kneadle.coach.advice import Advice
from kneadle.coach.state import Ceiling


@dataclass(frozen=True, slots=True)
class Facts:
    """`advice` is None where nobody can know it; `lowered` are ceilings that a session lowered.

    `troubles` are sentences.
    """

    device: str = ""
    ball: bool = True  # one is paired
    several: bool = False  # devices, to choose from
    advice: Advice | None = None
    lowered: tuple[Ceiling, ...] = ()
    troubles: tuple[str, ...] = ()
