"""Ways to break rolling."""

from functools import partial

from mutation.mutant import Mutant

mutant = partial(Mutant, "rolling", "detect/rolling.py")
zigzag = partial(Mutant, "rolling", "detect/zigzag.py")

MUTANTS = (
    mutant(
        breaks="a dab that leaves the ball counts as a stroke",
        old="if missing or free:",
        new="if missing:",
    ),
    mutant(
        breaks="strokes on both sides of a gap are in a row",
        old="if missing or free:",
        new="if free:",
    ),
    zigzag(
        breaks="shaking is rolling",
        old="self._shortest <= length <= self._longest",
        new="length <= self._longest",
    ),
    mutant(
        breaks="slow strokes are rough",
        old="limits.rolling_half_max_s * BINS_PER_S",
        new="limits.rolling_clear_s * BINS_PER_S",
    ),
    mutant(
        breaks="shallow strokes under a firm press are deep",
        old="max(self.limits.rolling_n, self.limits.rolling_share * (mn / n / 1000))",
        new="self.limits.rolling_n",
    ),
    mutant(
        breaks="how deep is deep depends on the whole session",
        old="if len(recent) == self._remembered:",
        new="if False:",
    ),
    zigzag(
        breaks="what lands on the ball is a stroke",
        old="if self._landing and self._from.number - self._landed.number < self._longest:",
        new="if False:",
    ),
    zigzag(
        breaks="what sets out after a rest on the ball is still landing",
        old=" and self._from.number - self._landed.number < self._longest",
        new="",
    ),
    zigzag(
        breaks="after landing no stroke counts for a second",
        old="self._landing = False",
        new="pass",
    ),
    mutant(
        breaks="after a gap the ball must be landed on anew",
        old="zigzag.reset(landing=free)",
        new="zigzag.reset(landing=True)",
    ),
    mutant(
        breaks="strokes go on across a new zero",
        old="self._zigzag.reset(landing=False)",
        new="pass",
    ),
    zigzag(
        breaks="a stroke that has rested may become deep again",
        old="if self._recent[-1].number - self._to.number > self._longest:",
        new="if False:",
    ),
    zigzag(
        breaks="a jerk too quick for a stroke does not break the row",
        old="self.done = self.done + 1 if whole else 0",
        new="self.done += whole",
    ),
    zigzag(
        breaks="a stroke counts before it is deep",
        old="(deep and self._shortest",
        new="(self._shortest",
    ),
    zigzag(
        breaks="a stroke that sets out after a pause is as old as the pause",
        old="if self.done and self._to.number - self._from.number <= self._longest:",
        new="if self.done:",
    ),
    zigzag(
        breaks="a slow move is a stroke",
        old="quick_n if quick_n >= QUICK_SHARE * whole_n else whole_n",
        new="quick_n",
    ),
    zigzag(
        breaks="it is dated to its first turning point, not to where it set out",
        old="self.start_s = self._from.t_s",
        new="self.start_s = self._to.t_s",
    ),
    mutant(
        breaks="each stroke is another warning",
        old="if self.episode.active:\n            self.episode.go_on(bin_.last_s, force_n)\n"
        "            return ()",
        new="",
    ),
    mutant(
        breaks="it is over between two strokes",
        old="bin_.closed_s, self.limits.rolling_clear_s)",
        new="bin_.closed_s, self.limits.contact_debounce_s)",
    ),
    mutant(
        breaks="memory grows as long as somebody presses",
        old="deque(maxlen=self._remembered)",
        new="deque()",
    ),
    mutant(
        breaks="a ball that turns with nobody on it is rolled",
        old="fast = pressed and bin_.last_s",
        new="fast = bin_.last_s",
    ),
    mutant(
        breaks="what the IMU said once is true for ever",
        old='t_s + GYRO_VALID_S if fast else float("-inf")',
        new='float("inf") if fast else float("-inf")',
    ),
    mutant(
        breaks="turning is not dated back to the second it was measured over",
        old="bin_.last_s - GYRO_VALID_S if fast",
        new="bin_.last_s if fast",
    ),
    Mutant(
        "rolling",
        "detect/contact.py",
        breaks="the ball is free only when it is free all the time",
        old="return bin_.low_mn / 1000 < self.off_n",
        new="return bin_.high_mn / 1000 < self.off_n",
    ),
)
