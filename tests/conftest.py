"""Speed is measured by `make bench`; here a busy machine must not fail a promise."""

from hypothesis import settings

settings.register_profile("kneadle", deadline=None)
settings.load_profile("kneadle")
