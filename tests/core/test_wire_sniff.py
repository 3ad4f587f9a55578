"""Nobody says what is on the port: the bytes do."""

import random

from hypothesis import given
from hypothesis import strategies as st

from kneadle.samples import Hello, Message, Samples, WireCounts
from kneadle.wire.frames import encode
from kneadle.wire.sniff import SniffingDecoder

HELLO = encode(bytes.fromhex("51 01 01 6400 f401 ffff7f 0700 0a1b2c3d4e5f"))
SAMPLES = encode(bytes.fromhex("12 64000000 000200 010200"))
SKETCH = [(k / 80, b"%d\r\n" % k) for k in range(160)]


def kinds(messages: list[Message]) -> list[type]:
    return [type(message) for message in messages]


def heard(decoder: SniffingDecoder, arrivals: list[tuple[float, bytes]]) -> list[Message]:
    return [message for at_s, chunk in arrivals for message in decoder.feed(chunk, at_s)]


def test_one_good_frame_is_a_ball_at_once() -> None:
    decoder = SniffingDecoder()

    assert kinds(heard(decoder, [(0.0, HELLO)])) == [Hello]
    assert decoder.understood


def test_a_second_of_lines_is_a_sketch() -> None:
    decoder = SniffingDecoder()

    assert kinds(heard(decoder, SKETCH))[:2] == [Hello, Samples]
    assert decoder.understood
    assert decoder.counts.frames == 159  # the first may be half a number


def test_a_board_that_prints_before_its_first_frame_is_a_ball() -> None:
    decoder = SniffingDecoder()

    messages = heard(decoder, [(0.0, b"boot 3\r\n1\r\n2\r\n\x00"), (0.1, HELLO), (0.2, SAMPLES)])

    assert kinds(messages) == [Hello, Samples]
    assert decoder.counts == WireCounts(frames=2, noise_bytes=14)


def test_a_good_frame_outweighs_the_lines_around_it() -> None:
    decoder = SniffingDecoder()
    heard(decoder, [*SKETCH[:80], (1.1, b"80\n")])

    messages = decoder.feed(b"\x00" + HELLO + b"\n81\n", 1.2)

    assert [m.device for m in messages if isinstance(m, Hello)] == ["Kneadle 0A1B2C3D4E5F"]


def test_lines_after_a_frame_are_noise() -> None:
    decoder = SniffingDecoder()

    messages = heard(decoder, [(0.0, HELLO), *SKETCH])

    assert kinds(messages) == [Hello]


def test_frames_after_a_sketch_was_learned_are_not_a_ball() -> None:
    decoder = SniffingDecoder()

    messages = heard(decoder, [*SKETCH, (2.0, HELLO)])

    assert kinds(messages).count(Hello) == 1


def test_the_wrong_speed_yields_nothing_and_is_counted() -> None:
    decoder, dice = SniffingDecoder(), random.Random(115200)

    messages = heard(decoder, [(k / 100, dice.randbytes(100)) for k in range(300)])

    assert (messages, decoder.understood) == ([], False)
    assert decoder.counts == WireCounts(noise_bytes=30_000)


@given(st.integers(1, 40))
def test_how_the_bytes_were_cut_never_changes_who_is_there(chunk_bytes: int) -> None:
    stream = b"rst:0x1\r\n\x00" + HELLO + SAMPLES
    decoder = SniffingDecoder()
    chunks = [stream[at : at + chunk_bytes] for at in range(0, len(stream), chunk_bytes)]

    assert kinds(heard(decoder, [(0.0, chunk) for chunk in chunks])) == [Hello, Samples]
