"""A limit that makes no sense is refused with the reason."""

from dataclasses import fields

import pytest

from kneadle.detect.limits import Limits, from_json
from kneadle.errors import LimitError


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
@pytest.mark.parametrize("value", [0.0, -1.0, float("nan"), float("inf")])
def test_no_limit_may_be_zero_negative_or_no_number(name: str, value: float) -> None:
    with pytest.raises(LimitError, match=name):
        Limits(**{name: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"ceiling_n": 251.0}, "250"),
        ({"ceiling_n": 14.0}, "no room for a hold"),
        ({"contact_on_n": 16.0}, "contact first"),
        ({"hold_forgive_s": 3.5}, "forgiven dip"),
        ({"hold_credit_s": 61.0}, "before the target"),
        ({"contact_off_share": 1.0}, "below 1"),
    ],
)
def test_limits_that_contradict_each_other_are_refused(
    wrong: dict[str, float], reason: str
) -> None:
    with pytest.raises(LimitError, match=reason):
        Limits(**wrong)  # type: ignore[arg-type]


def test_a_ceiling_stays_below_80_percent_of_full_scale() -> None:
    assert Limits().with_ceiling(80.0, full_scale_n=100.0).ceiling_n == 80.0
    with pytest.raises(LimitError, match="80 %"):
        Limits().with_ceiling(81.0, full_scale_n=100.0)


def test_limits_survive_the_journal() -> None:
    mine = Limits(ceiling_n=63.5, hold_target_s=45.0)
    assert from_json({**mine.to_json(), "of_a_later_version": 1.0}) == mine
