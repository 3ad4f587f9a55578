"""The numbers of one session."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kneadle.coach.told import CeilingLowered, Chosen, Noted
from kneadle.events import Connected, Event, Quality
from kneadle.review.dose import CountedBy, dose
from kneadle.review.hold import HoldNumbers
from kneadle.review.holds import holds
from kneadle.review.link import LinkNumbers, link
from kneadle.review.piece import Piece
from kneadle.review.pressing import measured
from kneadle.review.site import SiteNumbers, sites
from kneadle.review.warned import WarningCount, warnings


@dataclass(frozen=True, slots=True)
class SessionNumbers:
    """`loaded_by` says who counted `loaded_s`: the coach, or contact where there was none.

    `ceilings_n` were in force, in that order. `relative`: nobody calibrated the sensor, so what
    is called N is its full scale in hundredths. `notes` are what the coach was told.
    """

    device: str
    relative: bool
    loaded_s: float
    loaded_by: CountedBy
    held_s: float
    counted: int
    ceilings_n: tuple[float, ...]
    holds: tuple[HoldNumbers, ...]
    sites: tuple[SiteNumbers, ...]
    warnings: tuple[WarningCount, ...]
    link: LinkNumbers
    notes: tuple[str, ...]

    @property
    def unit(self) -> str:
        """Of every force."""
        return unit_of(relative=self.relative)


def unit_of(*, relative: bool) -> str:
    return "rel" if relative else "N"


def session(events: Iterable[Event], ceiling_n: float) -> SessionNumbers:
    """`events` as stored, the coach's among them; `ceiling_n` as the session's limits began."""
    events = tuple(events)
    held, pressed = holds(events), dose(events)
    devices = [event.device for event in events if isinstance(event, Connected)]
    return SessionNumbers(
        device=devices[-1] if devices else "",
        relative=is_relative(events),
        loaded_s=pressed.loaded_s,
        loaded_by=pressed.by,
        held_s=sum(hold.held_s for hold in held),
        counted=sum(hold.counts for hold in held),
        ceilings_n=_ceilings_n(events, ceiling_n),
        holds=held,
        sites=sites(events, held, pressed),
        warnings=warnings(events, pressed.loaded_s),
        link=link(events),
        notes=tuple(event.text for event in events if isinstance(event, Noted)),
    )


def is_relative(events: Iterable[Event]) -> bool:
    """Of a sensor that nobody calibrated."""
    return any(isinstance(event, Quality) and event.kind == "relative" for event in events)


def with_force(numbers: SessionNumbers, pieces: Iterable[Piece]) -> SessionNumbers:
    """What only the force can tell, in one pass over it (`force.pieces`)."""
    used_n: dict[float, None] = {}

    def noted(piece: Piece) -> Piece:
        used_n.setdefault(piece.ceiling_n)
        return piece

    complete = measured(numbers.holds, map(noted, pieces))
    return replace(numbers, holds=complete, ceilings_n=tuple(used_n) or numbers.ceilings_n)


def _ceilings_n(events: Iterable[Event], ceiling_n: float) -> tuple[float, ...]:
    """As asked for; what the sensor allowed is known with the force."""
    asked_n = [event.ceiling_n for event in events if isinstance(event, Chosen | CeilingLowered)]
    return tuple(dict.fromkeys(asked_n or [ceiling_n]))
