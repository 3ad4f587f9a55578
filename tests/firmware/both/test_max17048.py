from chips.bus import Bus
from chips.max17048 import Max17048Chip
from drivers.max17048 import Max17048


def gauge(chip: Max17048Chip) -> Max17048:
    return Max17048(Bus({0x36: chip}))


def test_the_charge_is_told_in_whole_percent_and_never_above_a_hundred() -> None:
    for percent, told in ((0.0, 0), (0.9, 0), (42.0, 42), (99.99, 99), (101.5, 100)):
        assert gauge(Max17048Chip(percent)).percent() == told


def test_a_cell_that_gains_charge_is_charging() -> None:
    assert gauge(Max17048Chip(percent_per_hour=40.0)).charging()
    assert not gauge(Max17048Chip(percent_per_hour=-8.0)).charging()
    assert not gauge(Max17048Chip(percent_per_hour=0.0)).charging()


def test_a_gauge_that_is_not_there_knows_nothing_and_does_no_harm() -> None:
    nobody = Max17048(Bus({}))

    assert nobody.percent() == 255
    assert not nobody.charging()


def test_another_chip_is_not_believed() -> None:
    chip = Max17048Chip(percent=184.0, percent_per_hour=40.0)
    chip.wrong_id = True

    assert gauge(chip).percent() == 255
    assert not gauge(chip).charging()


def test_a_gauge_that_comes_back_is_believed_again() -> None:
    chip = Max17048Chip(percent=42.0)
    chip.nack = True
    assert gauge(chip).percent() == 255

    chip.nack = False
    assert gauge(chip).percent() == 42
