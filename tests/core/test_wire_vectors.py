"""The golden vectors of docs/protocol.md, which the firmware's tests read too."""

import json
from enum import IntEnum
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kneadle.samples import (
    Answer,
    ButtonPressed,
    Calibrated,
    Clock,
    Hello,
    Linear,
    Message,
    Motion,
    PowerLaw,
    Relative,
    Samples,
    Status,
)
from kneadle.wire.frames import FrameDecoder, encode
from kneadle.wire.hello import parse_hello
from kneadle.wire.kneadle import (
    Buzz,
    Command,
    MalformedError,
    Opcode,
    Result,
    command,
    pack,
    parse,
    parse_command,
)

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "kneadle_v1.json").read_text())
MESSAGES = [vector for vector in VECTORS["messages"] if vector["meaning"]["type"] != "command"]
COMMANDS = [vector for vector in VECTORS["messages"] if vector["meaning"]["type"] == "command"]
PLAIN: dict[str, type[Message]] = {
    "motion": Motion,
    "clock": Clock,
    "status": Status,
    "answer": Answer,
    "button": ButtonPressed,
}
LOAD_CELL = parse_hello(bytes.fromhex("51 01 01 6400 f401 ffff7f 0700 0a1b2c3d4e5f"))


def named(vectors: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("vector", vectors, ids=[vector["name"] for vector in vectors])


def meant(meaning: dict[str, Any]) -> Message:
    """The message that a vector describes in words; calibrations follow the load cell's Hello."""
    said = {name: value for name, value in meaning.items() if name != "type"}
    match meaning["type"]:
        case "samples":
            return Samples(np.array(said["tick"], np.int64), np.array(said["raw"], np.float64))
        case "calibration":
            return Calibrated(calibration_meant(**said))
        case "hello":
            return hello_meant(**said)
        case plain:
            return PLAIN[plain](**said)


def calibration_meant(kind: str, **numbers: float) -> Linear | PowerLaw | Relative:
    if kind == "none":
        return Relative(0.0, 8388607.0)
    return Linear(**numbers) if kind == "linear" else PowerLaw(**numbers, full_counts=8388607.0)


def hello_meant(**said: Any) -> Hello:
    millinewtons = said["sensor"] == "newtons"
    counts = said["full_scale_counts"]
    calibration = Linear(0.0, 0.001) if millinewtons else Relative(0.0, counts)
    return Hello(**said, tick_hz=said["rate_hz"], tick_bits=32, calibration=calibration)


@named(MESSAGES)
def test_the_bytes_of_a_vector_are_read_as_what_it_means(vector: dict[str, Any]) -> None:
    assert parse(bytes.fromhex(vector["hex"]), LOAD_CELL) == meant(vector["meaning"])


@named(MESSAGES)
def test_what_a_vector_means_is_written_as_its_bytes(vector: dict[str, Any]) -> None:
    assert pack(meant(vector["meaning"])).hex() == vector["hex"]


@named(COMMANDS)
def test_a_command_is_read_and_written_as_its_vector(vector: dict[str, Any]) -> None:
    opcode, argument = vector["meaning"]["opcode"], bytes.fromhex(vector["meaning"]["argument_hex"])

    assert parse_command(bytes.fromhex(vector["hex"])) == Command(opcode, argument)
    if opcode in list(Opcode):
        assert command(Opcode(opcode), argument).hex() == vector["hex"]


@named(VECTORS["messages"])
def test_a_frame_is_written_and_opened_as_its_vector(vector: dict[str, Any]) -> None:
    message, frame = bytes.fromhex(vector["hex"]), bytes.fromhex(vector["frame_hex"])

    assert encode(message) == frame
    assert FrameDecoder().feed(frame) == [message]


@named(VECTORS["malformed"])
def test_a_malformed_message_is_refused(vector: dict[str, Any]) -> None:
    data = bytes.fromhex(vector["hex"])

    with pytest.raises(MalformedError):
        parse(data, LOAD_CELL)
    with pytest.raises(MalformedError):
        parse_command(data, LOAD_CELL)


@named(VECTORS["malformed_frames"])
def test_a_malformed_frame_yields_nothing_and_is_counted(vector: dict[str, Any]) -> None:
    decoder = FrameDecoder()

    assert decoder.feed(bytes.fromhex(vector["frame_hex"])) == []
    assert (decoder.counts.frames, decoder.counts.refused) == (0, vector["counted"] == "refused")
    assert (decoder.counts.noise_bytes > 0) == (vector["counted"] == "noise")


@pytest.mark.parametrize(
    ("name", "numbers"), [("opcode", Opcode), ("result", Result), ("buzz", Buzz)]
)
def test_both_sides_give_the_same_numbers_the_same_names(name: str, numbers: type[IntEnum]) -> None:
    assert VECTORS["numbers"][name] == {number.name.lower(): number.value for number in numbers}


def test_every_message_and_every_command_has_a_vector() -> None:
    headers = {vector["hex"][0] for vector in VECTORS["messages"]}
    opcodes = {vector["meaning"]["opcode"] for vector in COMMANDS}

    assert headers == set("123456789")
    assert opcodes >= set(Opcode) - {Opcode.STORE}
