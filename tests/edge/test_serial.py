"""A ball, a sketch or neither on a serial port; pseudo-terminals stand in for cables."""

import asyncio
import os
import random
import re
import socket
import termios
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import serial

from cable import PATIENCE_S, Cable, framed
from feeding import samples
from kneadle.errors import LinkError
from kneadle.link import serial as serial_link
from kneadle.link.base import Batch, Link
from kneadle.link.serial import SerialLink
from kneadle.link.serial_troubles import explain
from kneadle.samples import Clock, Hello, Message, Relative, Samples, Status
from kneadle.wire import kneadle as wire
from kneadle_sims.air import Air
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.scenarios.basics import unplugged
from kneadle_sims.sensor import LoadCell
from kneadle_sims.serve import PtyBall, TcpBall
from link_checks import Bench, every_link_promise, flat

# What a ball says before it gives its calibration.
HELLO = replace(LoadCell().hello(100.0), calibration=Relative(0.0, 2.0**23 - 1))
PACKETS = [samples(range(first, first + 5), first) for first in range(0, 500, 5)]
PRESS = Scenario("press", "3 s", Hand(seed=1).rest(1.0).lean_on(40.0, over_s=2.0))


class Stamps:
    """The reader's clock, in the test's hands."""

    now_s = 0.0

    def monotonic(self) -> float:
        return self.now_s


@pytest.fixture
def cable() -> Iterator[Cable]:
    with Cable() as cable:
        yield cable


@asynccontextmanager
async def opened(port: str) -> AsyncIterator[SerialLink]:
    async with asyncio.timeout(PATIENCE_S):
        link = await SerialLink.open(port)
        try:
            yield link
        finally:
            await link.close()


async def read(link: Link, enough: Callable[[list[Message]], object]) -> list[Message]:
    heard: list[Message] = []
    async for batch in link.batches():
        heard += batch.messages
        if enough(heard):
            break
    return heard


def readings(messages: list[Message]) -> list[int]:
    return [tick for m in messages if isinstance(m, Samples) for tick in m.tick.tolist()]


@asynccontextmanager
async def bytes_on_a_pty() -> AsyncIterator[Bench]:
    said: list[Message] = [HELLO, *PACKETS[:20], Clock(100, 1_000_000), Status(80), *PACKETS[20:40]]
    with Cable() as cable:
        link = await SerialLink.open(cable.port)
        cable.say(framed(*said))
        yield Bench(link, flat(said), drop=cable.pull)


@asynccontextmanager
async def ball_on_a_pty() -> AsyncIterator[Bench]:
    with ExitStack() as plugged:
        link = await SerialLink.open(plugged.enter_context(PtyBall(PRESS, speed=20.0)))
        await link.send(wire.start())
        yield Bench(link, flat([samples(PRESS.raw())]), drop=plugged.close)


@asynccontextmanager
async def ball_over_tcp() -> AsyncIterator[Bench]:
    with ExitStack() as plugged:
        link = await SerialLink.open(plugged.enter_context(TcpBall(PRESS, speed=20.0)))
        await link.send(wire.start())
        yield Bench(link, flat([samples(PRESS.raw())]), drop=plugged.close)


test_a_serial_link_keeps_every_links_promise = every_link_promise(
    bytes_on_a_pty, ball_on_a_pty, ball_over_tcp
)


async def test_a_frame_that_comes_in_two_halves_is_one_message(cable: Cable) -> None:
    said = framed(HELLO, PACKETS[0])
    async with opened(cable.port) as link:
        cable.say(said[:-9])
        assert await read(link, bool) == [HELLO]
        cable.wait_until_read()
        cable.say(said[-9:])
        assert await read(link, bool) == [PACKETS[0]]


async def test_noise_in_mid_stream_costs_no_more_than_the_frame_it_touches(cable: Cable) -> None:
    noise = random.Random(1).randbytes(40).replace(b"\0", b"\x55")
    async with opened(cable.port) as link:
        cable.say(framed(HELLO, *PACKETS[:10]) + noise + framed(*PACKETS[10:20]))
        heard = readings(await read(link, lambda heard: 99 in readings(heard)))
        assert heard == [*range(50), *range(55, 100)]
        assert link.counts.noise_bytes + link.counts.refused > 0
        assert link.counts.frames == 1 + 10 + 9


async def test_a_torn_frame_is_counted_and_the_next_is_heard(cable: Cable) -> None:
    torn = bytearray(framed(PACKETS[1]))
    torn[4] ^= 0x10
    async with opened(cable.port) as link:
        cable.say(framed(HELLO, PACKETS[0]) + bytes(torn) + framed(PACKETS[2]))
        heard = await read(link, lambda heard: 14 in readings(heard))
        assert readings(heard) == [*range(5), *range(10, 15)]
        assert link.counts.refused + link.counts.noise_bytes > 0


async def test_the_wrong_speed_is_noise_that_is_counted_and_never_a_message(cable: Cable) -> None:
    noise = random.Random(115200).randbytes(2000)
    counted: list[int] = []
    async with opened(cable.port) as link:
        for at in range(0, len(noise), 500):
            cable.say(noise[at : at + 500])
            async for batch in link.batches():
                assert batch.messages == ()
                counted.append(link.counts.noise_bytes)
                if counted[-1] == at + 500:
                    break
        assert counted == sorted(set(counted))
        assert link.counts.frames == 0


