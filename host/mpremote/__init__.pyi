"""The part of PyPI's untyped `mpremote` that Kneadle uses."""
