"""From stored events and readings to numbers; each is defined in docs/review.md. Pure functions."""
