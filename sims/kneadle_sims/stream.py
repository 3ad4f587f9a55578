"""A whole scenario as the messages that reach the host, without waiting."""

from collections.abc import Iterator

import numpy as np

from ball.stream import SAMPLES_PER_PACKET
from kneadle.samples import Answer, Ints, Message
from kneadle.wire import kneadle as wire
from kneadle_sims.ball import Ball
from kneadle_sims.scenario import Scenario
from kneadle_sims.spoken import Spoken
from kneadle_sims.timetable import PACKET, Timetable, silent, timetable


def messages(scenario: Scenario) -> Iterator[Message]:
    """Hello, Calibrated, Status, the count of presses, then all the rest, in order of arrival.

    What `Play` sends, but Samples that follow one another come joined, a second at most.
    """
    ball, raw = scenario.ball(), scenario.raw()
    yield from _greeting(ball)
    table = timetable(scenario, ball.hello, raw)
    cut = silent(scenario.air, table.said_s)
    spoken = Spoken(scenario, ball, raw, table.only(cut))
    table = table.only(~cut)
    packet, which = table.packet, _arrivals(scenario, table)
    for run in np.split(which, _seams(table, which)) if len(which) else ():
        if table.kind[run[0]] == PACKET:
            yield spoken.samples(packet[run])
        else:
            yield spoken.word(int(table.kind[run[0]]), int(table.at[run[0]]))


def _greeting(ball: Ball) -> list[Message]:
    answers = [*ball.receive(wire.ask_hello()), *ball.receive(wire.start())]
    said = (wire.parse(answer, ball.hello) for answer in answers)
    return [message for message in said if not isinstance(message, Answer)]


def _arrivals(scenario: Scenario, table: Timetable) -> Ints:
    """Which messages of the timetable arrive, in that order, as often as they do."""
    count = len(table.at)
    fates = scenario.air.fates(np.random.default_rng(scenario.air.seed), count)
    number = np.arange(count)
    first = np.flatnonzero(table.kind == PACKET)[:1]
    sure = number <= (first[0] if len(first) else count)  # as in Channel
    copies = np.where(sure, 1, fates.copies)
    place = number + np.where(fates.swapped & ~sure, 1.5, 0.0)
    order = np.argsort(place, kind="stable")
    return np.repeat(order, copies[order])


def _seams(table: Timetable, which: Ints) -> Ints:
    """Where one message ends and the next begins."""
    packet = np.where(table.kind == PACKET, table.packet, -1)[which]
    second = packet * SAMPLES_PER_PACKET // round(table.rate_hz)
    joined = (packet[1:] > packet[:-1]) & (packet[:-1] >= 0) & (second[1:] == second[:-1])
    return np.flatnonzero(~joined) + 1
