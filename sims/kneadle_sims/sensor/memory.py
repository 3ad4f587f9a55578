"""Sensors that remember how they were pressed before."""

import numpy as np

from kneadle.samples import Floats

CONTACT_N = 2.0  # creep counts from here


def creep(t_s: Floats, force_n: Floats, per_decade: float) -> Floats:
    """By what a reading has grown since the load came: a factor, (n,)."""
    loaded = force_n >= CONTACT_N
    last_free = np.maximum.accumulate(np.where(loaded, -1, np.arange(len(t_s))))
    loaded_s = np.where(last_free < 0, t_s, t_s - t_s[last_free])
    return np.asarray(1.0 + per_decade * np.log10(1.0 + loaded_s))


def hysteresis(force_n: Floats, share: float, width_n: float) -> Floats:
    """Half the loop below the curve while loading, half above it while unloading: a factor, (n,).

    A play operator: it follows the force once that has moved by half of `width_n`.
    """
    half_n = width_n / 2
    lagging_n, position_n = np.empty_like(force_n), 0.0
    for i, now_n in enumerate(force_n.tolist()):
        position_n = min(max(position_n, now_n - half_n), now_n + half_n)
        lagging_n[i] = position_n
    return 1.0 - share / 2 * (force_n - lagging_n) / half_n
