from ball.calibration import LINEAR, NONE, POWER_LAW, Calibration, from_factory
from ball.haptics import DONE, EASE_OFF, LIFTED, LINK_LOST, SPIKE, Haptics
from ball.reflex import Reflex
from both.core_ball import Ball
from both.core_parts import BACKWARDS, FSR, FULL_COUNTS, LOAD_CELL
from both.core_timer import interrupts
from both.core_words import BUZZ, NO_CEILING, ceiling, command

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

NEWTONS = (LOAD_CELL, BACKWARDS, FSR)
UNCALIBRATED = from_factory(1, FULL_COUNTS)
EVERY_MEANING = (LOAD_CELL, BACKWARDS, FSR, UNCALIBRATED)


def leant(ball: Ball, to_n: float) -> Ball:
    """Slowly, so that it is no slip."""
    return ball.press(0.0, 0.5).lean(0.0, to_n, to_n / 30.0)


def test_the_buzz_begins_with_the_reading_that_reaches_the_ceiling() -> None:
    for means in NEWTONS:
        ball = leant(Ball(means).guarded(60.0), 59.0)
        assert ball.felt == []

        ball.take(ball.raw(60.0))  # the loop has not come round yet
        assert ball.motor.running
        assert ball.felt == [EASE_OFF]


def test_one_count_below_the_ceiling_is_silent() -> None:
    for means, inwards in ((LOAD_CELL, -1), (BACKWARDS, 1), (FSR, -1)):
        ball = leant(Ball(means).guarded(60.0), 59.0)
        ball.read(ball.raw(60.0) + inwards)
        assert ball.felt == []

        ball.read(ball.raw(60.0))
        assert ball.felt == [EASE_OFF]


def test_it_needs_no_host() -> None:
    ball = Ball().guarded(60.0)
    ball.session.left(ball.host)

    assert leant(ball, 61.0).felt == [EASE_OFF]


def test_it_goes_on_for_as_long_as_the_force_is_too_high() -> None:
    ball = leant(Ball().guarded(60.0), 60.0)
    quiet, longest = 0, 0
    for _ in range(10 * 80):
        ball.press(65.0, 1 / 80)
        quiet = 0 if ball.motor.running else quiet + 1
        longest = max(longest, quiet)

    assert set(ball.felt) == {EASE_OFF}
    assert len(ball.felt) >= 10
    assert longest <= 80 // 10  # never silent for a tenth of a second


def test_it_ends_when_the_force_does() -> None:
    ball = leant(Ball().guarded(60.0), 65.0).press(40.0, 2.0)
    warnings = len(ball.felt)
    ball.press(50.0, 3.0)

    assert len(ball.felt) == warnings
    assert not ball.motor.running


def test_a_force_that_trembles_at_the_ceiling_warns_without_a_break_but_not_at_each_reading() -> (
    None
):
    ball = leant(Ball().guarded(60.0), 59.0)
    for _ in range(80):
        ball.press(60.5, 1 / 80).press(59.5, 1 / 80)

    assert set(ball.felt) == {EASE_OFF}
    assert len(ball.felt) <= 4


def test_it_warns_anew_after_easing_off() -> None:
    ball = leant(Ball().guarded(60.0), 61.0).press(50.0, 0.1)
    warnings = len(ball.felt)
    ball.lean(50.0, 61.0, 0.5)

    assert len(ball.felt) > warnings


def test_no_rhythm_of_a_host_plays_over_the_warning() -> None:
    """Not even one that begins in the moment between two warnings."""
    ball = leant(Ball().guarded(60.0), 61.0)
    while ball.player.playing:
        ball.wait(1)
    ball.say(command(BUZZ, bytes([DONE])))
    ball.press(65.0, 1 / 80)

    assert ball.player.playing == EASE_OFF


def test_its_own_limit_holds_before_any_host_came() -> None:
    for means in NEWTONS:
        ball = leant(Ball(means, full_n=500), 245.0)
        assert ball.felt == []

        ball.lean(245.0, 251.0, 0.5)
        assert EASE_OFF in ball.felt


def test_its_own_limit_is_four_fifths_of_a_small_full_scale() -> None:
    ball = leant(Ball(full_n=100), 79.0)
    assert ball.felt == []

    assert EASE_OFF in ball.lean(79.0, 80.5, 0.5).felt


