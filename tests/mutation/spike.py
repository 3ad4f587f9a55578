"""Ways to break spikes."""

from functools import partial

from mutation.mutant import Mutant

mutant = partial(Mutant, "spike", "detect/spike.py")
chain = partial(Mutant, "spike", "force/smooth.py")

MUTANTS = (
    mutant(
        breaks="coming back from a dip is a spike",
        old="sunk_n.max()",
        new="sunk_n[-1]",
    ),
    mutant(
        breaks="one slip is told with every sample",
        old="self._silent_until_s = now_s + self.limits.spike_refractory_s",
        new="self._silent_until_s = now_s",
    ),
    mutant(
        breaks="leaning on is a spike",
        old="self._of_s[i] - self.limits.spike_window_s",
        new="self._of_s[i] - self.limits.spike_before_s",
    ),
    mutant(
        breaks="the level before a jolt never sinks",
        old="self._force_n[start:end] - sunk_n_per_s * ago_s",
        new="self._force_n[start:end]",
    ),
    mutant(
        breaks="the level before a jolt is soon forgotten",
        old="self.limits.spike_level_falls * self.limits.spike_rise_n",
        new="self.limits.spike_rise_n",
    ),
    mutant(
        breaks="a rise is longer by what was lost of it",
        old="int(self._of_s.searchsorted(from_s))",
        new="int(self._t_s.searchsorted(from_s))",
    ),
    chain(
        breaks="each force is of the moment it is known",
        old="sooner = extended[0, -n - 1 : -1],",
        new="sooner = t_s,",
    ),
    mutant(
        breaks="what the force was before a gap silences a slip after it",
        old="if len(gaps):",
        new="if False:",
    ),
    mutant(
        breaks="the peak is the force at the warning",
        old="self._force_n[first:later].max(initial=0.0)",
        new="self._force_n[first]",
    ),
    mutant(
        breaks="it is not dated back to its onset",
        old="start_s = self._onset_s(low, i)",
        new="start_s = now_s",
    ),
    mutant(
        breaks="memory grows with the session",
        old="each[start:] for each in",
        new="each for each in",
    ),
    mutant(
        breaks="a cut of the stream forgets the level before",
        old="keep_s = self.limits.spike_window_s + self.limits.spike_before_s",
        new="keep_s = self.limits.spike_window_s",
    ),
    mutant(
        breaks="a warning still open at a cut is never over",
        old="events = self._close() if self.episode.active else []",
        new="events: list[Event] = []",
    ),
    mutant(
        breaks="a slip at the end of the session is never complete",
        old="return [self.episode.end(t_s)] if self.episode.active else []",
        new="return []",
    ),
    mutant(
        breaks="a new zero is a jolt",
        old="self._t_s = self._of_s = self._force_n = np.empty(0)\n        return",
        new="return",
    ),
)
