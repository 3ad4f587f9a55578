"""What each number means, for the report, the screen and docs/review.md.

"row n" and "section n" are of the project's facts, summarised in docs/limits.md; "ours" is a design
choice and comes from no trial.
"""

from kneadle.review.definitions.base import Definition
from kneadle.review.definitions.hold import HOLD
from kneadle.review.definitions.session import SESSION
from kneadle.review.definitions.weeks import WEEKS

__all__ = ["ALL", "HOLD", "SESSION", "WEEKS", "Definition"]

ALL = (*HOLD, *SESSION, *WEEKS)
