"""A first look at a session: some of its blocks, or all, and the force as it was read."""

from pathlib import Path

import numpy as np
import pytest

from journalled import NOON, begin, second
from kneadle.journal import blocks
from kneadle.review.as_read import as_read
from kneadle.samples import Calibrated, Clock, Hello, Linear, Samples

SECONDS = 60


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A minute; from its middle on a count is two newtons instead of one."""
    path = tmp_path / "journal.sqlite3"
    writer = begin(path, NOON)
    writer.keep(Hello("ball", "load_cell", 100.0, 100.0, Linear(0.0, 1.0)))
    for number in range(SECONDS):
        if number == SECONDS // 2:
            writer.keep(Calibrated(Linear(0.0, 2.0)))
        writer.keep(Clock(100 * number, 1_000_000 * number))
        writer.keep(second(number))
        writer.flush()
    writer.close("ended", {})
    return path


def force(path: Path, most: int | None = None) -> dict[float, float]:
    """By device time."""
    found = (
        blocks.messages(path, 1) if most is None else blocks.spread(path, 1, 100 * SECONDS, most)
    )
    pieces = list(as_read(found))
    t_s, force_n = (np.concatenate(each) for each in zip(*pieces, strict=True))
    assert (np.diff(t_s) > 0).all()
    return dict(zip(t_s.tolist(), force_n.tolist(), strict=True))


def test_all_of_a_session_is_read_with_the_calibration_of_its_time(journal: Path) -> None:
    read = force(journal)

    assert len(read) == 100 * SECONDS
    assert [read[10.5], read[29.99], read[30.0], read[59.0]] == [10.0, 29.0, 60.0, 118.0]


def test_what_does_not_matter_to_the_force_is_left_out(journal: Path) -> None:
    kinds = {type(message) for message in blocks.messages(journal, 1)}

    assert kinds == {Hello, Calibrated, Samples}


@pytest.mark.parametrize("most", [1, 7, 59])
def test_some_blocks_are_spread_over_the_session_and_agree_with_all(
    most: int, journal: Path
) -> None:
    read, some = force(journal), force(journal, most)

    assert len(some) == 100 * most
    assert some.items() <= read.items()
    assert max(some) >= (SECONDS - 1) * (1 - 1 / most)


def test_a_short_session_is_read_whole(journal: Path) -> None:
    assert force(journal, 1000) == force(journal)
