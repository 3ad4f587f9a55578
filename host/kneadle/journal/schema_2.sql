-- Schema 2 only adds to schema 1: a program of then that is recording goes on undisturbed.

-- Null: there. Else hidden, and kept until the person purges it.
ALTER TABLE session ADD COLUMN deleted_utc TEXT;

CREATE TABLE tag (
    session_id INTEGER NOT NULL REFERENCES session (id),
    tag        TEXT NOT NULL,                  -- in small letters, single spaces
    PRIMARY KEY (session_id, tag)
) WITHOUT ROWID;

-- Where the coach had a person work, and for how long in all: what the events say, at hand.
CREATE TABLE worked (
    session_id INTEGER NOT NULL REFERENCES session (id),
    muscle     TEXT NOT NULL,
    side       TEXT NOT NULL,
    loaded_s   REAL NOT NULL,                  -- 0: chosen, and not pressed
    PRIMARY KEY (session_id, muscle, side)
) WITHOUT ROWID;

-- What a later version made of the same readings, beside the events that were told then.
CREATE TABLE verdict (
    session_id      INTEGER NOT NULL REFERENCES session (id),
    program_version TEXT NOT NULL,
    judged_utc      TEXT NOT NULL,
    body            TEXT NOT NULL,             -- JSON, kneadle.analysis/1
    PRIMARY KEY (session_id, program_version)
) WITHOUT ROWID;

-- Notes, holds and answers of all sessions are found without reading every event.
CREATE INDEX event_by_name ON event (name);
