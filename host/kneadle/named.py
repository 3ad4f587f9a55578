"""Files that a person names."""

from pathlib import Path

from kneadle.errors import KneadleError


def expanded(named: Path) -> Path:
    """With the home folder for ~. Raises KneadleError."""
    try:
        return named.expanduser()
    except RuntimeError as error:
        raise KneadleError(
            f"{named} cannot be found: nobody here is called {named.parts[0]}.",
            "Name the folder in full.",
        ) from error
