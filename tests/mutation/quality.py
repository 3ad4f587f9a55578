"""Ways to break what says that data cannot be believed: gaps and marked samples."""

from functools import partial

from mutation.mutant import Mutant

gap = partial(Mutant, "gap", "detect/quality.py")
mask = partial(Mutant, "mask", "detect/quality.py")

MUTANTS = (
    gap(
        breaks="a gap between two packets is not seen",
        old="if before_s is not None and first_s - before_s > self._longest_s:",
        new="if False:",
    ),
    gap(
        breaks="a gap within a packet is not seen",
        old="gaps = [(float(t_s[i]), float(t_s[i + 1])) for i in wide]",
        new="gaps: list[tuple[float, float]] = []",
    ),
    gap(
        breaks="a long packet is a gap",
        old="self._last_s = float(t_s[-1])\n        wide",
        new="self._last_s = float(t_s[0])\n        wide",
    ),
    gap(
        breaks="only what ends a hold is a gap",
        old="limits.longest_step_s(rate_hz)",
        new="limits.hold_gap_s",
    ),
    gap(
        breaks="a slow logger that misses one reading has a gap",
        old="limits.longest_step_s(rate_hz)",
        new="limits.gap_s",
    ),
    gap(
        breaks="it is told before anybody could know",
        old='Warned(end_s, "gap", start_s, 0.0)',
        new='Warned(start_s, "gap", start_s, 0.0)',
    ),
    mask(
        breaks="a warning lasts a second, however long the trouble",
        old="self.episode.go_on(t_s, size_n)\n            return []",
        new="return []",
    ),
    mask(
        breaks="each marked sample is another warning",
        old="if self.episode.active:\n            self.episode.go_on",
        new="if False:\n            self.episode.go_on",
    ),
    mask(
        breaks="it is over only with the next trouble",
        old="if len(where) == 0 and not self.episode.active:",
        new="if len(where) == 0:",
    ),
    mask(
        breaks="it is over a second after it began",
        old="self.episode.last_s + CLEAR_S",
        new="self.episode.start_s + CLEAR_S",
    ),
    mask(
        breaks="the size of a reading that is no number is no number",
        old="abs(force_n) if np.isfinite(force_n) else 0.0",
        new="abs(force_n)",
    ),
    mask(
        breaks="trouble that lasts to the end of the session is never over",
        old="return [self.episode.end(t_s)] if self.episode.active else []",
        new="return []",
    ),
)
