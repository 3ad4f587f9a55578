"""One guided session at a time on a journal: two at once would each allow a whole day's dose."""

from contextlib import AbstractContextManager
from os.path import realpath
from pathlib import Path

from kneadle.errors import KneadleError
from kneadle.registry.alone import alone_at

WHAT = "A guided session is running already, and one at a time is enough."
DO = "Go on with that one, or end it first."


def only_session(journal: Path) -> AbstractContextManager[None]:
    """Raises KneadleError on entering while another one remembers in `journal`."""
    real = Path(realpath(journal))  # by whatever name it is called
    return alone_at(real.with_name(f"{real.name}-session"), KneadleError(WHAT, DO))
