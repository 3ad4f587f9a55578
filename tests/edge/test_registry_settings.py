"""What a person set: kept to the last bit, and nonsense is refused with its name."""

import json
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.detect.limits import Limits
from kneadle.errors import KneadleError
from kneadle.registry.file import settings
from kneadle.registry.settings import TARGETS_S, Settings
from kneadle.registry.where import devices_path, settings_path

OWN = Settings(target_s=45.0, sounds=False, spoken=True, high_contrast=True)
some = st.builds(Settings, st.sampled_from(TARGETS_S), st.booleans(), st.booleans(), st.booleans())


def keep(wanted: Settings) -> None:
    settings().update(lambda kept: wanted)


def test_who_never_set_anything_has_the_usual_and_no_file() -> None:
    assert settings().read() == Settings()
    assert not settings_path().parent.exists()


def test_they_live_beside_the_devices() -> None:
    assert settings_path().parent == devices_path().parent


@given(some)
def test_whatever_is_set_comes_back(wanted: Settings) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as environment:
        environment.setenv("KNEADLE_DEVICES", f"{folder}/devices.json")
        keep(wanted)

        assert settings().read() == wanted


def test_the_file_says_what_it_is() -> None:
    keep(OWN)

    assert json.loads(settings_path().read_text()) == {
        "schema": "kneadle.settings/1",
        "target_s": 45.0,
        "sounds": False,
        "spoken": True,
        "high_contrast": True,
    }


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("target_s", 90.0, "a hold of 90 s cannot be chosen"),
        ("target_s", "60", "target_s is not a number"),
        ("sounds", 1, "sounds is neither true nor false"),
        ("spoken", None, "spoken is neither true nor false"),
        ("high_contrast", "yes", "high_contrast is neither true nor false"),
        ("volume", 11, "more than this Kneadle knows of"),
    ],
)
def test_nonsense_is_refused_and_left_as_it_is(field: str, value: object, words: str) -> None:
    keep(OWN)
    text = json.dumps(json.loads(settings_path().read_text()) | {field: value})
    settings_path().write_text(text)

    with pytest.raises(KneadleError, match=words):
        settings().read()
    with pytest.raises(KneadleError):
        keep(Settings())
    assert settings_path().read_text() == text


def test_a_missing_field_is_named() -> None:
    keep(OWN)
    whole = json.loads(settings_path().read_text())
    del whole["spoken"]
    settings_path().write_text(json.dumps(whole))

    with pytest.raises(KneadleError, match="'spoken' is missing"):
        settings().read()


def test_every_target_is_between_the_credit_and_the_stop_of_a_hold() -> None:
    for target_s in TARGETS_S:
        limits = Limits(hold_target_s=target_s)  # which refuses any other
        assert limits.hold_credit_s < target_s < limits.hold_stop_s
