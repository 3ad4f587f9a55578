from ball.haptics import (
    DONE,
    EASE_OFF,
    HALFWAY,
    HOLD_STARTED,
    IDENTIFY,
    LIFTED,
    LINK_LOST,
    RHYTHMS,
    ROLLING,
    SETTLE,
    SPIKE,
    Haptics,
)
from both.core_parts import Motor
from both.core_timer import interrupts
from chips.clock import WRAPS_AT_US as WRAP

EVERY = (SETTLE, HOLD_STARTED, HALFWAY, DONE, EASE_OFF, SPIKE, ROLLING, LINK_LOST, IDENTIFY, LIFTED)
LONGEST_MS = 3000
STEP_MS = 10


def played(haptics: Haptics, motor: Motor, start_ms: int = 0) -> "list[bool]":
    """Whether it ran, every 10 ms until it ended."""
    ran, now_ms = [], start_ms
    while haptics.playing and now_ms < start_ms + LONGEST_MS:
        haptics.step(1000 * now_ms % WRAP)
        ran.append(motor.running)
        now_ms += STEP_MS
    return ran


def rhythm(pattern: int, start_ms: int = 0) -> "list[bool]":
    motor = Motor()
    haptics = Haptics(motor)
    haptics.play(pattern)
    haptics.step(1000 * start_ms % WRAP)
    return played(haptics, motor, start_ms)


def buzzes(ran: "list[bool]") -> "list[int]":
    """How long each buzz was, in ms."""
    lengths = [0]
    for on in ran:
        if on:
            lengths[-1] += STEP_MS
        elif lengths[-1]:
            lengths.append(0)
    return [length for length in lengths if length]


def test_a_warning_begins_before_anybody_says_what_time_it_is() -> None:
    motor = Motor()
    Haptics(motor).warn(EASE_OFF)

    assert motor.running


def test_what_the_loop_asks_for_begins_with_the_next_step() -> None:
    motor = Motor()
    haptics = Haptics(motor)
    states = [(haptics.quiet, motor.running)]
    haptics.play(SETTLE)
    states.append((haptics.quiet, motor.running))
    haptics.step(0)
    states.append((haptics.quiet, motor.running))
    played(haptics, motor)
    states.append((haptics.quiet, motor.running))

    assert states == [(True, False), (False, False), (False, True), (True, False)]


def test_every_rhythm_is_felt_and_ends_in_silence() -> None:
    for pattern in EVERY:
        ran = rhythm(pattern)

        assert sum(buzzes(ran)) >= 80, pattern  # a motor needs that long to be felt
        assert ran[0] and not ran[-1]
        assert len(ran) * STEP_MS < LONGEST_MS


