"""Ways to break holds: when they begin, what they count, when they end."""

from functools import partial

from mutation.mutant import Mutant

mutant = partial(Mutant, "hold", "detect/hold.py")
look_back = partial(Mutant, "hold", "detect/recent.py")
statistics = partial(Mutant, "hold", "detect/tally.py")

MUTANTS = (
    mutant(
        breaks="a gap of more than a second is bridged",
        old="self._recent.last_s <= self.limits.hold_gap_s",
        new="self._recent.last_s <= self.limits.hold_end_s",
    ),
    mutant(
        breaks="credit comes for time without data",
        old="holding.held_us += bin_.span_us",
        new="holding.held_us += 1e6 * (bin_.closed_s - bin_.first_s)",
    ),
    mutant(
        breaks="a dip counts as held",
        old="if seen.held:\n        tally.add(seen.bin)",
        new="tally.add(seen.bin)",
    ),
    mutant(
        breaks="it ends as soon as a dip is not forgiven",
        old="now_s, self.limits.hold_end_s)",
        new="now_s, self.limits.hold_forgive_s)",
    ),
    mutant(
        breaks="dips add up",
        old="holding.out_since_s = None\n        bin_,",
        new="bin_,",
    ),
    mutant(
        breaks="the onset is not dated back",
        old="holding.start_s, holding.held_us = start_s, held_us",
        new="holding.start_s, holding.held_us = t_s, held_us",
    ),
    mutant(
        breaks="the onset is the first steady moment, however light",
        old="self._recent.reached_s(self.limits.hold_edge_share * level_n, holding.settled_s)",
        new="holding.settled_s",
    ),
    mutant(
        breaks="the end is where the force left the level, not 80 % of it",
        old="left_s(self.limits.hold_edge_share * level_n, until_s)",
        new="left_s(level_n, until_s)",
    ),
    mutant(
        breaks="steady time before the onset counts to its three seconds",
        old="if held_us < self.limits.hold_report_s * 1e6:",
        new="if held_us < self.limits.hold_settle_s * 1e6:",
    ),
    mutant(
        breaks="credit is told with every bin",
        old="holding.credited = True\n            ",
        new="",
    ),
    mutant(
        breaks="credit needs the whole target",
        old="credited=held_s >= self.limits.hold_credit_s",
        new="credited=held_s >= self.limits.hold_target_s",
    ),
    mutant(
        breaks="a light touch goes on as a hold",
        old="mean_n >= self.limits.hold_min_n and (",
        new="(",
    ),
    mutant(
        breaks="a new steady level ends it",
        old="now_s, self.limits.hold_settle_s)",
        new="now_s, self.limits.hold_end_s)",
    ),
    mutant(
        breaks="rolling does not end it",
        old="elif rolling is not None:",
        new="elif rolling is not None and self.holding is None:",
    ),
    mutant(
        breaks="a hold is told while rolling may go on",
        old="tell=False",
        new="tell=True",
    ),
    mutant(
        breaks="the strokes before it belong to it",
        old='"rolling", rolling.since_s)\n        self._recent.clear()',
        new='"rolling", rolling.since_s)',
    ),
    mutant(
        breaks="only the last twenty seconds are counted",
        old="if too_old is not None and holding.start_s is not None:",
        new="if False:",
    ),
    look_back(
        breaks="memory grows as long as somebody presses",
        old="self._seen.popleft() if too_old else None",
        new="self._seen[0] if too_old else None",
    ),
    look_back(
        breaks="the end is judged by the level of all twenty seconds",
        old=" and span_us < length_s * 1e6",
        new="",
    ),
    statistics(
        breaks="the peak is the force at the end",
        old="self.peak_mn = max(self.peak_mn, bin_.high_mn)",
        new="self.peak_mn = bin_.high_mn",
    ),
    statistics(
        breaks="lost samples count as held",
        old="self.span_us += bin_.span_us",
        new="self.span_us += 50_000",
    ),
)
