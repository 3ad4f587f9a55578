"""Where devices and ceilings are remembered."""

import os
from pathlib import Path

from platformdirs import user_data_path

from kneadle.named import expanded


def devices_path() -> Path:
    """The file that KNEADLE_DEVICES names, else one in the platform's data folder."""
    if named := os.environ.get("KNEADLE_DEVICES"):
        return expanded(Path(named))
    return user_data_path("kneadle") / "devices.json"


def ceilings_path() -> Path:
    return devices_path().with_name("ceilings.json")


def settings_path() -> Path:
    return devices_path().with_name("settings.json")
