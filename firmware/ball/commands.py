"""What each command of docs/protocol.md does."""

from struct import unpack

from . import haptics, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from .parts import Link
    from .session import Session

    Obey = Callable[[Session, bytes, Link], int]


def _hello(session: "Session", argument: bytes, link: "Link") -> int:
    return wire.OK


def _start(session: "Session", argument: bytes, link: "Link") -> int:
    if session.stream.link is not link:
        session.stop()  # a host that may be gone gets what was begun for it
    session.stream.link = link
    session.stream.per_packet = link.packet_samples(session.sampler.rate_hz)
    return wire.OK


def _stop(session: "Session", argument: bytes, link: "Link") -> int:
    session.stream.on = False
    return wire.OK


def _rate(session: "Session", argument: bytes, link: "Link") -> int:
    (rate_hz,) = unpack("<H", argument)
    if rate_hz not in session.sampler.sensor.rates:
        return wire.BAD_VALUE
    if session.stream.on:
        return wire.NOT_NOW
    before_hz = session.sampler.rate_hz
    try:
        session.set_rate(rate_hz)
    except OSError:
        _go_back(session, before_hz)
        return wire.NOT_NOW
    return wire.OK


def _go_back(session: "Session", rate_hz: int) -> None:
    try:
        session.set_rate(rate_hz)
    except OSError:
        pass  # the sensor is gone; it is revived at the rate that it had


def _tare(session: "Session", argument: bytes, link: "Link") -> int:
    sampler = session.sampler
    tared = session.calibration.tared(sampler.mean_of_half_s()) if sampler.has_half_s else None
    if tared is None:
        return wire.NOT_NOW
    session.use(tared)
    return wire.OK


def _ceiling(session: "Session", argument: bytes, link: "Link") -> int:
    (counts,) = unpack("<i", argument)
    guarded = session.reflex.guarded
    session.reflex.guard(counts)
    if guarded and not session.reflex.guarded:
        session.player.play(haptics.LIFTED)  # nobody takes a person's guard away in silence
    return wire.OK


def _buzz(session: "Session", argument: bytes, link: "Link") -> int:
    pattern = argument[0]
    if not haptics.SETTLE <= pattern <= haptics.LINK_LOST:
        return wire.BAD_VALUE
    session.player.play(pattern)
    return wire.OK


def _identify(session: "Session", argument: bytes, link: "Link") -> int:
    session.player.play(haptics.IDENTIFY)
    return wire.OK


def _sleep(session: "Session", argument: bytes, link: "Link") -> int:
    session.stream.on = False
    return wire.OK


# The length of the argument, and what does it.
COMMANDS: "dict[int, tuple[int, Obey]]" = {
    wire.SAY_HELLO: (0, _hello),
    wire.START: (0, _start),
    wire.STOP: (0, _stop),
    wire.RATE: (2, _rate),
    wire.TARE: (0, _tare),
    wire.CEILING: (4, _ceiling),
    wire.BUZZ: (1, _buzz),
    wire.IDENTIFY: (0, _identify),
    wire.SLEEP: (0, _sleep),
}


def then(session: "Session", opcode: int, link: "Link") -> None:
    """What follows the answer of a command that was obeyed."""
    if opcode == wire.SAY_HELLO:
        session.greet(link)
    elif opcode == wire.START:
        session.stream.on = True
        session.stream.say_presses()
    elif opcode == wire.STOP:
        session.stream.flush()
    elif opcode == wire.TARE:
        link.send(session.calibration.message())
    elif opcode == wire.SLEEP:
        session.stream.flush()
        session.asleep = True
