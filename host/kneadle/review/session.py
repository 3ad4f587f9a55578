"""The numbers of one session."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kneadle.coach.told import Noted
from kneadle.events import Connected, Event, Quality
from kneadle.review.ceilings import Ceiling, CeilingStep, asked, in_force
from kneadle.review.dose import CountedBy, dose
from kneadle.review.hold import HoldNumbers
from kneadle.review.holds import holds
from kneadle.review.link import LinkNumbers, link
from kneadle.review.piece import Piece
from kneadle.review.pressing import measured
from kneadle.review.site import SiteNumbers, sites
from kneadle.review.warned import WarningCount, warnings
from kneadle.telling import unit_of


@dataclass(frozen=True, slots=True)
class SessionNumbers:
    """`loaded_by` says who counted `loaded_s`: the coach, or contact where there was none.

    `ceilings` were in force, in that order. `relative`: nobody calibrated the sensor, so what
    is called N is its full scale in hundredths. `notes` are what the coach was told.
    """

    device: str
    relative: bool
    loaded_s: float
    loaded_by: CountedBy
    held_s: float
    counted: int
    ceilings: tuple[Ceiling, ...]
    holds: tuple[HoldNumbers, ...]
    sites: tuple[SiteNumbers, ...]
    warnings: tuple[WarningCount, ...]
    link: LinkNumbers
    notes: tuple[str, ...]

    @property
    def guided(self) -> bool:
        return self.loaded_by == "coach"

    @property
    def ceilings_n(self) -> tuple[float, ...]:
        return tuple(each.ceiling_n for each in self.ceilings)

    @property
    def unit(self) -> str:
        """Of every force."""
        return unit_of(relative=self.relative)


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
        ceilings=asked(events, ceiling_n),
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
    """What only the force can tell of the holds, in one pass over it (`force.pieces`)."""
    return replace(numbers, holds=measured(numbers.holds, pieces))


def with_ceilings(numbers: SessionNumbers, steps: Iterable[CeilingStep]) -> SessionNumbers:
    """As the sensor allowed them (`ceilings.persons`)."""
    return replace(numbers, ceilings=in_force(numbers.ceilings, [step_n for _, step_n in steps]))
