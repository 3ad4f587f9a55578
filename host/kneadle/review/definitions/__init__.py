"""What each number means, for the report, the screen and docs/review.md.

Each says in plain words where it comes from: a trial, or our own choice, which is of no trial.
"""

from kneadle.review.definitions.base import OURS, Definition
from kneadle.review.definitions.hold import HOLD
from kneadle.review.definitions.session import SESSION
from kneadle.review.definitions.weeks import WEEKS

__all__ = ["ALL", "HOLD", "OURS", "SESSION", "WEEKS", "Definition"]

ALL = (*HOLD, *SESSION, *WEEKS)