async def test_a_ball_is_understood_after_any_noise(cable: Cable) -> None:
    async with opened(cable.port) as link:
        cable.say(random.Random(9600).randbytes(1000) + b"\0" + framed(HELLO, PACKETS[0]))
        assert await read(link, lambda heard: len(heard) == 2) == [HELLO, PACKETS[0]]


async def test_a_sketch_that_prints_numbers_is_read_line_by_line(
    cable: Cable, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = Stamps()
    monkeypatch.setattr(serial_link, "time", stamps)
    async with opened(cable.port) as link:
        batches = link.batches()
        heard: list[Message] = []
        for value in range(500, 700):  # a line may come in two reads: some are still under way
            stamps.now_s += 1 / 80
            cable.say(b"%d\r\n" % value)
            heard += (await anext(batches)).messages
        raw = [float(each) for m in heard if isinstance(m, Samples) for each in m.raw]
        greeting, *_ = heard
        assert isinstance(greeting, Hello)
        assert greeting.sensor == "counts"
        assert raw == list(np.arange(raw[0], raw[0] + len(raw)))
        assert len(raw) >= 100


async def test_what_is_said_to_the_ball_comes_out_at_its_end(cable: Cable) -> None:
    async with opened(cable.port) as link:
        await link.send(wire.ask_hello())
        assert cable.hear() == [wire.ask_hello()]
        await link.send(wire.start())
        assert cable.hear() == [wire.start()]


async def test_a_ball_that_does_not_listen_is_an_error_and_no_standstill(
    cable: Cable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serial_link, "WRITE_TIMEOUT_S", 0.05)
    async with opened(cable.port) as link:
        sending = asyncio.create_task(link.send(bytes(1_000_000)))
        cable.say(framed(HELLO))
        assert await read(link, bool) == [HELLO]
        with pytest.raises(LinkError):
            await sending


async def test_a_busy_program_loses_no_byte_and_knows_when_each_came(
    cable: Cable, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = Stamps()
    monkeypatch.setattr(serial_link, "time", stamps)
    async with opened(cable.port) as link:
        # Nothing is awaited here: the loop stands still while the bytes come.
        for stamps.now_s, packet in enumerate(PACKETS):
            cable.say(framed(packet))
            cable.wait_until_read()
        heard: list[tuple[float, Samples]] = []
        async for batch in link.batches():
            heard += [(batch.arrived_s, m) for m in batch.messages if isinstance(m, Samples)]
            if len(heard) == len(PACKETS):
                break
    assert [packet for _, packet in heard] == PACKETS
    # A byte that was read may be stamped as late as the next was written.
    assert [s for s, _ in heard] == pytest.approx(range(len(PACKETS)), abs=1.0)


async def test_a_cable_pulled_in_mid_hold_is_an_error_that_names_the_port() -> None:
    early = replace(unplugged(), air=Air(unplug_at_s=8.0))
    with PtyBall(early, speed=20.0) as port:
        async with opened(port) as link:
            await link.send(wire.start())
            heard: list[Message] = []
            with pytest.raises(LinkError) as trouble:
                async for batch in link.batches():
                    heard += batch.messages
    assert trouble.value.what == f"The connection to {port} was lost."
    assert "goes on by itself" in trouble.value.do
    assert len(readings(heard)) > 600


async def test_nothing_is_left_behind(cable: Cable) -> None:
    def left() -> tuple[int, int]:
        fds = Path("/proc/self/fd") if Path("/proc/self/fd").exists() else Path("/dev/fd")
        readers = [each for each in threading.enumerate() if each.name.startswith("read ")]
        return len(list(fds.iterdir())), len(readers)

    async with opened(cable.port):
        pass  # the first brings a thread pool, which stays
    before = left()
    for _ in range(3):
        async with opened(cable.port):
            pass
    assert left() == before


async def trouble_with(port: str) -> LinkError:
    with pytest.raises(LinkError) as trouble:
        async with opened(port):
            pass
    return trouble.value


def missing(tmp_path: Path) -> str:
    return str(tmp_path / "ttyACM0")


def a_file(tmp_path: Path) -> str:
    path = tmp_path / "trace.csv"
    path.write_text("t_s,force_n\n")
    return str(path)


def a_folder(tmp_path: Path) -> str:
    return str(tmp_path)


def a_device_of_another_kind(_: Path) -> str:
    return "/dev/null"


def forbidden(tmp_path: Path) -> str:
    path = tmp_path / "ttyUSB0"
    path.touch(0)
    if os.access(path, os.R_OK):
        pytest.skip("root may open everything")
    return str(path)


@pytest.mark.parametrize(
    ("port_of", "said"),
    [
        (missing, "There is no port {}."),
        (a_file, "{} is not a serial port."),
        (a_folder, "{} is not a serial port."),
        (a_device_of_another_kind, "{} is not a serial port."),
        (forbidden, "You may not open {}."),
    ],
)
async def test_a_port_that_cannot_be_opened_is_named_with_the_reason_in_plain_words(
    port_of: Callable[[Path], str], said: str, tmp_path: Path
) -> None:
    port = port_of(tmp_path)
    trouble = await trouble_with(port)
    assert trouble.what == said.format(port)
    assert_plain(trouble)


def test_a_port_without_a_device_is_told_so() -> None:
    """/dev/ttyS0 of a computer that has no such socket: pyserial hides the number."""
    try:
        try:
            raise termios.error(5, "Input/output error")
        except termios.error as hidden:
            raise serial.SerialException(f"Could not configure port: {hidden}")  # noqa: B904
    except serial.SerialException as error:
        trouble = explain("/dev/ttyS0", error)
    assert trouble.what == "No device answers at /dev/ttyS0."
    assert_plain(trouble)


async def test_a_port_in_use_is_said_to_be(cable: Cable) -> None:
    async with opened(cable.port):
        trouble = await trouble_with(cable.port)
    assert trouble.what == f"Another program is using {cable.port}."
    assert_plain(trouble)


async def test_a_port_in_use_is_free_again_once_it_was_closed(cable: Cable) -> None:
    async with opened(cable.port) as first:
        await trouble_with(cable.port)
    async with opened(cable.port) as second:
        cable.say(framed(HELLO))
        assert await read(second, bool) == [HELLO]
        assert first is not second  # still here: not the garbage collector has closed it


@pytest.mark.parametrize(
    "error",
    [
        PermissionError(13, "Permission denied"),
        OSError("could not open port 'COM3': PermissionError(13, 'Access is denied.', None, 5)"),
    ],
    ids=["posix", "windows"],
)
def test_a_port_that_is_not_ours_to_open_is_told_with_the_remedy_of_each_system(
    error: OSError,
) -> None:
    trouble = explain("COM3", error)
    assert trouble.what == "You may not open COM3."
    assert "dialout" in trouble.do
    assert "Windows" in trouble.do


def assert_plain(trouble: LinkError) -> None:
    """One or two whole sentences each, and no words of the operating system's."""
    for text in (trouble.what, trouble.do):
        assert text.endswith(".")
        assert 1 <= len(re.findall(r"\.(?:\s|$)", text)) <= 2
        assert not re.search(r"[Ee]rrno|\[|termios|None|Error|Inappropriate", text)


async def test_a_ball_over_tcp_that_goes_away_is_an_error_that_names_it() -> None:
    ball = TcpBall(replace(PRESS, air=Air(unplug_at_s=1.0)), speed=20.0)
    with ball as url:
        async with opened(url) as link:
            await link.send(wire.start())
            with pytest.raises(LinkError) as lost:
                await read(link, lambda heard: False)

    assert lost.value.what == f"The connection to {url} was lost."
    assert "Start the ball there again" in lost.value.do


async def test_a_ball_over_tcp_can_be_opened_again() -> None:
    with TcpBall(PRESS) as url:
        for _ in range(2):
            async with opened(url) as link:
                await link.send(wire.start())
                assert len(readings(await read(link, readings))) > 0


async def test_what_came_over_tcp_in_one_burst_is_read_in_a_few_goes() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        async with opened(f"socket://127.0.0.1:{door.getsockname()[1]}") as link:
            with door.accept()[0] as ball:
                ball.sendall(framed(HELLO, *PACKETS))
                batches = [b async for b in until(link, lambda b: 499 in readings([*b.messages]))]

    assert readings([m for b in batches for m in b.messages]) == list(range(500))
    assert len(batches) < 20  # of 2400 bytes


async def until(link: Link, enough: Callable[[Batch], bool]) -> AsyncIterator[Batch]:
    async for batch in link.batches():
        yield batch
        if enough(batch):
            return


async def test_a_second_host_is_turned_away_and_the_first_goes_on() -> None:
    with TcpBall(PRESS, speed=5.0) as url:
        async with opened(url) as first:
            await first.send(wire.start())
            await read(first, readings)
            async with opened(url) as second:
                with pytest.raises(LinkError):
                    await read(second, lambda heard: False)
            assert readings(await read(first, readings))


@pytest.mark.parametrize(
    ("url", "sentence", "remedy"),
    [
        ("socket://127.0.0.1:{free}", "Nobody listens at 127.0.0.1:{free}.", "kneadle-sim serve"),
        ("socket://no-such-host.invalid:5000", "There is no computer called", "socket://HOST:PORT"),
        ("socket://127.0.0.1", "socket://127.0.0.1 is no address.", "socket://HOST:PORT"),
        ("socket://127.0.0.1:many", "is no address.", "socket://HOST:PORT"),
    ],
)
async def test_a_ball_over_tcp_that_cannot_be_reached_is_told_in_plain_words(
    url: str, sentence: str, remedy: str
) -> None:
    free = free_port()
    with pytest.raises(LinkError) as refused:
        await SerialLink.open(url.format(free=free))

    assert sentence.format(free=free) in refused.value.what
    assert remedy in refused.value.do


def free_port() -> int:
    """One where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
