"""The zip of a session: what it holds, and how much of it at most."""

import numpy as np

SCHEMA = "kneadle.session/1"

SESSION = "session.json"
SAMPLES = "samples.bin"  # READING after READING, in the order in which they came
MESSAGES = "messages.jsonl"
EVENTS = "events.jsonl"
VERDICTS = "verdicts.jsonl"

READING = np.dtype([("tick", "<i8"), ("raw", "<f8")])

# Past any session, and small enough to be read through: eleven days at 100 Hz.
MOST_READINGS = 100_000_000
MOST_BYTES = {
    SESSION: 1 << 24,
    SAMPLES: MOST_READINGS * READING.itemsize,
    MESSAGES: 1 << 30,
    EVENTS: 1 << 28,
    VERDICTS: 1 << 28,
}
MOST_LINE_BYTES = 1 << 24
MOST_ENTRIES = 64
