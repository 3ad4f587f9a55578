"""Kneadle: host for a force-sensing massage ball."""


def program_version() -> str:
    # Imported here because it takes longer than the whole of `kneadle --help`.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version("kneadle")
    except PackageNotFoundError:  # run from a tree that was never installed
        return "0+unknown"
