from ball.power import AWAKE, DOZE_AFTER_MS, DOZING, OFF, OFF_AFTER_MS, Power

MINUTE_MS = 60_000


def test_it_dozes_after_two_idle_minutes_and_is_off_after_ten() -> None:
    for woke_ms in (0, 123, 2**31):
        power = Power(woke_ms)

        assert power.state(woke_ms) == AWAKE
        assert power.state(woke_ms + 2 * MINUTE_MS - 1) == AWAKE
        assert power.state(woke_ms + 2 * MINUTE_MS) == DOZING
        assert power.state(woke_ms + 10 * MINUTE_MS - 1) == DOZING
        assert power.state(woke_ms + 10 * MINUTE_MS) == OFF
    assert (DOZE_AFTER_MS, OFF_AFTER_MS) == (2 * MINUTE_MS, 10 * MINUTE_MS)


def test_whoever_uses_it_keeps_it_awake() -> None:
    power = Power(0)
    for now_ms in range(0, 60 * MINUTE_MS, MINUTE_MS):
        power.used(now_ms)
        assert power.state(now_ms) == AWAKE


def test_a_press_wakes_it() -> None:
    power = Power(0)
    assert power.state(5 * MINUTE_MS) == DOZING

    power.used(5 * MINUTE_MS)
    assert power.state(5 * MINUTE_MS + 1) == AWAKE


def test_a_battery_is_low_at_fifteen_percent_and_empty_at_five() -> None:
    for percent, low, empty in (
        (100, False, False),
        (16, False, False),
        (15, True, False),
        (6, True, False),
        (5, True, True),
        (0, True, True),
        (255, False, False),  # unknown
    ):
        power = Power(0)
        power.measured(percent, False)

        assert (power.low, power.empty) == (low, empty), percent


def test_an_empty_battery_is_off_unless_it_charges() -> None:
    power = Power(0)
    power.measured(5, False)
    assert power.state(MINUTE_MS) == OFF

    power.measured(5, True)
    assert power.state(MINUTE_MS) == AWAKE
    assert not power.low


def test_an_empty_battery_has_a_minute_to_be_seen_to_charge() -> None:
    for woke_ms in (0, 2**31):
        power = Power(woke_ms)
        power.measured(0, False)
        assert power.state(woke_ms + MINUTE_MS - 1) == AWAKE
        assert power.state(woke_ms + MINUTE_MS) == OFF

        power.measured(0, True)
        assert power.state(woke_ms + MINUTE_MS) == AWAKE


def test_a_battery_that_nobody_measured_is_no_empty_one() -> None:
    assert Power(0).state(0) == AWAKE
    assert not Power(0).low
