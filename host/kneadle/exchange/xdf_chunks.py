"""The chunks of an XDF file, walked over before anything is made of them.

Source: the XDF specification 1.0 (github.com/sccn/xdf). pyxdf makes the arrays; it believes the
counts in the file and allocates what they say, so here they are held against its length.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.etree import ElementTree

MAGIC = b"XDF:"
FILE_HEADER, STREAM_HEADER, SAMPLES, CLOCK_OFFSET, BOUNDARY, STREAM_FOOTER = range(1, 7)
OF_A_STREAM = (STREAM_HEADER, SAMPLES, CLOCK_OFFSET, STREAM_FOOTER)
WITH_XML = (FILE_HEADER, STREAM_HEADER, STREAM_FOOTER)

MOST_XML_BYTES = 1 << 22
MOST_CHANNELS = 4096
BYTES_OF = {"int8": 1, "int16": 2, "int32": 4, "int64": 8, "float32": 4, "double64": 8}

_LENGTHS = {1: "<B", 4: "<I", 8: "<Q"}


class BrokenChunkError(Exception):
    """What comes from here on cannot be read."""


@dataclass(frozen=True, slots=True)
class Channel:
    label: str
    unit: str


@dataclass(frozen=True, slots=True)
class Stream:
    id: int
    name: str
    kind: str
    numeric: bool
    channels: tuple[Channel, ...]
    sample_bytes: int  # at least


@dataclass(slots=True)
class Walked:
    """`whole_bytes` of the file are sound; `broken` says that there is more."""

    streams: dict[int, Stream] = field(default_factory=dict)
    recorded: str = ""  # the date in the file's header
    samples: dict[int, int] = field(default_factory=dict)
    whole_bytes: int = len(MAGIC)
    broken: bool = False


def walk(file: BinaryIO, size: int) -> Walked:
    """From behind the magic bytes."""
    walked = Walked()
    file.seek(len(MAGIC))
    try:
        for end in _chunks(file, size, walked):
            walked.whole_bytes = end
            file.seek(end)
    except (BrokenChunkError, struct.error, ElementTree.ParseError, ValueError):
        walked.broken = True
    return walked


def _chunks(file: BinaryIO, size: int, walked: Walked) -> Iterator[int]:
    """Where each sound one ends."""
    while file.tell() < size:
        length = _integer(file)
        end = file.tell() + length
        if length < 2 or end > size:
            raise BrokenChunkError
        (tag,) = struct.unpack("<H", file.read(2))
        stream = struct.unpack("<I", file.read(4))[0] if tag in OF_A_STREAM else 0
        _look(file, tag, stream, end - file.tell(), walked)
        yield end


def _look(file: BinaryIO, tag: int, stream: int, left: int, walked: Walked) -> None:
    if tag in WITH_XML:
        _xml(_read_xml(file, left), tag, stream, walked)
    elif tag == SAMPLES:
        known = _known(stream, walked)
        before = file.tell()
        count = _integer(file)
        if count * known.sample_bytes > left - (file.tell() - before):
            raise BrokenChunkError
        walked.samples[stream] = walked.samples.get(stream, 0) + count
    elif tag == CLOCK_OFFSET:
        _known(stream, walked)
        if left < 16:
            raise BrokenChunkError


def _known(stream: int, walked: Walked) -> Stream:
    if stream not in walked.streams:
        raise BrokenChunkError
    return walked.streams[stream]


def _read_xml(file: BinaryIO, left: int) -> str:
    if left > MOST_XML_BYTES:
        raise BrokenChunkError
    text = file.read(left).decode("utf-8", "replace")
    if "<!" in text:  # entities can blow up to any size
        raise BrokenChunkError
    return text


def _xml(text: str, tag: int, stream: int, walked: Walked) -> None:
    tree = ElementTree.fromstring(text)
    if tag == FILE_HEADER:
        walked.recorded = tree.findtext("datetime", "").strip()
    elif tag == STREAM_HEADER and stream not in walked.streams:
        walked.streams[stream] = _stream(stream, tree)
    elif stream not in walked.streams or tag == STREAM_HEADER:
        raise BrokenChunkError


def _stream(number: int, tree: ElementTree.Element) -> Stream:
    count = int(tree.findtext("channel_count", ""))
    form = tree.findtext("channel_format", "")
    if not 1 <= count <= MOST_CHANNELS or form not in {*BYTES_OF, "string"}:
        raise BrokenChunkError
    told = [
        Channel((each.findtext("label") or "").strip(), (each.findtext("unit") or "").strip())
        for each in tree.findall("desc/channels/channel")
    ]
    channels = (*told, *(count - len(told)) * [Channel("", "")])[:count]
    return Stream(
        number,
        (tree.findtext("name") or "").strip(),
        (tree.findtext("type") or "").strip(),
        form in BYTES_OF,
        tuple(channels),
        1 + count * BYTES_OF.get(form, 2),
    )


def _integer(file: BinaryIO) -> int:
    size = file.read(1)
    if not size or size[0] not in _LENGTHS:
        raise BrokenChunkError
    form = _LENGTHS[size[0]]
    return int(struct.unpack(form, file.read(struct.calcsize(form)))[0])
