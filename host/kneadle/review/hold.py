"""The numbers of one hold."""

from dataclasses import dataclass

from kneadle.events import EndReason


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the coach made of it: `held_s` below the ceiling and asked for, `over_s` above it."""

    held_s: float
    over_s: float
    credited: bool
    rule: str


@dataclass(frozen=True, slots=True)
class HoldNumbers:
    """Times are device time. `cv` is SD over mean while held; pain is 0 to 10.

    From `start_s` to `credited` it is what was told when the hold ended. `level_n` is the mean of
    its first three seconds. Empty `muscle` and `side`: nobody said. `pain_before` was said last
    before it at this place, `pain_after` first after it. `ceiling_n`, `in_band_s` and
    `ramp_n_per_s` are None until `pressing.measured` saw the force, the ramp also where no
    lean-on was seen. `verdict` is None without a coach, or for a hold it did not ask for; `guided`
    says which. `before_when` and `after_when` say of what that pain was: "before" and "after" are
    on moving, "hold" is under the ball, and empty is that none was said.
    """

    number: int
    start_s: float
    end_s: float
    held_s: float
    mean_n: float
    peak_n: float
    cv: float
    credited: bool
    reason: EndReason
    muscle: str
    side: str
    level_n: float
    pain_before: int | None
    pain_during: tuple[int, ...]
    pain_after: int | None
    verdict: Verdict | None
    guided: bool = False
    before_when: str = ""
    after_when: str = ""
    ceiling_n: float | None = None
    in_band_s: float | None = None
    ramp_n_per_s: float | None = None

    @property
    def long_s(self) -> float:
        """From its start to its end, dips and steps included."""
        return self.end_s - self.start_s

    @property
    def in_band_share(self) -> float | None:
        """Of all the time from start to end."""
        if self.in_band_s is None or self.long_s <= 0:
            return None
        return self.in_band_s / self.long_s

    @property
    def counts(self) -> bool:
        """As the coach had it, or the ball's own rule where there was none."""
        if self.verdict is not None:
            return self.verdict.credited
        return self.credited and not self.guided
