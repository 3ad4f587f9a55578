from ball.crc import crc16
from ball.frames import LONGEST_FRAME, Decoder, Encoder

LONGEST_MESSAGE = 252
MESSAGE = bytes([0x71, 2, 0])


def framed(message: bytes) -> bytes:
    return bytes(Encoder(LONGEST_MESSAGE).encode(message))


def heard(data: bytes) -> "list[bytes]":
    decoder = Decoder()
    messages = [decoder.feed(byte) for byte in data]
    return [message for message in messages if message is not None]


def messages_of_every_shape() -> "list[bytes]":
    """Short and long, without zeros, all zeros, and with them anywhere."""
    shapes = [bytes([fill]) * length for length in (1, 2, 20, 251, 252) for fill in (0, 1, 255)]
    patterns = [bytes([(i * step) % 256 for i in range(252)]) for step in (1, 3, 7, 85)]
    return shapes + patterns + [b"\x71" * n + b"\0" + b"\x71" * (19 - n) for n in range(20)]


def test_the_crc_is_the_one_of_the_protocol() -> None:
    assert crc16(b"123456789") == 0x29B1
    assert crc16(b"") == 0xFFFF


def test_every_message_comes_out_as_it_went_in() -> None:
    for message in messages_of_every_shape():
        assert heard(framed(message)) == [message]


def test_a_frame_holds_a_zero_at_its_end_only_and_is_never_too_long() -> None:
    for message in messages_of_every_shape():
        frame = framed(message)

        assert frame.find(b"\0") == len(frame) - 1
        assert len(frame) - 1 <= LONGEST_FRAME


def test_a_frame_after_a_longer_one_has_nothing_left_of_it() -> None:
    encoder = Encoder(20)
    encoder.encode(b"\xff" * 20)

    assert bytes(encoder.encode(MESSAGE)) == framed(MESSAGE)


def test_a_flipped_bit_anywhere_loses_that_frame_and_no_other() -> None:
    good = framed(MESSAGE)
    for at in range(len(good) - 1):
        for bit in range(8):
            noisy = bytearray(good)
            noisy[at] ^= 1 << bit
            after = heard(b"\0" + bytes(noisy) + b"\0" + good)

            assert after == [MESSAGE], (at, bit)


def test_noise_set_apart_costs_nothing() -> None:
    for noise in (b"boot: hello\r\n", b"\xff" * 2000, b"\0\0\0", b"a\0b\0\0c", b"\x05\x41\x42"):
        assert heard(framed(MESSAGE) + noise + b"\0" + framed(MESSAGE)) == [MESSAGE, MESSAGE]


def test_noise_that_touches_a_frame_loses_that_frame_only() -> None:
    assert heard(b"noise" + framed(MESSAGE) + framed(b"\x80\x01")) == [b"\x80\x01"]


def test_a_frame_of_255_bytes_is_the_longest() -> None:
    longest = b"\x0f" * LONGEST_MESSAGE
    assert len(framed(longest)) == LONGEST_FRAME + 1
    assert heard(framed(longest)) == [longest]

    body = b"\x0f" * (LONGEST_MESSAGE + 1)
    crc = crc16(body).to_bytes(2, "little")
    too_long = b"\xff" + (body + crc)[:254] + b"\x02" + (body + crc)[254:] + b"\0"
    assert heard(too_long + framed(MESSAGE)) == [MESSAGE]


def test_empty_frames_mean_nothing_and_are_not_counted() -> None:
    decoder = Decoder()

    assert [decoder.feed(0) for _ in range(5)] == [None] * 5
    assert decoder.refused == 0


def test_what_was_no_frame_is_counted_once() -> None:
    decoder = Decoder()
    for byte in b"noise\0" + b"x" * 1000 + b"\0" + framed(MESSAGE):
        decoder.feed(byte)

    assert decoder.refused == 2


def test_the_knock_at_the_door_is_known_after_a_zero_only() -> None:
    decoder = Decoder()
    knock = b"\r\x03"
    for byte in b"x\r\x03":
        decoder.feed(byte)
    assert not decoder.began_with(knock)

    for byte in b"\0\r\x03":
        decoder.feed(byte)
    assert decoder.began_with(knock)
