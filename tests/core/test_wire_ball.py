"""A ball's stream, framed over serial or bare over Bluetooth LE."""

import timeit
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.samples import Calibrated, Decoder, Hello, Message, Relative, Samples, WireCounts
from kneadle.wire.ball import BareDecoder, FramedDecoder
from kneadle.wire.frames import encode
from kneadle.wire.kneadle import pack

HELLO = bytes.fromhex("51 01 02 6400 0000 ff0f00 0700 0a1b2c3d4e5f")
UNCALIBRATED = bytes.fromhex("60 00")
SAMPLES = bytes.fromhex("12 64000000 000200 010200")
FROM_A_NEWER_BALL = bytes.fromhex("b2 0102")


def framed(*messages: bytes) -> tuple[list[Message], WireCounts]:
    decoder = FramedDecoder()
    return decoder.feed(b"".join(map(encode, messages)), 0.0), decoder.counts


def bare(*messages: bytes) -> tuple[list[Message], WireCounts]:
    decoder = BareDecoder()
    return [heard for data in messages for heard in decoder.feed(data, 0.0)], decoder.counts


Ball = Callable[..., tuple[list[Message], WireCounts]]
both = pytest.mark.parametrize("heard_from", [framed, bare])


@both
def test_a_calibration_of_none_means_the_full_scale_of_the_last_hello(heard_from: Ball) -> None:
    other = HELLO.replace(bytes.fromhex("ff0f00"), bytes.fromhex("ff0300"))

    messages, _ = heard_from(HELLO, UNCALIBRATED, other, UNCALIBRATED)

    assert messages[1] == Calibrated(Relative(0.0, 4095.0))
    assert messages[3] == Calibrated(Relative(0.0, 1023.0))


@both
def test_a_message_of_a_newer_ball_is_counted_and_skipped(heard_from: Ball) -> None:
    messages, counts = heard_from(HELLO, FROM_A_NEWER_BALL, SAMPLES)

    assert [type(message) for message in messages] == [Hello, Samples]
    assert counts == WireCounts(frames=2, refused=1)


def test_a_notification_that_the_mtu_cut_is_refused() -> None:
    messages, counts = bare(SAMPLES[:-1], SAMPLES)

    assert messages == [Samples(np.array([100, 101]), np.array([512.0, 513.0]))]
    assert counts == WireCounts(frames=1, refused=1)


def test_a_damaged_frame_and_a_malformed_message_are_both_refused() -> None:
    damaged = encode(SAMPLES).replace(b"\x64", b"\x65")
    decoder = FramedDecoder()

    assert decoder.feed(damaged + encode(SAMPLES[:-1]), 0.0) == []
    assert decoder.counts == WireCounts(refused=2)


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_random_bytes_never_stop_a_decoder(chunks: list[bytes]) -> None:
    decoders: list[Decoder] = [FramedDecoder(), BareDecoder()]
    for decoder in decoders:
        for chunk in chunks:
            decoder.feed(chunk, 0.0)
        decoder.feed(b"\x00", 0.0)

    assert decoders[0].feed(encode(SAMPLES), 0.0) == decoders[1].feed(SAMPLES, 0.0)


@given(st.integers(1, 40))
def test_how_serial_cut_the_stream_never_changes_what_a_ball_said(chunk_bytes: int) -> None:
    stream = b"".join(map(encode, (HELLO, UNCALIBRATED, SAMPLES, SAMPLES)))
    decoder = FramedDecoder()
    chunks = [stream[at : at + chunk_bytes] for at in range(0, len(stream), chunk_bytes)]

    messages = [message for chunk in chunks for message in decoder.feed(chunk, 0.0)]

    assert (messages, decoder.counts) == framed(HELLO, UNCALIBRATED, SAMPLES, SAMPLES)


def test_a_packet_costs_a_small_part_of_its_50_ms() -> None:
    frame = encode(pack(Samples(np.arange(5), np.arange(5.0))))
    decoder = FramedDecoder()

    best_s = min(timeit.repeat(lambda: decoder.feed(frame, 0.0), number=200, repeat=20)) / 200

    assert best_s < 0.0005  # 8 µs measured when alone; a busy machine gets sixty times that
