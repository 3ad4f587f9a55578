"""Home: what to do next, settings, help. A small app of its own, left with a wish."""
