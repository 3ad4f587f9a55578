"""Every limit, with its unit in the name, its source beside it, and a refusal of nonsense.

"row n" is a row of the defaults table of the project's facts, summarised in docs/limits.md.
"design choice" means ours, not from trials.
"""

import math
from dataclasses import asdict, dataclass, fields, replace

from kneadle.errors import LimitError

HARD_CAP_N = 250.0  # row 9: roller studies press with 127-267 N on average
FULL_SCALE_SHARE = 0.8  # row 9: above it a sensor can no longer be trusted
RATE_TOLERANCE = 0.95  # a recording's rate is estimated from its times
LEAST_ROOM = 1.1  # ours: a ceiling is at least this many times the least force of a hold
UNCALIBRATED_GUARD = 0.25  # row 7: by how much an uncalibrated FSR may read too little


@dataclass(frozen=True, slots=True)
class Limits:
    ceiling_n: float = 80.0  # row 8: before a personal ceiling was measured

    contact_on_n: float = 5.0  # row 5: at least this, or 5 SD of the unloaded baseline
    contact_noise_sd: float = 5.0  # row 5 (Dos'Santos 2017: 5 SD of quiet baseline)
    contact_off_share: float = 0.6  # row 5
    contact_debounce_s: float = 0.2  # row 5

    zero_rise_share: float = 0.12  # of the ceiling; ours: zero never rises by more at once

    hold_min_n: float = 15.0  # row 13
    hold_band_n: float = 8.0  # row 15
    hold_band_share: float = 0.25  # row 15: CV 4-10 % (Baweja 2009), breathing to 15 %
    hold_settle_s: float = 0.8  # row 14: 2 s missed 18 of 27 real holds, 0.8 s none
    hold_report_s: float = 3.0  # row 14
    hold_follow_s: float = 3.0  # row 15: time constant with which the level follows
    hold_forgive_s: float = 1.5  # row 15: real dips last 0.4-1.1 s
    hold_end_s: float = 3.0  # row 15
    hold_edge_share: float = 0.8  # onset and end at 80 % of the level (row 14)
    hold_credit_s: float = 30.0  # row 16
    hold_target_s: float = 60.0  # row 16 (Hodgson & Fryer 2006: 60 s)
    hold_stop_s: float = 90.0  # row 16 (Delgado Alvarez 2022: 90 s)

    spike_n: float = 20.0  # row 19, design choice
    spike_share: float = 0.25  # of the ceiling, row 19, design choice
    spike_window_s: float = 0.25  # row 19; rise over 250 ms, not a derivative (RFD methods)
    spike_before_s: float = 3.0  # as long as a hold outlasts a dip: coming back is no spike
    spike_level_falls: float = 0.15  # of the rise, a second: a level may sink; ours
    spike_refractory_s: float = 2.0  # row 19

    rolling_n: float = 20.0  # row 20, design choice
    rolling_share: float = 0.6  # of the 4 s mean, row 20, design choice
    rolling_mean_s: float = 4.0  # row 20
    rolling_half_min_s: float = 0.15  # row 20
    rolling_half_max_s: float = 1.0  # row 20: twice the good pace (Behm 2020, Sezik 2024)
    rolling_half_cycles: int = 3  # row 20
    rolling_clear_s: float = 2.0  # row 20
    rolling_gyro_dps: float = 90.0  # row 21: 10 cm/s of a 64 mm ball

    amber_share: float = 0.90  # row 10, design choice
    amber_s: float = 0.3  # row 10
    red_s: float = 0.1  # row 10
    red_at_once_share: float = 1.15  # row 10
    clear_s: float = 0.5  # row 10

    gap_s: float = 0.25  # silence longer than this, and than three sample periods: filters restart
    hold_gap_s: float = 1.0  # a hold does not survive a longer gap
    min_full_rate_hz: float = 50.0  # row 1: slower data gives holds and ceilings only
    implausible_n: float = 2000.0  # twice the weight of a heavy person: a glitch, not a press
    flat_s: float = 2.0  # a loaded sensor that repeats one count this long is stuck

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not (isinstance(value, int | float) and math.isfinite(value) and value > 0):
                raise LimitError(
                    f"{field.name}={value} is not a limit: it must be a number above 0.",
                    "Give it in the unit that its name ends with.",
                )
        if self.ceiling_n > HARD_CAP_N:
            raise LimitError(
                f"A ceiling of {self.ceiling_n:g} N is above the {HARD_CAP_N:g} N"
                " that Kneadle will go to.",
                f"Choose one above {self.hold_min_n:g} N, up to {HARD_CAP_N:g} N.",
            )
        if self.ceiling_n <= self.hold_min_n:
            raise LimitError(
                f"A ceiling of {self.ceiling_n:g} N leaves no room for a hold,"
                f" which begins at {self.hold_min_n:g} N.",
                f"Choose one above {self.hold_min_n:g} N, up to {HARD_CAP_N:g} N.",
            )
        self._in_order("contact_on_n", "hold_min_n", "a hold needs contact first")
        self._in_order("hold_forgive_s", "hold_end_s", "a forgiven dip would end the hold")
        self._in_order("hold_credit_s", "hold_target_s", "credit comes before the target")
        self._in_order("hold_target_s", "hold_stop_s", "the target would never be reached")
        self._in_order("rolling_half_min_s", "rolling_half_max_s", "no stroke would count")
        for share in ("contact_off_share", "amber_share", "hold_edge_share", "hold_band_share"):
            if getattr(self, share) >= 1:
                raise LimitError(f"{share}={getattr(self, share)} must be below 1.", "Lower it.")

    def _in_order(self, low: str, high: str, reason: str) -> None:
        if getattr(self, low) >= getattr(self, high):
            raise LimitError(
                f"{low}={getattr(self, low):g} must be below {high}={getattr(self, high):g}:"
                f" {reason}.",
                "Change one of the two.",
            )

    def with_ceiling(self, ceiling_n: float, full_scale_n: float | None = None) -> "Limits":
        """The same limits under another ceiling. Raises LimitError above what the sensor reads."""
        cap_n = FULL_SCALE_SHARE * (full_scale_n or math.inf)
        if ceiling_n > cap_n:
            raise LimitError(
                f"A ceiling of {ceiling_n:g} N is more than this ball can measure well"
                f" ({cap_n:g} N, 80 % of its full scale).",
                f"Choose one up to {min(cap_n, HARD_CAP_N):g} N.",
            )
        return replace(self, ceiling_n=ceiling_n)

    def fitted(self, asked_n: float, full_scale_n: float | None, guard: float) -> "Limits":
        """Under the ceiling asked for, less the guard, where the sensor can be trusted.

        Never so low that no hold has room: such a sensor warns of every firm press.
        """
        cap_n = FULL_SCALE_SHARE * (full_scale_n or math.inf)
        ceiling_n = min(asked_n * (1 - guard), cap_n)
        return replace(self, ceiling_n=max(ceiling_n, LEAST_ROOM * self.hold_min_n))

    @property
    def zero_rise_n(self) -> float:
        return self.zero_rise_share * self.ceiling_n

    @property
    def spike_rise_n(self) -> float:
        return max(self.spike_n, self.spike_share * self.ceiling_n)

    def full(self, rate_hz: float) -> bool:
        """Whether this rate is enough for warnings of jolts and rolling."""
        return rate_hz >= RATE_TOLERANCE * self.min_full_rate_hz

    def longest_step_s(self, rate_hz: float) -> float:
        """Between two samples of this rate; longer is a gap."""
        return max(self.gap_s, 3.0 / rate_hz)

    def band_n(self, level_n: float) -> float:
        return max(self.hold_band_n, self.hold_band_share * level_n)

    def to_json(self) -> dict[str, float]:
        return asdict(self)


def from_json(data: dict[str, float]) -> Limits:
    """Limits as a journal kept them; names this version does not know are left aside."""
    known = {field.name for field in fields(Limits)}
    return Limits(**{name: value for name, value in data.items() if name in known})  # type: ignore[arg-type]
