"""Where the journal lives."""

import os
from pathlib import Path

from platformdirs import user_data_path

from kneadle.named import expanded


def journal_path() -> Path:
    """The file that KNEADLE_JOURNAL names, else one in the platform's data folder."""
    if named := os.environ.get("KNEADLE_JOURNAL"):
        return expanded(Path(named))
    return user_data_path("kneadle") / "journal.sqlite3"


def example_path() -> Path:
    """The journal of the demo, so that simulated sessions never mix with a person's own."""
    return user_data_path("kneadle") / "example.sqlite3"


def example_weeks_path() -> Path:
    """Weeks of made-up sessions, apart from whatever was practised."""
    return user_data_path("kneadle") / "example-weeks.sqlite3"
