from ball.pairing import Gate

MINUTE_MS = 60_000


def test_it_is_closed_until_somebody_presses_the_button() -> None:
    assert not Gate().is_open(0)


def test_a_press_opens_it_for_a_minute() -> None:
    gate = Gate()
    gate.pressed(1000)

    assert gate.is_open(1000)
    assert gate.is_open(1000 + MINUTE_MS - 1)
    assert not gate.is_open(1000 + MINUTE_MS)


def test_another_press_opens_it_for_another_minute() -> None:
    gate = Gate()
    gate.pressed(0)
    gate.pressed(50_000)

    assert gate.is_open(50_000 + MINUTE_MS - 1)


def test_nobody_is_trusted_before_the_link_is_encrypted() -> None:
    gate = Gate()
    gate.pressed(0)
    gate.connected()
    assert not gate.trusted

    gate.recognised()
    assert not gate.trusted


def test_a_stranger_may_pair_and_write_while_it_is_open() -> None:
    gate = Gate()
    gate.pressed(0)
    gate.connected()

    assert gate.encrypted(10)
    assert gate.may_keep(20)
    assert gate.trusted


def test_a_stranger_is_refused_while_it_is_closed() -> None:
    gate = Gate()
    gate.connected()

    assert not gate.encrypted(0)
    assert not gate.may_keep(0)
    assert not gate.trusted


def test_a_stranger_is_refused_when_the_minute_is_over() -> None:
    gate = Gate()
    gate.pressed(0)
    gate.connected()

    assert not gate.encrypted(MINUTE_MS)
    assert not gate.trusted


def test_a_bond_that_was_kept_is_recognised_while_it_is_closed() -> None:
    gate = Gate()
    gate.connected()
    gate.recognised()

    assert gate.encrypted(0)
    assert gate.trusted


def test_a_pairing_that_ends_after_the_minute_is_not_kept() -> None:
    gate = Gate()
    gate.pressed(0)
    gate.connected()
    gate.encrypted(MINUTE_MS - 1)

    assert not gate.may_keep(MINUTE_MS)
    assert not gate.trusted


def test_who_pairs_again_while_it_is_closed_may_not_write() -> None:
    """Somebody under a known address, whose bond was looked up, and who then makes a new one."""
    gate = Gate()
    gate.connected()
    gate.recognised()
    assert not gate.may_keep(0)
    assert not gate.trusted

    assert not gate.encrypted(10)
    assert not gate.trusted


def test_what_was_known_of_one_is_not_known_of_the_next() -> None:
    gate = Gate()
    gate.connected()
    gate.recognised()
    gate.encrypted(0)
    gate.connected()

    assert not gate.trusted
    assert not gate.encrypted(10)
