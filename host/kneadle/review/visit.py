"""One muscle and side on one day: what is looked at over weeks, and small enough to be kept."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from kneadle.review.session import SessionNumbers
from kneadle.review.site import SiteNumbers


@dataclass(frozen=True, slots=True)
class Visit:
    """`day` is the local one on which the session began."""

    day: date
    device: str
    relative: bool
    site: SiteNumbers


def visits(numbers: SessionNumbers, day: date) -> Iterator[Visit]:
    """None without a coach: nobody knows where was pressed."""
    return (Visit(day, numbers.device, numbers.relative, site) for site in numbers.sites)


def to_json(visit: Visit) -> dict[str, Any]:
    """One flat object, for a journal that lists thousands without judging them again."""
    told = {"day": visit.day.isoformat(), "device": visit.device, "relative": visit.relative}
    return told | asdict(visit.site)


def from_json(data: Mapping[str, Any]) -> Visit:
    """The reverse; fields of a newer version are left aside. Raises KeyError, ValueError."""
    site = SiteNumbers(**{field.name: data[field.name] for field in fields(SiteNumbers)})
    return Visit(date.fromisoformat(data["day"]), data["device"], data["relative"], site)
