"""A computer whose journal has two sessions, as `kneadle log` lists them."""

import json
from pathlib import Path

import numpy as np

from command import Computer
from feeding import hello, noisy
from journalled import NOON, keep, noted, worked
from kneadle.analyze import analyze
from kneadle.detect.limits import Limits
from kneadle.journal.write import open_session
from kneadle.samples import Message, Samples
from kneadle_sims.hand import Hand

HAND = Hand(seed=3).rest(1.0).lean_on(45.0, over_s=2.0).hold(for_s=35.0).release().rest(1.0)


def two_sessions(tmp_path: Path) -> Computer:
    """Two sessions, the first of them guided."""
    computer = Computer(tmp_path)
    guided = (*worked("piriformis", "left"), noted("the calf felt it"))
    keep(computer.journal, events=guided)
    keep(computer.journal)
    return computer


def record(path: Path, limits: Limits) -> int:
    """A session that was judged as it is today."""
    force_n = noisy(HAND.force(100.0)[1], HAND.seed)
    messages: list[Message] = [hello(), Samples(np.arange(len(force_n)), force_n)]
    writer = open_session(
        path, kind="live", program_version="0.0.1", limits=limits.to_json(), started=NOON
    )
    for message in messages:
        writer.keep(message)
    for event in analyze(messages, limits, "").events:
        writer.event(event, NOON)
    writer.close("ended", {"t_s": HAND.duration_s})
    return writer.session_id


def ids(computer: Computer, *arguments: object) -> list[int]:
    return [row["id"] for row in json.loads(computer.call("log", *arguments, "--json").out)]
