"""A serial port that may have a ball on it, or a sketch: the bytes tell."""

from collections.abc import Sequence

from kneadle.samples import Message, WireCounts
from kneadle.wire.ball import FramedDecoder
from kneadle.wire.text_lines import TextLinesDecoder


class SniffingDecoder:
    """One good frame means a ball; a second of readable lines, a sketch. Then only that one."""

    def __init__(self) -> None:
        self._ball = FramedDecoder()
        self._text = TextLinesDecoder()
        self._known: FramedDecoder | TextLinesDecoder | None = None
        self._bytes = 0

    def feed(self, chunk: bytes, arrived_s: float) -> Sequence[Message]:
        self._bytes += len(chunk)
        if self._known is not None:
            return self._known.feed(chunk, arrived_s)
        # The ball first: its checksum leaves no doubt, and only a sketch has to be guessed.
        for decoder in (self._ball, self._text):
            if messages := decoder.feed(chunk, arrived_s):
                self._known = decoder
                return messages
        return []

    @property
    def understood(self) -> bool:
        """Still False after a few seconds of bytes: another device, or another speed."""
        return self._known is not None

    @property
    def counts(self) -> WireCounts:
        """Until something is understood, all of it is noise."""
        return WireCounts(noise_bytes=self._bytes) if self._known is None else self._known.counts
