"""What comes from a ball: frames over serial, bare messages over Bluetooth LE."""

from collections.abc import Iterable

from kneadle.samples import Hello, Message, WireCounts
from kneadle.wire.frames import FrameDecoder
from kneadle.wire.kneadle import MalformedError, parse


class _Parser:
    """Remembers the last Hello, because a Calibration leans on it."""

    def __init__(self) -> None:
        self._hello: Hello | None = None
        self.parsed = self.refused = 0

    def messages(self, payloads: Iterable[bytes]) -> list[Message]:
        return [message for data in payloads if (message := self._parse(data)) is not None]

    def _parse(self, data: bytes) -> Message | None:
        try:
            message = parse(data, self._hello)
        except MalformedError:
            self.refused += 1
            return None
        if isinstance(message, Hello):
            self._hello = message
        self.parsed += 1
        return message


class FramedDecoder:
    """Serial: cut the bytes anywhere."""

    def __init__(self) -> None:
        self._frames = FrameDecoder()
        self._parser = _Parser()

    def feed(self, chunk: bytes, arrived_s: float) -> list[Message]:
        return self._parser.messages(self._frames.feed(chunk))

    @property
    def counts(self) -> WireCounts:
        line = self._frames.counts
        refused = line.refused + self._parser.refused
        return WireCounts(self._parser.parsed, refused, line.noise_bytes)


class BareDecoder:
    """Bluetooth LE: each chunk is one notification, and each notification one message."""

    def __init__(self) -> None:
        self._parser = _Parser()

    def feed(self, chunk: bytes, arrived_s: float) -> list[Message]:
        return self._parser.messages([chunk] if chunk else [])

    @property
    def counts(self) -> WireCounts:
        return WireCounts(self._parser.parsed, self._parser.refused)
