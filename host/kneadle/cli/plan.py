"""What the command line wants run."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kneadle.view import Show

if TYPE_CHECKING:  # what these import takes long
    from kneadle.detect.limits import Limits
    from kneadle.link.base import Link
    from kneadle.screen.ports import Controls


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run.

    `journal` None saves nothing; `watch_speed` None does not mind silence; `over` says that a
    source that cannot say so itself has ended; `observe` sees each update before it is shown.
    """

    title: str
    open_link: "Callable[[], Awaitable[Link]]"
    ceiling_n: float | None
    kind: Literal["live", "demo"] = "live"
    journal: Path | None = None
    watch_speed: float | None = 1.0
    duration_s: float | None = None
    limits: "Limits | None" = None
    controls: "Controls | None" = None
    over: Callable[[], bool] | None = None
    observe: Show | None = None