def test_a_rhythm_lasts_as_long_whenever_it_begins() -> None:
    for pattern in EVERY:  # also where the clock wraps
        assert rhythm(pattern, start_ms=WRAP // 1000 - 50) == rhythm(pattern)


def test_a_timer_that_is_held_up_does_not_stretch_a_rhythm() -> None:
    motor = Motor()
    haptics = Haptics(motor)
    haptics.warn(EASE_OFF)
    haptics.step(2_000_000)

    assert not haptics.playing
    assert not motor.running


def test_done_ease_off_and_link_lost_cannot_be_mistaken_for_each_other() -> None:
    """One is a single long hum, one many short knocks, one a few slow sighs."""
    done, ease_off, lost = (buzzes(rhythm(pattern)) for pattern in (DONE, EASE_OFF, LINK_LOST))

    assert len(done) == 1
    assert 2 <= len(lost) <= 3
    assert len(ease_off) >= 2 * len(lost)
    assert min(done) >= 2 * max(lost)
    assert min(lost) >= 3 * max(ease_off)


def test_no_two_rhythms_are_the_same() -> None:
    assert len(set(RHYTHMS.values())) == len(EVERY) == len(RHYTHMS)


def test_nothing_interrupts_a_warning_but_another_warning() -> None:
    for warning, other in ((EASE_OFF, SPIKE), (SPIKE, EASE_OFF)):
        for pattern in EVERY:
            if pattern in (EASE_OFF, SPIKE):
                continue
            haptics = Haptics(Motor())
            haptics.warn(warning)
            haptics.play(pattern)
            haptics.step(0)
            assert haptics.playing == warning

            haptics.play(other)
            haptics.step(0)
            assert haptics.playing == other


def test_a_warning_that_a_host_asks_for_is_not_overtaken_before_it_began() -> None:
    haptics = Haptics(Motor())
    haptics.play(EASE_OFF)
    haptics.play(DONE)
    haptics.step(0)

    assert haptics.playing == EASE_OFF


def test_a_warning_interrupts_whatever_else_plays_or_is_about_to() -> None:
    for pattern in EVERY:
        haptics = Haptics(Motor())
        haptics.play(pattern)
        haptics.step(0)
        haptics.play(SETTLE)
        haptics.warn(EASE_OFF)
        haptics.step(1000)

        assert haptics.playing == EASE_OFF


def test_anything_may_follow_a_warning_that_ended() -> None:
    motor = Motor()
    haptics = Haptics(motor)
    haptics.warn(SPIKE)
    played(haptics, motor)
    haptics.play(DONE)
    haptics.step(0)

    assert buzzes(played(haptics, motor)) == buzzes(rhythm(DONE))


def test_whoever_is_interrupted_leaves_nothing_behind() -> None:
    motor = Motor()
    haptics = Haptics(motor)
    haptics.play(DONE)
    haptics.step(0)
    haptics.step(700_000)
    haptics.warn(EASE_OFF)

    assert played(haptics, motor, 700) == rhythm(EASE_OFF)


def test_stopping_is_silence() -> None:
    motor = Motor()
    haptics = Haptics(motor)
    haptics.warn(EASE_OFF)
    haptics.play(EASE_OFF)
    haptics.stop()
    haptics.step(0)

    assert not motor.running
    assert haptics.quiet


class Interrupted:
    """A motor; while it is switched for the n-th time, a warning comes."""

    def __init__(self, warning: int, at: int) -> None:
        self.running = False
        self.haptics = Haptics(self)
        self.warned = False
        self._warning, self._switched, self._at = warning, 0, at

    def on(self) -> None:
        self._turn(True)

    def off(self) -> None:
        self._turn(False)

    def _turn(self, on: bool) -> None:
        self.running = on
        self._switched += 1
        if self._switched == self._at:
            self.warned = True
            self.haptics.warn(self._warning)


def test_a_warning_that_comes_while_the_motor_is_switched_is_played_whole() -> None:
    for pattern in EVERY:
        for at in range(1, len(RHYTHMS[pattern]) + 2):
            motor = Interrupted(SPIKE, at)
            motor.haptics.play(pattern)
            now_ms = 0
            while not motor.warned and now_ms < LONGEST_MS:
                motor.haptics.step(1000 * now_ms)
                now_ms += STEP_MS
            assert motor.warned

            assert motor.haptics.playing == SPIKE, (pattern, at)
            assert motor.running


class Loop:
    """A motor that fails a test if anybody but the timer switches it."""

    def __init__(self) -> None:
        self.running = self.timer = False

    def on(self) -> None:
        assert self.timer
        self.running = True

    def off(self) -> None:
        assert self.timer
        self.running = False


def test_the_loop_switches_nothing_itself() -> None:
    for pattern in EVERY:
        for playing in EVERY:
            motor = Loop()
            haptics = Haptics(motor)
            motor.timer = True
            haptics.warn(playing)
            motor.timer = False
            haptics.play(pattern)

            assert motor.running


def test_cpython_only_a_warning_is_felt_whole_wherever_in_the_loop_it_comes() -> None:
    for pattern in EVERY:
        for playing in (0, DONE, SPIKE):
            after = 1
            while True:
                motor = Motor()
                haptics = Haptics(motor)
                if playing:
                    haptics.warn(playing)
                if not interrupts(
                    lambda: haptics.play(pattern),  # noqa: B023  called at once
                    lambda: haptics.warn(EASE_OFF),  # noqa: B023
                    after,
                ):
                    break
                if pattern != SPIKE:
                    assert played(haptics, motor) == rhythm(EASE_OFF), (pattern, playing, after)
                after += 1
            assert after > 10
