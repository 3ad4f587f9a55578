"""Coverage-guided fuzzing: `python tests/fuzz/fuzz.py TARGET SECONDS`; SEEDS names the targets.

Finds inputs that raise anything but what the reader promises, or grow memory without bound.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kneadle"]):
    from kneadle import trace
    from kneadle.errors import TraceError
    from kneadle.wire import frames
    from kneadle.wire.progressor import ProgressorDecoder
    from kneadle.wire.progressor_layout import weight_notification
    from kneadle.wire.sniff import SniffingDecoder
    from kneadle.wire.text_lines import TextLinesDecoder
    from kneadle.wire.whc06 import WhC06Decoder, manufacturer_data

PLACE = Path(tempfile.mkdtemp()) / "fuzzed.csv"
SEEDS = {
    "frames": [frames.encode(b"\x15\x01\x00\x00\x00" + bytes(range(15))), b"\x00\x00\x02\x01\x00"],
    "text": [b"512\n513\n510\n" * 8, b"0.00,1.5\r\n0.01,1.6\r\n" * 8],
    "progressor": [weight_notification([(1.5, 12_500), (2.0, 0)]) + b"\x04\x00" + b"\x00" * 16],
    "whc06": [manufacturer_data(12.34) + manufacturer_data(0.0, steady=True)],
    "trace": [b"t_s,force_n\n0,1\n0.01,2\n0.02,3\n", b"\xef\xbb\xbft_s;force_n\r\n0;1\r\n1;2\r\n"],
}


def fuzz_frames(data: bytes) -> None:
    decoder = SniffingDecoder()
    for i in range(0, len(data), 7):
        decoder.feed(data[i : i + 7], i / 1000)


def fuzz_text(data: bytes) -> None:
    decoder = TextLinesDecoder()
    for i in range(0, len(data), 11):
        decoder.feed(data[i : i + 11], i / 100)


def fuzz_progressor(data: bytes) -> None:
    decoder = ProgressorDecoder("Progressor_1234")
    for i in range(0, len(data), 18):  # two readings a notification
        decoder.feed(data[i : i + 18], i / 1000)


def fuzz_whc06(data: bytes) -> None:
    decoder = WhC06Decoder()
    for i in range(0, len(data), 15):
        decoder.feed(data[i : i + 15], i / 1000)


def fuzz_trace(data: bytes) -> None:
    PLACE.write_bytes(data)
    for lenient in (False, True):
        try:
            trace.messages(trace.read(PLACE, lenient=lenient))
        except TraceError as error:
            assert error.what
            assert error.do


def main() -> None:
    target, seconds = sys.argv[1], sys.argv[2]
    corpus = Path(tempfile.mkdtemp())
    for number, seed in enumerate(SEEDS[target]):
        (corpus / str(number)).write_bytes(seed)
    options = [f"-max_total_time={seconds}", "-max_len=2048", "-rss_limit_mb=2048", str(corpus)]
    atheris.Setup([sys.argv[0], *options], globals()[f"fuzz_{target}"])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
