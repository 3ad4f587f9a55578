"""A session that lost readings in its journal, in another one."""

from pathlib import Path

import pytest

from command import strict_json
from exchanging import spelled, taken
from journalled import NOON, begin, second
from kneadle.errors import TraceError
from kneadle.exchange.export import export
from kneadle.exchange.importing import look
from kneadle.exchange.recording import Said
from kneadle.exchange.twice import imported_from, twice_of
from kneadle.journal.codec import encode
from kneadle.journal.message_json import write
from kneadle.journal.read import load
from kneadle.journal.store import open_for_writing
from kneadle.rejudge import rejudge
from kneadle.samples import Hello, Linear, Motion
from zipping import changed

BALL = Hello("ball", "load_cell", 100.0, 100.0, Linear(0.0, 1.0))
SPOIL = "UPDATE samples SET data = zeroblob(9) WHERE first_index = ?"


def lossy(journal: Path, *spoilt: int) -> None:
    """Five seconds; the blocks of those that are spoilt cannot be read any more."""
    writer = begin(journal, NOON)
    writer.keep(BALL)
    for number in range(5):
        writer.keep(Motion(100 * number, 1.0))
        writer.keep(second(number))
        writer.flush()
    writer.close("ended", {"t_s": 5.0})
    db = open_for_writing(journal)
    for number in spoilt:
        db.execute(SPOIL, (100 * number,))
    db.close()


def sent(tmp_path: Path, *spoilt: int) -> tuple[Path, Path]:
    """The journal it is from, and the file."""
    here, file = tmp_path / "here.sqlite3", tmp_path / "s.zip"
    lossy(here, *spoilt)
    export(load(here, 1), here, file, lambda _: None)
    return here, file


@pytest.mark.parametrize("spoilt", [(0,), (2,), (4,), (1, 2), (1, 3), (0, 4), (0, 1, 2, 3, 4)])
def test_what_is_missing_here_is_missing_there_in_the_same_places(
    tmp_path: Path, spoilt: tuple[int, ...]
) -> None:
    here, file = sent(tmp_path, *spoilt)
    there = tmp_path / "there.sqlite3"
    before, after = load(here, 1), taken(file, there)

    assert spelled(list(after.messages())) == spelled(list(before.messages()))
    assert after.missing == 100 * len(spoilt)
    assert after.holes == before.holes
    assert after.info.readings == 500
    assert rejudge(there, after.info.id).missing == 100 * len(spoilt)
    again = tmp_path / "again.zip"
    export(after, there, again, lambda _: None)
    assert look(again, Said()).preview.missing == 100 * len(spoilt)


def test_a_preview_and_the_session_say_what_was_lost(tmp_path: Path) -> None:
    _, file = sent(tmp_path, 1, 3)
    preview = look(file, Said()).preview

    words = "Lost in the journal that it comes from: 200 readings, 2 damaged rows."
    assert words in preview.understood
    kept = taken(file, tmp_path / "there.sqlite3").info.summary.stored
    assert kept is not None
    assert kept["imported"]["lost"] == {"missing": 200, "damaged": 2}


def test_a_session_that_lost_nothing_says_nothing_of_it(tmp_path: Path) -> None:
    _, file = sent(tmp_path)

    assert not any("Lost" in line for line in look(file, Said()).preview.understood)
    kept = taken(file, tmp_path / "there.sqlite3").info.summary.stored
    assert kept is not None
    assert "lost" not in kept["imported"]


def test_it_is_still_known_as_the_session_that_it_is(tmp_path: Path) -> None:
    here, file = sent(tmp_path, 2)
    preview = look(file, Said()).preview

    assert twice_of(here, preview, imported_from(file, preview, Said())) == 1


def test_a_file_that_does_not_say_where_is_missing_them_at_its_end(tmp_path: Path) -> None:
    _, file = sent(tmp_path, 1)
    changed(file.read_bytes(), file, lambda s: s["left_out"].pop("holes"))
    after = taken(file, tmp_path / "there.sqlite3")

    assert (after.info.readings, len(list(after.messages())) > 0) == (500, True)
    assert (after.missing, after.holes) == (100, ((400, 100),))


@pytest.mark.parametrize(
    "left_out",
    [
        {"missing": "x", "damaged": 0},
        {"missing": 10**12, "damaged": 0},
        {"missing": 3, "damaged": 0, "holes": [[0, 1]]},
        {"missing": 3, "damaged": 0, "holes": [[9, 1], [0, 2]]},
        {"missing": 0, "damaged": 0, "holes": [[0, 5], [7, -5]]},
        [],
    ],
)
def test_losses_that_make_no_sense_are_refused(tmp_path: Path, left_out: object) -> None:
    _, file = sent(tmp_path)
    changed(file.read_bytes(), file, lambda s: s.update(left_out=left_out))

    with pytest.raises(TraceError, match="not a whole session"):
        look(file, Said())


def test_json_for_other_programs_counts_them_as_before(tmp_path: Path) -> None:
    here, _ = sent(tmp_path, 1)
    to = tmp_path / "s.json"
    export(load(here, 1), here, to, lambda _: None)

    assert strict_json(to.read_text())["left_out"] == {"missing": 100, "damaged": 1}


def test_a_session_that_grows_after_it_was_looked_up_makes_a_zip_that_can_be_imported(
    tmp_path: Path,
) -> None:
    here, file = tmp_path / "here.sqlite3", tmp_path / "s.zip"
    lossy(here, 2)
    session = load(here, 1)
    more(here, 5)
    export(session, here, file, lambda _: None)

    after = taken(file, tmp_path / "there.sqlite3")
    assert len(list(after.messages())) > 0
    assert (after.info.readings, after.missing, after.holes) == (600, 100, ((200, 100),))


@pytest.mark.parametrize("suffix", [".zip", ".json"])
def test_what_is_recorded_during_an_export_is_no_part_of_it(tmp_path: Path, suffix: str) -> None:
    """Readings and messages are read one after the other, and are of one moment all the same."""
    here, still, grown = (tmp_path / name for name in ("here.sqlite3", f"a{suffix}", f"b{suffix}"))
    lossy(here, 2)
    export(load(here, 1), here, still, lambda _: None)
    number = iter(range(5, 99))
    export(load(here, 1), here, grown, lambda _: more(here, next(number)))

    assert next(number) > 5
    assert grown.read_bytes() == still.read_bytes()


def more(journal: Path, number: int) -> None:
    """Another second, with what the ball said before it."""
    db = open_for_writing(journal)
    block, (kind, body) = encode(second(number)), write(Motion(100 * number, 1.0))
    row = (1, 100 * number, block.n, block.codec, block.crc, block.data)
    db.execute("INSERT INTO samples VALUES (?, ?, ?, ?, ?, ?)", row)
    db.execute(
        "INSERT INTO message VALUES (?, ?, ?, ?, ?)", (1, 99 + number, 100 * number, kind, body)
    )
    db.close()
