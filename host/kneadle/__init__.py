"""Kneadle: host for a force-sensing massage ball."""

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    try:
        return version("kneadle")
    except PackageNotFoundError:  # run from a tree that was never installed
        return "0+unknown"
