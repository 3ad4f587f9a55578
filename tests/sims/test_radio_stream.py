"""A scenario played over the virtual radio."""

import asyncio
from dataclasses import replace

import numpy as np

from kneadle.samples import Answer, Hello, Samples
from kneadle.wire import kneadle as wire
from kneadle.wire.layout import Kind, kind_of
from kneadle_sims.air import Air
from kneadle_sims.hand import Hand
from kneadle_sims.radio import BallOnAir, VirtualRadio
from kneadle_sims.scenario import Scenario
from on_air import Central, find, soon

LEAN = Hand(seed=1).rest(1.0).lean_on(30.0, over_s=1.0)
PRESS = Scenario("press", "one press", LEAN.hold(for_s=300.0))
QUICK = 20.0


def is_samples(message: bytes) -> bool:
    return kind_of(message) is Kind.SAMPLES


def numbers(messages: list[bytes]) -> list[int]:
    samples = [wire.parse(message) for message in messages]
    return [int(n) for one in samples if isinstance(one, Samples) for n in one.tick]


async def streaming(air: VirtualRadio, ball: BallOnAir) -> Central:
    """Connected, paired if it is the first time, and started."""
    central = await Central(air, await find(air, ball)).connect()
    if not ball.bonds.all_keys:
        ball.open_for_pairing = True
        await central.bleak.pair()
    await central.listen()
    await central.say(wire.start())
    return central


async def test_a_ball_introduces_itself_and_streams_its_scenario() -> None:
    ball = BallOnAir(PRESS, QUICK)
    async with VirtualRadio(ball) as air:
        central = await streaming(air, ball)
        await central.say(wire.ask_hello())
        heard = await central.take(lambda message: not is_samples(message), 3)
        stream = await central.take(is_samples, 20)

    said = [kind_of(message) for message in heard]
    assert Kind.ANSWER in said
    assert len(set(numbers(stream))) == 100


async def test_five_samples_travel_whole_through_the_smallest_mtu() -> None:
    ball = BallOnAir(PRESS, QUICK)
    ball.mtu = 23
    async with VirtualRadio(ball) as air:
        central = await streaming(air, ball)
        stream = await central.take(is_samples, 10)

    assert np.diff(numbers(stream)).tolist() == [1] * 49


async def test_a_thousand_packets_a_second_arrive_once_each_and_in_order() -> None:
    ball = BallOnAir(replace(PRESS, rate_hz=5000.0, hand=LEAN.hold(for_s=5.0)))
    async with VirtualRadio(ball) as air:
        central = await streaming(air, ball)
        stream = await central.take(is_samples, 2000)

        assert np.diff(numbers(stream)).tolist() == [1] * 9999
        assert ball.play.ball.dropped == 0


async def test_a_notification_can_come_as_often_as_on_bluez_after_reconnecting() -> None:
    ball = BallOnAir(PRESS, QUICK)
    async with VirtualRadio(ball) as air:
        air.repeats = 3
        central = await streaming(air, ball)
        stream = await central.take(is_samples, 6)

    assert stream[0] == stream[1] == stream[2]
    assert stream[3] == stream[4] == stream[5] != stream[0]


async def test_a_cut_of_the_scenario_is_a_lost_link_and_its_end_the_way_back() -> None:
    """The ball counts on meanwhile, and begins anew with what is asked of it."""
    ball = BallOnAir(replace(PRESS, air=Air(cuts=((1.0, 3.0),))), QUICK)
    async with VirtualRadio(ball) as air:
        before = await streaming(air, ball)
        await before.lost()
        assert not ball.play.ball.streaming
        after = await streaming(air, ball)
        first = numbers(await after.take(is_samples, 2))

        assert ball.play.t_s >= 3.0
        assert np.diff(first).tolist() == [1] * 9
        assert first[0] - numbers(_all_of(before.heard))[-1] >= 195


async def test_after_the_script_the_ball_sleeps_and_wakes_as_another_start() -> None:
    ball = BallOnAir(replace(PRESS, hand=Hand().rest(1.0)), QUICK)
    async with VirtualRadio(ball) as air:
        central = await streaming(air, ball)
        await central.lost()
        await soon(ball.finished.wait())
        boot_id = ball.play.ball.hello.boot_id
        await ball.wake()
        central = await streaming(air, ball)
        await central.say(wire.ask_hello())
        (said,) = await central.take(lambda message: kind_of(message) is Kind.HELLO, 1)

    hello = wire.parse(said)
    assert isinstance(hello, Hello)
    assert hello.boot_id == boot_id + 1


async def test_a_ball_told_to_sleep_answers_and_is_gone() -> None:
    ball = BallOnAir(PRESS, QUICK)
    async with VirtualRadio(ball) as air:
        central = await streaming(air, ball)
        await central.say(wire.command(wire.Opcode.SLEEP))
        await central.lost()

    assert wire.pack(Answer(wire.Opcode.SLEEP, 0)) in _all_of(central.heard)


async def test_generic_apps_are_told_the_force_as_it_is() -> None:
    ball = BallOnAir(PRESS, QUICK)
    async with VirtualRadio(ball) as air:
        central = await streaming(air, ball)
        await central.listen("2c07")
        pressed = await central.take(lambda said: len(said) == 4 and _mn(said) > 20_000, 2)
        assert len(pressed) == 2


async def test_nothing_runs_on_when_the_power_is_off() -> None:
    ball = BallOnAir(PRESS, QUICK)
    async with VirtualRadio(ball) as air:
        await streaming(air, ball)
    for _ in range(10):
        await asyncio.sleep(0)

    assert asyncio.all_tasks() == {asyncio.current_task()}
    assert not ball.play.ball.streaming


def _all_of(heard: asyncio.Queue[bytes]) -> list[bytes]:
    return [heard.get_nowait() for _ in range(heard.qsize())]


def _mn(said: bytes) -> int:
    return int.from_bytes(said, "little", signed=True)
