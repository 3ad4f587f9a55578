from drivers.button import Button

WRAPS_AT_MS = 1 << 30


class Finger:
    """A pin with a pull-up: low while it is pressed. A press bounces for 5 ms, as releases do."""

    def __init__(self, at_ms: int = 0) -> None:
        self.level = 1
        self.button = Button(self)
        self.ms = at_ms
        self.presses = 0

    def value(self) -> int:
        return self.level

    def put(self, level: int, for_ms: int) -> "Finger":
        self.level = level
        for _ in range(for_ms):
            self.ms = (self.ms + 1) % WRAPS_AT_MS
            self.presses += self.button.step(self.ms)
        return self

    def bounce(self) -> "Finger":
        return self.put(0, 2).put(1, 1).put(0, 1).put(1, 1)

    def press(self, for_ms: int) -> "Finger":
        return self.bounce().put(0, for_ms).bounce().put(1, 50)


def test_a_press_counts_once_though_it_bounces() -> None:
    assert Finger().press(200).presses == 1


def test_each_press_counts() -> None:
    assert Finger().press(60).press(200).press(3000).presses == 3


def test_what_is_shorter_than_any_finger_is_noise() -> None:
    assert Finger().bounce().put(1, 100).put(0, 15).put(1, 100).presses == 0


def test_a_press_is_felt_within_a_blink() -> None:
    assert Finger().put(0, 22).presses == 1


def test_it_knows_how_long_it_is_held() -> None:
    finger = Finger().put(1, 100).put(0, 3000)
    assert abs(finger.button.held_ms(finger.ms) - 3000) <= 1

    finger.put(1, 50)
    assert finger.button.held_ms(finger.ms) == 0


def test_a_worn_switch_that_wobbles_does_not_end_a_long_press() -> None:
    finger = Finger().put(0, 2000).put(1, 5)
    assert abs(finger.button.held_ms(finger.ms) - 2005) <= 1

    finger.put(0, 1000)
    assert abs(finger.button.held_ms(finger.ms) - 3005) <= 1
    assert finger.presses == 1


def test_a_clock_that_wraps_is_no_press_and_no_end_of_one() -> None:
    finger = Finger(WRAPS_AT_MS - 10).put(0, 1000)

    assert finger.presses == 1
    assert abs(finger.button.held_ms(finger.ms) - 1000) <= 1


def test_a_button_that_is_held_from_the_start_counts_as_pressed() -> None:
    assert Finger().put(0, 100).presses == 1
