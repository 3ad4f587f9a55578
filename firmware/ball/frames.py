"""Serial frames: COBS(message + CRC) + 00. docs/protocol.md, "Frames"."""

from .crc import crc16

END = 0
LONGEST_FRAME = 255  # before its 00
CRC_BYTES = 2
LONGEST_MESSAGE = LONGEST_FRAME - 1 - CRC_BYTES  # one for the COBS code


class Encoder:
    """One frame at a time, in place: as long as it is in use, nothing is allocated for it."""

    def __init__(self, longest_message: int) -> None:
        longest = longest_message + CRC_BYTES + 2  # a COBS code, and the 00
        self._data = bytearray(longest)
        whole = memoryview(self._data)
        self._views = [whole[:n] for n in range(longest + 1)]

    def encode(self, message: "bytes | memoryview") -> memoryview:
        """Good until the next one. The message has 252 bytes or less, so one code spans it."""
        data, length, code_at = self._data, len(message), 0
        crc = crc16(message)
        for at in range(length + CRC_BYTES):
            byte = message[at] if at < length else crc >> 8 * (at - length) & 0xFF
            data[at + 1] = byte
            if byte == 0:
                data[code_at] = at + 1 - code_at
                code_at = at + 1
        end = length + CRC_BYTES + 1
        data[code_at] = end - code_at
        data[end] = END
        return self._views[end + 1]


class Decoder:
    """Bytes in, whole messages out; noise costs the frame it touches."""

    def __init__(self) -> None:
        self.refused = 0
        self._run = bytearray()
        self._too_long = False

    def feed(self, byte: int) -> "bytes | None":
        """The message that this byte completed."""
        if byte != END:
            if len(self._run) < LONGEST_FRAME:
                self._run.append(byte)
            else:
                self._too_long = True
            return None
        run, too_long = self._run, self._too_long
        self._run, self._too_long = bytearray(), False
        message = None if too_long else _message(run)
        self.refused += message is None and len(run) > 0
        return message

    def forget(self) -> None:
        """What came since the last 00: it was no frame."""
        if self._run:
            self._run, self._too_long = bytearray(), False

    def began_with(self, head: bytes) -> bool:
        """Whether all that came since the last 00 is this."""
        return self._run == head


def _message(run: bytearray) -> "bytes | None":
    body = _unstuffed(run)
    if body is None or len(body) <= CRC_BYTES:
        return None
    message = bytes(body[:-CRC_BYTES])
    crc = body[-2] | body[-1] << 8
    return message if crc == crc16(message) else None


def _unstuffed(run: bytearray) -> "bytearray | None":
    body, at = bytearray(), 0
    while at < len(run):
        after = at + run[at]
        if after > len(run):
            return None
        body.extend(run[at + 1 : after])
        if after < len(run) and run[at] < LONGEST_FRAME:
            body.append(0)
        at = after
    return body
