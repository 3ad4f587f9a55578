"""A sketch that prints "512" or "t,force" a line, as it is (docs/protocol.md, "Text lines")."""

from math import isfinite, nan

import numpy as np

from kneadle.samples import Message, Samples, WireCounts
from kneadle.wire.line_format import Format, enough, follows, learn, spread
from kneadle.wire.lines import Line, LineSplitter, read_line


class TextLinesDecoder:
    """Silent until about a second of lines has told their format; then every line is a sample."""

    def __init__(self) -> None:
        self._splitter = LineSplitter()
        self._heard: list[Line] = []
        self._sketch: _Sketch | None = None
        self._frames = self._refused = 0

    def feed(self, chunk: bytes, arrived_s: float) -> list[Message]:
        out = _Batch()
        for text in self._splitter.feed(chunk):
            line = read_line(text, arrived_s)
            if line is None:
                self._refused += bool(text.strip())
            elif self._sketch is None:
                self._learn(line, out)
            else:
                self._read(self._sketch, line, out)
        return out.messages()

    @property
    def counts(self) -> WireCounts:
        """`refused` counts whole lines that became no sample."""
        return WireCounts(self._frames, self._refused, self._splitter.noise_bytes)

    def _learn(self, line: Line, out: "_Batch") -> None:
        if self._heard and not follows(self._heard[-1], line):
            self._forget()
        elif enough(self._heard, line):
            self._settle(out)
        if self._sketch is None:
            self._heard.append(line)
        else:
            self._read(self._sketch, line, out)

    def _settle(self, out: "_Batch") -> None:
        known = learn(self._heard)
        if known is None:
            self._forget()
            return
        lines = self._heard if known.timed else spread(self._heard, known.rate_hz)
        self._heard = []
        self._sketch = _Sketch(known, lines[0], out)
        for heard in lines:
            self._read(self._sketch, heard, out)

    def _forget(self) -> None:
        self._refused += len(self._heard)
        self._heard = []

    def _read(self, sketch: "_Sketch", line: Line, out: "_Batch") -> None:
        if sketch.read(line, out):
            self._frames += 1
        else:
            self._refused += 1


class _Sketch:
    """A sketch whose format is known, from one restart to the next.

    A boot is called by the millisecond at which it was first heard, so that a sketch heard again
    after its plug was pulled is not taken for one that went on.
    """

    def __init__(self, known: Format, first: Line, out: "_Batch") -> None:
        self._format = known
        self._boot_id = round(1000 * first.arrived_s)
        self._boot(first, out)

    def read(self, line: Line, out: "_Batch") -> bool:
        if len(line.values) != self._format.columns:
            return False
        if self._time.restarted(line):
            self._boot_id += 1
            self._boot(line, out)
        out.sample(self._time.tick(line), line.values[-1])
        return True

    def _boot(self, first: Line, out: "_Batch") -> None:
        self._time = self._format.clock(first)
        out.message(self._format.hello(self._boot_id))


class _Batch:
    """Messages in order, with the samples between two of them in one."""

    def __init__(self) -> None:
        self._messages: list[Message] = []
        self._ticks: list[int] = []
        self._raw: list[float] = []

    def sample(self, tick: int, raw: float) -> None:
        self._ticks.append(tick)
        self._raw.append(raw if isfinite(raw) else nan)

    def message(self, message: Message) -> None:
        self._close()
        self._messages.append(message)

    def messages(self) -> list[Message]:
        self._close()
        return self._messages

    def _close(self) -> None:
        if self._ticks:
            self._messages.append(Samples(np.array(self._ticks, np.int64), np.array(self._raw)))
            self._ticks, self._raw = [], []
