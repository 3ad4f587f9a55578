"""Weeks of guided sessions by somebody made up, at once."""

from kneadle_sims.weeks.fill import TAG, fill

__all__ = ["TAG", "fill"]
