"""One reading, followed through the installed program: bytes in, a row and a line out."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from cable import Cable, framed
from command import Computer
from kneadle.events import Warned
from kneadle.journal.read import latest, load
from kneadle.samples import Calibrated, Linear, Relative, Samples
from kneadle.wire import kneadle as wire
from kneadle_sims.sensor import S24_MAX, LoadCell

INSTALLED = Path(sys.executable).with_name("kneadle")
HELLO = replace(LoadCell().hello(100.0), calibration=Relative(0.0, S24_MAX))
N_PER_COUNT = 2.0**-10
FIRST = 4711  # the ball had been awake for a while
AT = 123
GLITCH_COUNTS = 3_000_000.0  # 2930 N: more than any person weighs, and so one warning by itself


def test_one_reading_becomes_a_row_in_the_journal_and_an_event_on_the_printer(
    tmp_path: Path,
) -> None:
    counts = np.random.default_rng(1).integers(-99, 99, 200).astype(np.float64)
    counts[AT] = GLITCH_COUNTS
    ticks = np.arange(FIRST, FIRST + len(counts))
    packets = [Samples(ticks[i : i + 5], counts[i : i + 5]) for i in range(0, len(counts), 5)]
    computer = Computer(tmp_path)

    with (
        Cable() as cable,
        computer.running(
            "live", "--serial", cable.port, "--json", command=[str(INSTALLED)]
        ) as live,
    ):
        assert cable.hear()[0] == wire.ask_hello()
        cable.say(framed(HELLO, Calibrated(Linear(0.0, N_PER_COUNT))))
        for byte in framed(*packets):
            cable.say(bytes([byte]))
        told = live.until("warning")
        assert live.stop().code == 0

    assert told["kind"] == "bad_data"
    assert told["t_s"] == told["start_s"] == AT / 100.0
    assert told["force_n"] == GLITCH_COUNTS * N_PER_COUNT

    stored = load(computer.journal, latest(computer.journal).id)
    (kept,) = (message for message in stored.messages() if isinstance(message, Samples))
    assert (kept.tick[AT], kept.raw[AT]) == (FIRST + AT, GLITCH_COUNTS)
    (event,) = (each.event for each in stored.events if isinstance(each.event, Warned))
    assert (event.kind, event.t_s, event.force_n) == ("bad_data", AT / 100.0, told["force_n"])
