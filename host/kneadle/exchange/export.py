"""A session in the format that its file's name asks for."""

from pathlib import Path

from kneadle.errors import KneadleError
from kneadle.exchange import to_csv, to_json, to_parquet, to_zip
from kneadle.exchange.table import LeftOut, Watch
from kneadle.journal.read import StoredSession

SUFFIXES = (".csv", ".parquet", ".json", ".zip")


def export(stored: StoredSession, journal: Path, to: Path, watch: Watch) -> LeftOut:
    """Over what is there. Raises KneadleError, JournalError."""
    with stored.still() as now:
        return _written(now, journal, to, watch)


def _written(stored: StoredSession, journal: Path, to: Path, watch: Watch) -> LeftOut:
    match to.suffix.lower():
        case ".csv":
            return to_csv.write(stored, to, watch)
        case ".parquet":
            return to_parquet.write(stored, to, watch)
        case ".json":
            return to_json.write(stored, journal, to, watch)
        case ".zip":
            return to_zip.write(stored, journal, to, watch)
    raise KneadleError(
        f"{to.name} does not say in which format.", f"End it in {', '.join(SUFFIXES)}."
    )


def files_of(to: Path) -> list[Path]:
    """All that `export` writes."""
    return [to, to_csv.beside(to)] if to.suffix.lower() == ".csv" else [to]
