"""A golden vector in which one byte is wrong is noticed, by the host's tests and by the ball's.

The bytes of good vectors are changed one after the other. A malformed one is noticed when a byte
makes it well-formed; where no byte can, or where only a host would hear it, the name says so.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.outcomes import Failed

from both import test_core_wire_vectors as ball
from core import test_wire_vectors as host
from kneadle.wire.kneadle import MalformedError

Vector = dict[str, Any]
Check = Callable[[Vector], None]

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "kneadle_v1.json").read_text())
BEYOND_ONE_BYTE = {
    "nothing",
    "calibration without its kind",
    "command without its opcode",
    "linear with four numbers",
}
HEARD_BY_HOSTS = {  # more than 17 bytes are no command, and a ball hears no Hello and no Samples
    "samples cut by the MTU",
    "hello of version 0",
    "hello of an unknown sensor",
    "hello at 0 Hz",
    "hello without full scale",
}


def host_message(vector: Vector) -> None:
    if vector["meaning"]["type"] == "command":
        host.test_a_command_is_read_and_written_as_its_vector(vector)
    else:
        host.test_the_bytes_of_a_vector_are_read_as_what_it_means(vector)
        host.test_what_a_vector_means_is_written_as_its_bytes(vector)
    host.test_a_frame_is_written_and_opened_as_its_vector(vector)


CHECKS: dict[str, tuple[Check, Check]] = {
    "messages": (host_message, ball.check_message),
    "malformed": (host.test_a_malformed_message_is_refused, ball.check_malformed),
    "malformed_frames": (
        host.test_a_malformed_frame_yields_nothing_and_is_counted,
        ball.check_malformed_frame,
    ),
}


def notices(check: Check, vector: Vector) -> bool:
    try:
        check(vector)
    except (AssertionError, Failed, MalformedError):
        return True
    return False


def with_byte(vector: Vector, key: str, at: int, value: int) -> Vector:
    data = bytearray.fromhex(vector[key])
    data[at] = value
    return {**vector, key: data.hex()}


def with_one_byte_changed(vector: Vector, key: str) -> Iterator[Vector]:
    """Every byte, by its lowest and by its highest bit."""
    for at, byte in enumerate(bytes.fromhex(vector[key])):
        for bit in (0x01, 0x80):
            yield with_byte(vector, key, at, byte ^ bit)


def with_any_byte(vector: Vector, key: str) -> Iterator[Vector]:
    for at in range(len(bytes.fromhex(vector[key]))):
        for value in range(256):
            yield with_byte(vector, key, at, value)


def named(kind: str) -> pytest.MarkDecorator:
    vectors = VECTORS[kind]
    return pytest.mark.parametrize("vector", vectors, ids=[vector["name"] for vector in vectors])


def test_as_they_are_the_vectors_pass_on_both_sides() -> None:
    for kind, checks in CHECKS.items():
        for vector in VECTORS[kind]:
            assert [notices(check, vector) for check in checks] == [False, False], vector["name"]


@named("messages")
@pytest.mark.parametrize("key", ["hex", "frame_hex"])
def test_one_wrong_byte_of_a_message_or_its_frame_is_noticed(vector: Vector, key: str) -> None:
    for wrong in with_one_byte_changed(vector, key):
        for check in CHECKS["messages"]:
            assert notices(check, wrong), wrong[key]


@named("malformed")
def test_one_byte_that_mends_a_malformed_message_is_noticed(vector: Vector) -> None:
    by_host, by_ball = mended(vector, "malformed", "hex")

    assert by_host == (vector["name"] not in BEYOND_ONE_BYTE)
    assert by_ball == (vector["name"] not in BEYOND_ONE_BYTE | HEARD_BY_HOSTS)


@named("malformed_frames")
def test_one_byte_that_mends_a_malformed_frame_is_noticed(vector: Vector) -> None:
    assert mended(vector, "malformed_frames", "frame_hex") == (True, True)


def mended(vector: Vector, kind: str, key: str) -> tuple[bool, bool]:
    """Whether the host's tests and the ball's notice any change of one byte."""
    changes = list(with_any_byte(vector, key))
    by_host, by_ball = (any(notices(check, wrong) for wrong in changes) for check in CHECKS[kind])
    return by_host, by_ball


def test_the_whole_file_is_refused_when_any_vector_in_it_is_wrong() -> None:
    for at, vector in enumerate(VECTORS["messages"]):
        wrong = with_byte(vector, "hex", 1, int(vector["hex"][2:4], 16) ^ 1)
        messages = [*VECTORS["messages"][:at], wrong, *VECTORS["messages"][at + 1 :]]

        with pytest.raises(AssertionError):
            ball.check({**VECTORS, "messages": messages})


@pytest.mark.parametrize("name", ["opcode", "result", "buzz"])
def test_a_number_under_another_name_is_noticed(name: str) -> None:
    for key, number in VECTORS["numbers"][name].items():
        numbers = {**VECTORS["numbers"], name: {**VECTORS["numbers"][name], key: number + 1}}

        with pytest.raises(AssertionError):
            ball.check_numbers(numbers)
