-- Schema 1, as it was first released: only comments may still change here. What came later is in
-- schema_2.sql. The record is the messages the pipeline was fed, in arrival order, so that a replay
-- feeds exactly the same. A reading's place in the session is its index; ticks may wrap or jump.

CREATE TABLE session (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    kind            TEXT NOT NULL CHECK (kind IN ('live', 'demo', 'import')),
    started_utc     TEXT NOT NULL,             -- ISO 8601 with milliseconds
    zone            TEXT NOT NULL,             -- where the person was: a name ...
    utc_offset_s    INTEGER NOT NULL,          -- ... and what the clock on the wall added
    ended_utc       TEXT,                      -- null: still running, or killed
    end_reason      TEXT,
    program_version TEXT NOT NULL,
    device          TEXT NOT NULL DEFAULT '',
    hello           TEXT,                      -- JSON, the latest
    calibration     TEXT,                      -- JSON, the latest
    limits          TEXT NOT NULL,             -- JSON
    summary         TEXT,                      -- JSON
    note            TEXT NOT NULL DEFAULT ''
);

-- About a second of readings each. `first_index` counts the readings received before the block.
CREATE TABLE samples (
    session_id  INTEGER NOT NULL REFERENCES session (id),
    first_index INTEGER NOT NULL,
    n           INTEGER NOT NULL,
    codec       INTEGER NOT NULL,              -- codec.py
    crc         INTEGER NOT NULL,
    data        BLOB NOT NULL,
    PRIMARY KEY (session_id, first_index)
) WITHOUT ROWID;

-- Every other message; `after_index` is the number of readings received before it.
CREATE TABLE message (
    session_id  INTEGER NOT NULL REFERENCES session (id),
    seq         INTEGER NOT NULL,
    after_index INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    body        TEXT NOT NULL,                 -- JSON
    PRIMARY KEY (session_id, seq)
) WITHOUT ROWID;

CREATE TABLE event (
    session_id INTEGER NOT NULL REFERENCES session (id),
    seq        INTEGER NOT NULL,
    t_s        REAL,                           -- device time
    utc        TEXT NOT NULL,
    name       TEXT NOT NULL,
    body       TEXT NOT NULL,                  -- JSON, as in the event stream
    PRIMARY KEY (session_id, seq)
) WITHOUT ROWID;

PRAGMA application_id = 0x4B6E6421;
