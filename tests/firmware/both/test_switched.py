from drivers.switched import Switched


class Pin:
    level = 1

    def value(self, level: int) -> None:
        self.level = level


def test_a_buzzer_is_silent_until_it_is_asked_for() -> None:
    pin = Pin()
    Switched(pin)

    assert pin.level == 0


def test_it_is_on_from_on_to_off() -> None:
    pin = Pin()
    buzzer = Switched(pin)
    buzzer.on()
    assert pin.level == 1

    buzzer.off()
    assert pin.level == 0
