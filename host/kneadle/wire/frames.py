"""Serial framing: COBS keeps 0x00 out of a frame, so that 0x00 can end it; a CRC vouches for it.

docs/protocol.md, section "Frames".
"""

from binascii import crc_hqx

from cobs import cobs
from kneadle.samples import WireCounts

CRC_SEED = 0xFFFF
CRC_BYTES = 2
END = b"\x00"

# Encoded, without the 0x00 that ends it. Five times the longest message of version 1, and what one
# COBS code byte can span.
MAX_FRAME_BYTES = 255


def encode(message: bytes) -> bytes:
    """The frame that carries `message`, with the 0x00 that ends it."""
    crc = crc_hqx(message, CRC_SEED).to_bytes(CRC_BYTES, "little")
    return cobs.encode(message + crc) + END


class FrameDecoder:
    """Bytes in, whole messages out. Noise costs at most the frame it touches."""

    def __init__(self) -> None:
        self._pending = b""
        self._frames = self._refused = self._noise_bytes = 0

    def feed(self, chunk: bytes) -> list[bytes]:
        *ends, rest = chunk.split(END)
        messages = []
        for end in ends:
            self._keep(end)
            if (message := self._close()) is not None:
                messages.append(message)
        self._keep(rest)
        return messages

    @property
    def counts(self) -> WireCounts:
        return WireCounts(self._frames, self._refused, self._noise_bytes)

    def _keep(self, part: bytes) -> None:
        run = self._pending + part
        # One byte over the limit is kept: it marks the run as too long until its 0x00 comes.
        self._pending = run[: MAX_FRAME_BYTES + 1]
        self._noise_bytes += len(run) - len(self._pending)

    def _close(self) -> bytes | None:
        frame, self._pending = self._pending, b""
        if not frame:  # a 0x00 to flush the line
            return None
        try:
            body = cobs.decode(frame) if len(frame) <= MAX_FRAME_BYTES else b""
        except cobs.DecodeError:
            body = b""
        if not body:
            self._noise_bytes += len(frame)
            return None
        message, crc = body[:-CRC_BYTES], int.from_bytes(body[-CRC_BYTES:], "little")
        if not message or crc != crc_hqx(message, CRC_SEED):
            self._refused += 1
            return None
        self._frames += 1
        return message
