"""Speed is measured by `make bench`; here a busy machine must not fail a promise."""

import signal
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from firmware_counts import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]

settings.register_profile("kneadle", deadline=None)
settings.load_profile("kneadle")

_numbers = count()

# What a background shell or nohup ignores, the programs that are tested here must not ignore.
for _signal, _usual in (
    (signal.SIGINT, signal.default_int_handler),
    (signal.SIGQUIT, signal.SIG_DFL),
    (signal.SIGHUP, signal.SIG_DFL),
):
    if signal.getsignal(_signal) == signal.SIG_IGN:
        signal.signal(_signal, _usual)


@pytest.fixture(scope="session")
def devices_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("devices")


@pytest.fixture(autouse=True)
def nobodys_devices(devices_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins without devices and ceilings, and never with the person's own."""
    mine = devices_folder / f"{next(_numbers)}" / "devices.json"
    monkeypatch.setenv("KNEADLE_DEVICES", str(mine))
