"""Serial framing: whatever the cable does to a frame, it costs at most the frames it touches."""

from hypothesis import given
from hypothesis import strategies as st

from kneadle.samples import WireCounts
from kneadle.wire.frames import MAX_FRAME_BYTES, FrameDecoder, encode

messages = st.binary(min_size=1, max_size=60)
noises = st.binary(max_size=400)


def decoded(stream: bytes, chunk_bytes: int) -> tuple[list[bytes], WireCounts]:
    decoder = FrameDecoder()
    chunks = [stream[at : at + chunk_bytes] for at in range(0, len(stream), chunk_bytes)]
    return [message for chunk in chunks for message in decoder.feed(chunk)], decoder.counts


def reference_crc(data: bytes) -> int:
    """The CRC as docs/protocol.md words it: bit by bit."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1) ^ (0x1021 if crc & 0x8000 else 0)
            crc &= 0xFFFF
    return crc


def reference_decode(frame: bytes) -> bytes:
    """COBS from its definition: each code byte says how far away the next zero was."""
    out, at = b"", 0
    while at < len(frame):
        code = frame[at]
        out += frame[at + 1 : at + code]
        at += code
        if code < 0xFF and at < len(frame):
            out += b"\x00"
    return out


@given(messages)
def test_a_frame_is_cobs_and_a_crc_as_the_protocol_words_them(message: bytes) -> None:
    frame = encode(message)

    assert frame.index(0) == len(frame) - 1
    assert reference_decode(frame[:-1]) == message + reference_crc(message).to_bytes(2, "little")


@given(st.lists(messages), st.integers(1, 70))
def test_how_the_stream_was_cut_never_changes_what_arrives(
    sent: list[bytes], chunk_bytes: int
) -> None:
    stream = b"".join(map(encode, sent))

    assert decoded(stream, chunk_bytes) == (sent, WireCounts(frames=len(sent)))


@given(st.lists(st.tuples(noises, messages)), noises, st.integers(1, 70))
def test_noise_set_apart_by_a_zero_loses_no_frame(
    sent: list[tuple[bytes, bytes]], after: bytes, chunk_bytes: int
) -> None:
    stream = b"".join(noise + b"\x00" + encode(message) for noise, message in sent) + after

    arrived, _ = decoded(stream, chunk_bytes)

    # Noise that passes for a frame is possible, but a frame that was sent is never lost.
    remaining = iter(arrived)
    assert all(message in remaining for _, message in sent)


@given(messages, st.binary(min_size=1, max_size=20), messages)
def test_noise_that_touches_a_frame_costs_no_other(before: bytes, noise: bytes, hit: bytes) -> None:
    arrived, _ = decoded(encode(before) + noise + encode(hit) + encode(before), 1)

    assert arrived[0] == arrived[-1] == before
    assert len(arrived) >= 2


@given(messages, st.data())
def test_a_flipped_bit_never_gets_through(message: bytes, data: st.DataObject) -> None:
    frame = bytearray(encode(message))
    bit = data.draw(st.integers(0, 8 * (len(frame) - 1) - 1))
    frame[bit // 8] ^= 1 << bit % 8

    assert message not in decoded(bytes(frame), 7)[0]


@given(st.binary(max_size=2000), st.integers(1, 700))
def test_the_counts_do_not_depend_on_the_cut_either(stream: bytes, chunk_bytes: int) -> None:
    assert decoded(stream, chunk_bytes) == decoded(stream, 1)


def test_zeros_alone_are_a_flushed_line_and_no_trouble() -> None:
    assert decoded(bytes(1000), 3) == ([], WireCounts())


def test_a_frame_of_the_greatest_length_arrives() -> None:
    message = bytes(range(1, 253))
    frame = encode(message)

    assert len(frame.rstrip(b"\x00")) == MAX_FRAME_BYTES
    assert decoded(frame, 100)[0] == [message]


def test_a_longer_frame_is_noise_and_the_next_one_arrives() -> None:
    too_long = encode(bytes(range(1, 254)))

    assert decoded(too_long + encode(b"next"), 100) == (
        [b"next"],
        WireCounts(frames=1, noise_bytes=len(too_long) - 1),
    )


def test_endless_noise_without_a_zero_is_counted_and_not_kept() -> None:
    decoder = FrameDecoder()
    for _ in range(1000):
        decoder.feed(b"\x55" * 1000)

    assert len(decoder._pending) <= MAX_FRAME_BYTES + 1
    assert decoder.counts.noise_bytes >= 1_000_000 - MAX_FRAME_BYTES - 1
