"""Believable hands for property tests: `@given(hands)`."""

from collections.abc import Callable

from hypothesis import strategies as st

from kneadle_sims.hand import Hand

Act = Callable[[Hand], Hand]

SHORTEST_S, LONGEST_S = 10.0, 90.0


def tenths(low: float, high: float) -> st.SearchStrategy[float]:
    """Numbers that read well in a failing example."""
    return st.integers(round(low * 10), round(high * 10)).map(lambda n: n / 10)


def _nothing() -> Act:
    return lambda hand: hand


def _dip(to: float, for_s: float) -> Act:
    return lambda hand: hand.dip(to=to, for_s=for_s)


def _slip(by_n: float, rise_s: float) -> Act:
    return lambda hand: hand.spike(to_n=hand.now_n + by_n, rise_s=rise_s)


def _step(by: float) -> Act:
    return lambda hand: hand.press_to(hand.now_n * by, over_s=2.0)


def _press(
    level_n: float, over_s: float, holds_s: tuple[float, float], incident: Act, release_s: float
) -> Act:
    def act(hand: Hand) -> Hand:
        # 20 N/s is the fastest lean-on that the program advises.
        hand = hand.lean_on(level_n, over_s=max(over_s, level_n / 20.0)).hold(for_s=holds_s[0])
        return incident(hand).hold(for_s=holds_s[1]).release(over_s=release_s)

    return act


def _roll(low_n: float, depth_n: float, rate_hz: float, cycles: int) -> Act:
    def act(hand: Hand) -> Hand:
        return (
            hand.lean_on(low_n, over_s=1.0)
            .roll(low_n=low_n, high_n=low_n + depth_n, rate_hz=rate_hz, for_s=cycles / rate_hz)
            .release()
        )

    return act


def _dabs(count: int, peak_n: float) -> Act:
    return lambda hand: hand.dabs(count, peak_n)


def _hand(seed: int, acts: list[tuple[Act, float]]) -> Hand:
    hand = Hand(seed).rest(1.0)
    for act, rest_s in acts:
        longer = act(hand).rest(rest_s)
        if longer.duration_s > LONGEST_S:
            break
        hand = longer
    missing_s = SHORTEST_S - hand.duration_s
    return hand.rest(missing_s) if missing_s > 0 else hand


_incidents = st.one_of(
    st.builds(_nothing),
    st.builds(_dip, to=tenths(0.6, 0.8), for_s=tenths(0.4, 1.1)),
    st.builds(_slip, by_n=tenths(30, 60), rise_s=tenths(0.1, 0.2)),
    st.builds(_step, by=tenths(0.7, 1.4)),
)
_acts = st.one_of(
    st.builds(
        _press,
        level_n=tenths(16, 64),
        over_s=tenths(0.5, 4),
        holds_s=st.tuples(tenths(0.5, 20), tenths(0.5, 20)),
        incident=_incidents,
        release_s=tenths(0.1, 3),
    ),
    st.builds(
        _roll,
        low_n=tenths(10, 25),
        depth_n=tenths(35, 60),
        rate_hz=tenths(0.6, 1.2),
        cycles=st.integers(4, 8),
    ),
    st.builds(_dabs, count=st.integers(1, 5), peak_n=tenths(8, 18)),
)

hands: st.SearchStrategy[Hand] = st.builds(
    _hand,
    seed=st.integers(0, 999),
    acts=st.lists(st.tuples(_acts, tenths(0.5, 5)), min_size=1, max_size=6),
)
