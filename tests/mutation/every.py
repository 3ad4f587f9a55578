"""All mutants, by detector."""

from mutation import (
    ceiling,
    contact,
    deglitch,
    flat,
    hold,
    personal,
    quality,
    rolling,
    smooth,
    spike,
    too_long,
    zero,
)

MODULES = (
    *(ceiling, contact, hold, rolling, spike),
    *(quality, flat, too_long, zero, personal, deglitch, smooth),
)
MUTANTS = tuple(mutant for module in MODULES for mutant in module.MUTANTS)
