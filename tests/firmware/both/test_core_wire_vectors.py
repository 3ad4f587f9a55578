"""The golden vectors of docs/protocol.md, from the ball's side of the wire."""

import json

from ball import calibration, haptics, wire
from ball.frames import Decoder, Encoder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

HERE = __file__.rsplit("/", 1)[0] if "/" in __file__ else "."
PATH = HERE + "/../../vectors/kneadle_v1.json"
FULL_COUNTS = 8388607  # the load cell's, whose Hello comes before every calibration
SENSORS = ("counts", "load_cell", "fsr", "air", "newtons")
KINDS = ("none", "linear", "power_law")
FLAGS = ("charging", "sensor_fault", "saturated", "low_battery")
LINEAR, POWER_LAW = ("zero_counts", "n_per_count"), ("a", "b", "c", "creep_per_decade")


def read_vectors() -> "dict[str, Any]":
    with open(PATH) as file:
        vectors: dict[str, Any] = json.load(file)
    return vectors


def said(meaning: "dict[str, Any]") -> bytes:
    """What the ball makes of that meaning."""
    return SAID[meaning["type"]](meaning)


def _samples(meaning: "dict[str, Any]") -> bytes:
    packet = wire.Packet()
    packet.begin(meaning["tick"][0])
    for raw in meaning["raw"]:
        packet.add(raw)
    return bytes(packet.message())


def _motion(meaning: "dict[str, Any]") -> bytes:
    return wire.motion(meaning["tick"], round(10 * meaning["gyro_dps"]))


def _clock(meaning: "dict[str, Any]") -> bytes:
    return wire.clock(meaning["tick"], meaning["ball_us"])


def _status(meaning: "dict[str, Any]") -> bytes:
    percent = meaning["battery_percent"]
    flags = sum(meaning[name] << bit for bit, name in enumerate(FLAGS))
    known = wire.UNKNOWN_BATTERY if percent is None else percent
    return wire.status(known, flags, meaning["dropped"])


def _hello(meaning: "dict[str, Any]") -> bytes:
    told = wire.hello(
        SENSORS.index(meaning["sensor"]),
        int(meaning["rate_hz"]),
        int(meaning["full_scale_n"] or 0),
        int(meaning["full_scale_counts"] or 0),
        meaning["boot_id"],
        bytes.fromhex(meaning["device"].split()[1]),
    )
    return (
        told[:1] + bytes([meaning["protocol_version"]]) + told[2:]
    )  # one vector is a later ball's


def _calibration(meaning: "dict[str, Any]") -> bytes:
    kind = KINDS.index(meaning["kind"])
    names = ((), LINEAR, POWER_LAW)[kind]
    return wire.calibration(kind, tuple(meaning[name] for name in names))


def _answer(meaning: "dict[str, Any]") -> bytes:
    return wire.answer(meaning["opcode"], meaning["result"])


def _button(meaning: "dict[str, Any]") -> bytes:
    return wire.button(meaning["tick"], meaning["presses"])


SAID = {
    "samples": _samples,
    "motion": _motion,
    "clock": _clock,
    "status": _status,
    "hello": _hello,
    "calibration": _calibration,
    "answer": _answer,
    "button": _button,
}


def heard(frame: bytes) -> "list[bytes]":
    decoder = Decoder()
    messages = [decoder.feed(byte) for byte in frame]
    return [message for message in messages if message is not None]


def check_message(vector: "dict[str, Any]") -> None:
    """Said, or heard if it is a host's, as it is written; and framed as it is written."""
    message, meaning = bytes.fromhex(vector["hex"]), vector["meaning"]
    if meaning["type"] == "command":
        argument = bytes.fromhex(meaning["argument_hex"])
        assert wire.parse_command(message) == (meaning["opcode"], argument), vector["name"]
    else:
        assert said(meaning) == message, vector["name"]
    if meaning["type"] == "calibration":
        parsed = calibration.parse(message, FULL_COUNTS)
        assert parsed is not None and parsed.message() == message, vector["name"]
    assert bytes(Encoder(len(message)).encode(message)).hex() == vector["frame_hex"], vector["name"]
    assert heard(bytes.fromhex(vector["frame_hex"])) == [message], vector["name"]


def check_malformed(vector: "dict[str, Any]") -> None:
    """A ball takes it neither for a command nor for a calibration."""
    message = bytes.fromhex(vector["hex"])
    assert wire.parse_command(message) is None, vector["name"]
    assert calibration.parse(message, FULL_COUNTS) is None, vector["name"]


def check_malformed_frame(vector: "dict[str, Any]") -> None:
    decoder = Decoder()
    for byte in bytes.fromhex(vector["frame_hex"]):
        assert decoder.feed(byte) is None, vector["name"]
    assert decoder.refused == 1, vector["name"]


def check_numbers(numbers: "dict[str, dict[str, int]]") -> None:
    """The constants of the code have the names and the numbers of the vectors."""
    for name, opcode in numbers["opcode"].items():
        constant = "SAY_HELLO" if name == "hello" else name.upper()
        assert getattr(wire, constant) == opcode, name
    for name, result in numbers["result"].items():
        assert getattr(wire, name.upper()) == result, name
    for name, pattern in numbers["buzz"].items():
        assert getattr(haptics, name.upper()) == pattern, name


def check(vectors: "dict[str, Any]") -> None:
    """Raises AssertionError where the ball and the vectors disagree."""
    for vector in vectors["messages"]:
        check_message(vector)
    for vector in vectors["malformed"]:
        check_malformed(vector)
    for vector in vectors["malformed_frames"]:
        check_malformed_frame(vector)
    check_numbers(vectors["numbers"])


def test_the_ball_says_and_hears_every_golden_vector() -> None:
    check(read_vectors())


def test_every_message_of_a_ball_and_every_command_has_a_vector() -> None:
    meanings = [vector["meaning"] for vector in read_vectors()["messages"]]

    assert {meaning["type"] for meaning in meanings} == set(SAID) | {"command"}
    commands = {meaning["opcode"] for meaning in meanings if meaning["type"] == "command"}
    assert commands >= set(range(1, 11)) - {wire.STORE}
