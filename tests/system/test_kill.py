"""A program that is killed loses about a second of readings, and never the journal."""

import os
import random
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from kneadle.journal.read import latest, list_sessions, load
from kneadle.samples import Samples

KILLS = 20
RATE_HZ = 100
# One flush interval, and half of one for a machine that is busy with other things.
LOST_S = 1.5

RECORDER = textwrap.dedent("""
    import sys
    from datetime import UTC, datetime
    from itertools import count
    from pathlib import Path
    from threading import Event
    from time import monotonic

    import numpy as np
    from kneadle.journal.write import open_session
    from kneadle.samples import Samples

    RATE_HZ, CHUNK = 100, 5
    writer = open_session(
        Path(sys.argv[1]), kind="live", program_version="", limits={}, started=datetime.now(UTC)
    )
    began_s = monotonic()
    for first in count(step=CHUNK):
        Event().wait(max(0.0, began_s + first / RATE_HZ - monotonic()))
        ticks = np.arange(first, first + CHUNK)
        writer.keep(Samples(ticks, ticks.astype(float)))
        print(first + CHUNK, flush=True)
""")


def fed_until_killed(path: Path, after_s: float) -> int:
    """The readings that the recorder had said it was fed when it was killed."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", RECORDER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as recorder:
        assert recorder.stdout is not None
        first = recorder.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            recorder.wait(timeout=after_s)
        recorder.kill()
        whole_lines = (first + recorder.stdout.read()).split("\n")[:-1]
    return int(whole_lines[-1])


def kept_in_last_session(path: Path) -> list[float]:
    messages = load(path, latest(path).id).messages()
    raw = [message.raw for message in messages if isinstance(message, Samples)]
    return [float(value) for value in np.concatenate([*raw, np.array([])])]


def integrity(path: Path) -> str:
    with closing(sqlite3.connect(path)) as db:
        return str(db.execute("PRAGMA integrity_check").fetchone()[0])


@pytest.mark.slow
def test_kill_9_at_any_moment_costs_about_a_second(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    moments = random.Random(20261122)

    for _ in range(KILLS):
        fed = fed_until_killed(path, after_s=moments.uniform(0.1, 3.0))
        kept = kept_in_last_session(path)

        assert kept == list(map(float, range(len(kept))))
        assert fed - len(kept) <= LOST_S * RATE_HZ
        assert integrity(path) == "ok"

    assert [row.interrupted for row in list_sessions(path)] == [True] * KILLS
