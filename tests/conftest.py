"""Speed is measured by `make bench`; here a busy machine must not fail a promise."""

from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from firmware_counts import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]

settings.register_profile("kneadle", deadline=None)
settings.load_profile("kneadle")

_numbers = count()


@pytest.fixture(scope="session")
def devices_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("devices")


@pytest.fixture(autouse=True)
def nobodys_devices(devices_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins without devices and ceilings, and never with the person's own."""
    mine = devices_folder / f"{next(_numbers)}" / "devices.json"
    monkeypatch.setenv("KNEADLE_DEVICES", str(mine))
