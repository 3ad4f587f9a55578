"""A piece of a session's force. Apart from what makes it, which takes a second to import."""

from dataclasses import dataclass

from kneadle.samples import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Readings in device time, oldest first; t_s, force_n and span_s: (n,), n > 0.

    `force_n` is the smoothed force that warnings are judged by. `span_s` is the time each reading
    vouches for: a lost neighbour is never credited. `ceiling_n` was in force for all of them.
    `placed`: False where `t_s` is a guess, so that nobody can say which hold they are of.
    """

    t_s: Floats
    force_n: Floats
    span_s: Floats
    ceiling_n: float
    placed: bool = True
