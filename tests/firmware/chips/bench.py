"""Where a driver is tried out: time, a chip, and what came of it."""

from .clock import Clock

try:
    from micropython import heap_lock, heap_unlock
except ImportError:  # CPython cannot tell

    def heap_lock() -> None: ...

    def heap_unlock() -> None: ...


TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ball.parts import Sensor

STEP_US = 500  # as often as a ball's timer asks


def readings(sensor: "Sensor", clock: Clock, for_s: float) -> "list[tuple[int, int]]":
    """(when, raw), asked for as a ball's timer does."""
    taken = []
    for _ in range(round(for_s * 1e6 / STEP_US)):
        clock.us += STEP_US
        if sensor.ready(clock.ticks_us()):
            taken.append((clock.us, sensor.read()))
    return taken


def fault_of(call: "Callable[..., object]", *args: object) -> int:
    """The code of the fault that it ends with; 0 without one."""
    try:
        call(*args)
    except OSError as error:
        return int(error.args[0])
    return 0


def without_memory(call: "Callable[[], object]") -> object:
    """MicroPython raises a MemoryError if the call asks for any."""
    heap_lock()
    try:
        return call()
    finally:
        heap_unlock()


def allocates_nothing(
    sensor: "Sensor", clock: Clock, converted: "Callable[[], object] | None" = None
) -> bool:
    """Whether it read, and neither reading nor finding nothing took memory.

    The chip may: it is asked once before the heap is locked, by `converted` where the driver's
    `ready` does not ask it.
    """
    taken = 0

    def ask() -> None:
        nonlocal taken
        if sensor.ready(now_us):
            sensor.read()
            taken += 1
        sensor.ready(now_us)

    for _ in range(round(1.5e6 / STEP_US)):
        clock.us += STEP_US
        now_us = clock.ticks_us()
        sensor.ready(now_us)
        if converted is not None:
            converted()
        without_memory(ask)
    return taken > 0
