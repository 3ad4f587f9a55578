"""Sessions as rows of the list, and the chosen one in words."""

from kneadle.coach.site import Site
from kneadle.harmless import harmless, one_line
from kneadle.journal.read import SessionRow
from kneadle.review.went import went
from kneadle.screen.review.clock import short
from kneadle.screen.review.looked import Looked
from kneadle.telling import count

COMPARED = "◆"
WIDTHS = 7, 5, 5  # of length, holds and warnings
HEADING = f"{'started':<17}{'length':>7}{'hold':>5}{'warn':>5}"
WIDE_HEADING = f"{HEADING}  where, tags, device"


def row(session: SessionRow, *, wide: bool, compared: bool = False) -> str:
    mark = COMPARED if compared else " "
    text = f"{session.started:%Y-%m-%d %H:%M}{mark}{went(session, WIDTHS, short)}"
    if not wide:
        return text
    about = (sites(session), tags(session), one_line(session.device))
    return f"{text}  {' · '.join(each for each in about if each)}"


def sites(session: SessionRow) -> str:
    return one_line(", ".join(str(Site(site.muscle, site.side)) for site in session.worked))


def tags(session: SessionRow) -> str:
    return one_line(" ".join(f"[{tag}]" for tag in session.tags))


def about(looked: Looked) -> tuple[str, ...]:
    """What there is to say of the chosen one, the most important first."""
    session, numbers = looked.row, looked.numbers
    counted = f"{numbers.counted} of {count(len(numbers.holds), 'hold')} counted"
    pressed = f"{int(numbers.loaded_s)} s pressed, {counted}"
    notes = [f"Note: {harmless(note)}" for note in (*numbers.notes, session.note) if note]
    device = f"{one_line(session.device)} {tags(session)}".strip()
    return tuple(filter(None, (pressed, sites(session), device, *notes)))


def caption(looked: Looked) -> str:
    """Which one, where and how long; while its picture gets better, how far that is."""
    session, picture = looked.row, looked.picture
    said = [f"{session.id}: {session.started:%d %b}"]
    if not session.readings:
        said.append("no data")
    elif picture.done < 1:
        said.append(f"{picture.drawn}, {100 * picture.done:.0f} %")
    long_s = looked.long_s if session.summary.t_s is None else session.summary.t_s
    return ", ".join(filter(None, (*said, sites(session), short(long_s))))
