"""Is anybody there? On above the noise, off at 60 % of it, debounced (facts row 5)."""

from collections.abc import Sequence

from kneadle.detect.bins import Bin, Bins
from kneadle.detect.lasting import lasted
from kneadle.detect.limits import Limits
from kneadle.events import Contact, Event


class ContactDetector:
    """Until it learnt the noise of the empty ball, only the force of a hold counts as a press."""

    def __init__(self, limits: Limits) -> None:
        self._noise_n: float | None = None
        self._know_nothing()
        self.use(limits)

    def _know_nothing(self) -> None:
        self.on = False
        self._noise_n = None
        self._changing_since_s: float | None = None

    def restart(self, t_s: float) -> list[Event]:
        """There is a new zero: learn again, and let go of whoever seemed to be there."""
        was_on = self.on
        self._know_nothing()
        self.use(self.limits)
        return [Contact(t_s, False, t_s)] if was_on else []

    def use(self, limits: Limits) -> None:
        self.limits = limits
        self.on_n = self._on_n()
        self.off_n = limits.contact_off_share * self.on_n

    @property
    def knows_noise(self) -> bool:
        return self._noise_n is not None

    def learn(self, noise_n: float) -> None:
        """noise_n: standard deviation of the force with nobody there."""
        self._noise_n = noise_n
        self.use(self.limits)

    def _on_n(self) -> float:
        """Rises with the noise, but never above the least force of a hold."""
        if self._noise_n is None:
            return self.limits.hold_min_n
        noise_n = self.limits.contact_noise_sd * self._noise_n
        return min(max(self.limits.contact_on_n, noise_n), self.limits.hold_min_n)

    def free(self, bin_: Bin) -> bool:
        """Whether this bin means that nobody presses, at once, without debounce."""
        return bin_.low_mn / 1000 < self.off_n

    def rests(self, bin_: Bin) -> bool:
        """Whether this bin, the last one stepped, was free and nothing is about to change."""
        settled = self.knows_noise and self._changing_since_s is None and not self.on
        return settled and self.free(bin_)

    def resting(self, bins: Bins) -> int:
        """How many, from the first on, change nothing once it rests: free, and none turns on."""
        off = bins.column("mean_n") < self.on_n
        free = bins.column("low_mn") / 1000 < self.off_n
        touched = (~(off & free)).nonzero()[0]
        return int(touched[0]) if len(touched) else len(bins)

    def step(self, bin_: Bin) -> Sequence[Event]:
        changing = bin_.mean_n < self.off_n if self.on else bin_.mean_n >= self.on_n
        if not changing:
            self._changing_since_s = None
            return ()
        if self._changing_since_s is None:
            self._changing_since_s = bin_.first_s
        if not lasted(self._changing_since_s, bin_.closed_s, self.limits.contact_debounce_s):
            return ()
        return self._change(bin_)

    def _change(self, bin_: Bin) -> list[Event]:
        since_s, self._changing_since_s = self._changing_since_s, None
        self.on = not self.on
        return [Contact(bin_.closed_s, self.on, since_s if since_s is not None else bin_.first_s)]
