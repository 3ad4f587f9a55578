"""How fast it is. A package, so that firmware/bench.py is not taken for it."""
