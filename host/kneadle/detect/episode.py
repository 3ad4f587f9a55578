"""A warning that lasts: told once when it begins, once more, complete, when it is over."""

from kneadle.events import Warned, WarningEnded, WarningKind


class Episode:
    def __init__(self, kind: WarningKind) -> None:
        self.kind = kind
        self.active = False
        self.start_s = self.warned_at_s = self.last_s = self.peak_n = 0.0

    def begin(self, t_s: float, start_s: float, force_n: float) -> Warned:
        self.active = True
        self.start_s, self.warned_at_s, self.last_s = start_s, t_s, t_s
        self.peak_n = force_n
        return Warned(t_s, self.kind, start_s, force_n)

    def go_on(self, t_s: float, force_n: float) -> None:
        self.last_s = t_s
        self.peak_n = max(self.peak_n, force_n)

    def end(self, t_s: float, end_s: float | None = None) -> WarningEnded:
        """`t_s` is when that became certain; it ended at `end_s`, or when it last went on."""
        self.active = False
        return WarningEnded(
            t_s,
            self.kind,
            self.start_s,
            self.last_s if end_s is None else end_s,
            self.warned_at_s,
            self.peak_n,
        )