def test_its_own_limit_is_250_newtons_where_full_scale_is_unknown() -> None:
    ball = leant(Ball(full_n=0), 249.0)
    assert ball.felt == []

    assert EASE_OFF in ball.lean(249.0, 250.5, 0.5).felt


def test_no_host_may_set_a_ceiling_above_its_own_limit() -> None:
    assert EASE_OFF in leant(Ball(full_n=100).guarded(300.0), 81.0).felt


def test_a_host_that_lifts_its_ceiling_leaves_the_balls_own() -> None:
    for means in NEWTONS:
        ball = Ball(means).guarded(60.0)
        ball.say(ceiling(NO_CEILING))
        ball.player.felt.clear()
        assert leant(ball, 200.0).felt == []

        assert EASE_OFF in ball.lean(200.0, 251.0, 2.0).felt


def test_lifting_a_ceiling_is_felt_and_lifting_none_is_not() -> None:
    ball = Ball()
    ball.say(ceiling(NO_CEILING))
    assert ball.felt == []

    ball.guarded(60.0).say(ceiling(NO_CEILING))
    assert ball.felt == [LIFTED]


def test_raising_a_ceiling_is_not_felt() -> None:
    assert Ball().guarded(60.0).guarded(80.0).felt == []


def test_a_ceiling_below_the_force_that_is_there_warns_at_once() -> None:
    ball = leant(Ball(), 60.0).guarded(50.0).press(60.0, 1 / 80)

    assert ball.felt == [EASE_OFF]


