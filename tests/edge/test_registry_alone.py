"""One program at a time on a device, whatever becomes of the program."""

import subprocess
import sys
from contextlib import ExitStack

import pytest

from kneadle.devices import Found, Known
from kneadle.errors import KneadleError
from kneadle.registry.alone import alone_with
from kneadle.registry.where import devices_path

BALL = Known("F0:0C:E0:BA:11:01", "Blue", "ball", "ble", "kneadle-0011")
HEARD = Found(BALL.id, "Kneadle 0011", "ball", "ble")
OTHER = Known("F0:0C:E0:BA:11:02", "Red", "ball", "ble")
SCALE = Known("F0:0C:E0:C0:60:01", "WH-C06", "whc06", "ble")
PORT = Known("/dev/ttyACM0", "Bench", "serial", "serial")

HOLDING = f"""
import time
from kneadle.devices import Known
from kneadle.registry.alone import alone_with

with alone_with({BALL!r}):
    print("mine", flush=True)
    time.sleep(60)
"""


def refused(device: Known | Found) -> KneadleError:
    with pytest.raises(KneadleError) as refusal, alone_with(device):
        pass
    return refusal.value


def test_a_ball_that_another_program_uses_is_refused_until_that_program_is_gone() -> None:
    """Killed, too: what it held does not lock anybody out."""
    command = [sys.executable, "-c", HOLDING]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "mine\n"
        assert refused(BALL).what == "Another program on this computer is using Blue."
        assert refused(HEARD).do.startswith("Close it")
        other.kill()
        other.wait()

        with alone_with(BALL):
            pass


def test_two_balls_may_be_used_at_once_and_each_again_afterwards() -> None:
    for _ in range(2):
        with alone_with(BALL), alone_with(OTHER):
            assert "Blue" in refused(BALL).what


@pytest.mark.parametrize("shared", [SCALE, PORT])
def test_what_is_there_for_everybody_or_minds_by_itself_takes_no_lock(shared: Known) -> None:
    with alone_with(shared), alone_with(shared):
        assert not devices_path().parent.exists()


def test_without_a_folder_to_write_to_it_goes_on_without_a_lock() -> None:
    devices_path().parent.touch()

    with ExitStack() as both:
        both.enter_context(alone_with(BALL))
        both.enter_context(alone_with(BALL))
        assert devices_path().parent.is_file()


def test_a_trouble_of_the_program_itself_comes_through_as_it_is() -> None:
    with pytest.raises(OSError, match="its own"), alone_with(BALL):
        raise OSError("its own")
