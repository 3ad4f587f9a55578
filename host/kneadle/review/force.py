"""The force of a session again, piece by piece, in memory that does not grow with its length."""

from collections.abc import Iterable, Iterator

import numpy as np

from kneadle.detect.limits import Limits
from kneadle.force.clock import steps
from kneadle.pipeline import Pipeline
from kneadle.review.piece import Piece
from kneadle.samples import Floats, Hello, Message

__all__ = ["Piece", "pieces"]


def pieces(messages: Iterable[Message], limits: Limits) -> Iterator[Piece]:
    """`limits` as at the beginning of the session; later ceilings are among its messages."""
    pipeline, spans = Pipeline(limits), _Spans()
    for message in messages:
        update = pipeline.feed([message])
        if isinstance(message, Hello):
            spans.greet(message)
        if len(update.t_s):
            span_s = spans.of(update.t_s)
            yield Piece(
                update.t_s, update.force_n, span_s, update.view.ceiling_n, placed=spans.placed
            )


class _Spans:
    """As the sample clock has it: after a silence a reading stands for one period."""

    def __init__(self) -> None:
        self._period_s = self._longest_s = 0.0
        self.placed = True
        self._last_s: float | None = None

    def greet(self, hello: Hello) -> None:
        self.placed = hello.origin is None or hello.origin.sure
        self._period_s = 1 / hello.rate_hz
        self._longest_s = (1.5 if hello.numbered else 3.0) / hello.rate_hz

    def of(self, t_s: Floats) -> Floats:
        """t_s: (n,), n > 0, rising."""
        before_s = t_s[0] - self._period_s if self._last_s is None else self._last_s
        self._last_s = float(t_s[-1])
        span_s = steps(t_s, before_s)
        return np.where(span_s > self._longest_s, self._period_s, span_s)