def test_counts_that_nobody_calibrated_have_a_limit_too() -> None:
    for raw, warned in ((FULL_COUNTS * 79 // 100, False), (FULL_COUNTS * 81 // 100, True)):
        ball = Ball(UNCALIBRATED)
        for i in range(800):
            ball.read(raw * i // 800)
        ball.read(raw)

        assert (EASE_OFF in ball.felt) == warned


def test_a_ball_that_counts_millinewtons_is_silent_until_it_is_pressed_too_hard() -> None:
    for means in (from_factory(4, 0), Calibration(NONE, (), 0)):
        ball = Ball(means, full_n=0)
        ball.sensor.kind = 4
        ball.say(means.message())
        for raw in range(0, 240_000, 240):
            ball.read(raw)
        assert ball.felt == []

        ball.read(251_000)
        assert EASE_OFF in ball.felt


def test_the_ceiling_stays_where_it_is_in_counts_after_a_tare() -> None:
    ball = Ball().guarded(60.0).press(0.0, 1.0)
    counts = ball.raw(60.0)
    ball.say(command(5))
    leant(ball, 59.0).read(counts)

    assert EASE_OFF in ball.felt


def test_a_slip_below_the_ceiling_is_felt_as_a_slip_and_above_it_as_too_hard() -> None:
    assert Ball().guarded(60.0).press(0.0, 1.0).press(40.0, 0.2).felt == [SPIKE]
    assert Ball().guarded(60.0).press(0.0, 1.0).press(90.0, 0.2).felt == [EASE_OFF]


def test_a_lost_link_is_not_felt_over_the_warning() -> None:
    ball = leant(Ball().guarded(60.0).streaming(), 61.0)
    ball.session.left(ball.host)

    assert LINK_LOST not in ball.felt


def test_every_reading_that_a_converter_has_may_come() -> None:
    for means in EVERY_MEANING:
        ball = Ball(means).guarded(60.0)
        for raw in (0, 1, -1, FULL_COUNTS, -FULL_COUNTS - 1) * 20:
            ball.read(raw)
        assert ball.felt, "the end of the converter is always too hard"


def test_every_ceiling_that_can_be_said_may_come() -> None:
    for means in EVERY_MEANING:
        for counts in (0, 1, -1, 2**31 - 2, -(2**31), 2**31 - 1):
            ball = Ball(means)
            ball.say(ceiling(counts))
            for raw in (0, FULL_COUNTS, -FULL_COUNTS - 1):
                ball.read(raw)
            assert ball.felt, "whatever the host says, the end of the converter is too hard"


NONSENSE = (
    (LINEAR, (0.0, 1e-9)),
    (LINEAR, (0.0, -1e-9)),
    (LINEAR, (1e9, 2**-13)),
    (LINEAR, (-1e9, -(2**-13))),
    (POWER_LAW, (1e6, 30.0, 0.0, 0.0)),
)


def test_no_calibration_lifts_the_balls_own_limit_beyond_the_end_of_the_converter() -> None:
    for kind, numbers in NONSENSE:
        for full_counts in (65535, FULL_COUNTS):
            means = Calibration(kind, numbers, full_counts)
            ball = Ball(means)
            ball.read(-full_counts if means.downwards else full_counts)

            assert ball.felt == [EASE_OFF], (kind, numbers, full_counts)


def test_a_cell_that_is_calibrated_the_wrong_way_round_has_a_limit_too() -> None:
    for means in (LOAD_CELL, BACKWARDS, UNCALIBRATED):
        for raw in (FULL_COUNTS, -FULL_COUNTS, -FULL_COUNTS - 1):
            ball = Ball(means)
            ball.read(raw)

            assert ball.felt == [EASE_OFF], (means.numbers, raw)


OTHER_WAY_ROUND = Calibration(LINEAR, (3e6, -(2**-13)), FULL_COUNTS)
RIGHT_WAY_ROUND = Calibration(LINEAR, (3e6, 2**-13), FULL_COUNTS)
TOO_HARD = 1_000_000  # for both: 112 N above the one zero, 244 N beyond the other
FULL_N = 50


class Slow(Calibration):
    """While the ball reckons with it, the timer comes again and again."""

    def __init__(self, means: Calibration, timer: "Callable[[], object]") -> None:
        super().__init__(means.kind, means.numbers, means.full_counts)
        self._timer = timer

    def counts(self, force_n: float) -> int:
        self._timer()
        return super().counts(force_n)

    def force_n(self, raw: float) -> "float | None":
        self._timer()
        return super().force_n(raw)


def test_what_is_too_hard_before_and_after_a_calibration_is_so_in_between() -> None:
    ball = Ball(LOAD_CELL, full_n=FULL_N)
    came = []

    def timer() -> None:
        ball.reflex.feel(TOO_HARD)
        came.append(ball.reflex.over)

    ball.reflex.use(Slow(OTHER_WAY_ROUND, timer), FULL_N, 80)
    timer()

    assert len(came) > 3
    assert all(came)


def test_cpython_only_too_hard_is_too_hard_wherever_in_the_loop_the_timer_comes() -> None:
    after, came = 1, True
    while came:
        reflex = Reflex(Haptics())
        reflex.use(LOAD_CELL, FULL_N, 80)
        came = interrupts(
            lambda: reflex.use(OTHER_WAY_ROUND, FULL_N, 80),  # noqa: B023  called at once
            lambda: reflex.feel(TOO_HARD),  # noqa: B023
            after,
        )
        assert reflex.over == came, after
        after += 1
    assert after > 100


def takes(ball: Ball, raw: int, readings: int) -> None:
    for _ in range(readings):
        ball.take(raw)


def test_cpython_only_a_ceiling_that_changes_is_no_slip_wherever_the_timer_comes() -> None:
    """What a slip is depends on the ceiling, and with an FSR on the level: 33 numbers."""
    for means, stride in ((LOAD_CELL, 1), (FSR, 13)):
        ball = Ball(means).press(20.0, 2.0)
        ball.player.felt.clear()
        ceilings = [means.counts(force_n) for force_n in (60.0, 200.0)]
        after, came = 1, True
        while came:
            came = interrupts(
                lambda: ball.reflex.guard(ceilings[after % 2]),  # noqa: B023  called at once
                lambda: takes(ball, means.counts(37.0), 2),  # noqa: B023
                after,
            )
            ball.press(20.0, 1 / 80)
            assert ball.felt == [], (means.kind, after)
            after += stride
        assert after > 100


def test_cpython_only_a_rest_is_no_slip_when_it_is_counted_the_other_way_round() -> None:
    after, came = 1, True
    while came:
        ball = Ball(OTHER_WAY_ROUND).press(0.0, 0.5)
        came = interrupts(
            lambda: ball.reflex.use(RIGHT_WAY_ROUND, FULL_N, 80),  # noqa: B023  called at once
            lambda: takes(ball, RIGHT_WAY_ROUND.counts(0.0), 3),  # noqa: B023
            after,
        )
        assert ball.felt == [], after
        after += 1
    assert after > 100
