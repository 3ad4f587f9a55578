"""A session as Parquet: the columns of the CSV, and what else is known in the file's metadata."""

from pathlib import Path
from typing import Any

from kneadle.errors import KneadleError
from kneadle.exchange.described import plain_json
from kneadle.exchange.table import LeftOut, Rows, Watch, about, columns_of, table
from kneadle.journal.read import StoredSession
from kneadle.written import written_whole

ROW_GROUP = 65536  # rows; small ones make a file large and slow


def write(stored: StoredSession, to: Path, watch: Watch) -> LeftOut:
    """Raises KneadleError, also where pyarrow is not installed, and JournalError."""
    pyarrow, parquet = _pyarrow()
    left_out = LeftOut()
    schema = _schema(pyarrow, columns_of(stored))
    with written_whole(to) as new, _writer(parquet, new, schema) as writer:
        waiting, count = list[Any](), 0
        for rows in table(stored, left_out, watch):
            waiting.append(_table(pyarrow, schema, rows))
            count += len(rows.time_utc)
            if count >= ROW_GROUP:
                writer.write_table(pyarrow.concat_tables(waiting))
                waiting, count = [], 0
        if waiting:
            writer.write_table(pyarrow.concat_tables(waiting))
        writer.add_key_value_metadata({"kneadle": plain_json(about(stored, left_out))})
    return left_out


def _writer(parquet: Any, new: Path, schema: Any) -> Any:
    """Few readings are alike to the last bit: a dictionary of them is larger than they are."""
    return parquet.ParquetWriter(new, schema, compression="zstd", use_dictionary=False)


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow  # noqa: PLC0415 - an extra, and slow to import
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise KneadleError(
            "Parquet needs the Python package pyarrow, which is not installed.",
            "Install it with `pip install 'kneadle[parquet]'`, or export as .csv.",
        ) from None
    return pyarrow, parquet


def _schema(pyarrow: Any, columns: dict[str, str]) -> Any:
    kinds = [pyarrow.timestamp("ms", tz="UTC"), *3 * [pyarrow.float64()]]
    return pyarrow.schema(
        [
            pyarrow.field(name, kind, metadata={"unit": unit})
            for (name, unit), kind in zip(columns.items(), kinds, strict=True)
        ]
    )


def _table(pyarrow: Any, schema: Any, rows: Rows) -> Any:
    used = rows.readings
    times = pyarrow.array(rows.time_utc).cast(schema.field("time_utc").type)
    return pyarrow.table([times, used.t_s, used.force_n, used.raw], schema=schema)
