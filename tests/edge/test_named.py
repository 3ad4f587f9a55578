"""Where journal and devices live, if the environment names a home that nobody has."""

import pytest

from kneadle.errors import KneadleError
from kneadle.journal.where import journal_path
from kneadle.registry.where import devices_path


@pytest.mark.parametrize(
    ("variable", "path"), [("KNEADLE_JOURNAL", journal_path), ("KNEADLE_DEVICES", devices_path)]
)
def test_a_home_that_nobody_has_is_said(
    variable: str, path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(path)
    monkeypatch.setenv(variable, "~nosuch/file")

    with pytest.raises(KneadleError, match="nobody here is called ~nosuch"):
        path()
