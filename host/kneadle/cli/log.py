"""kneadle log: what the journal holds."""

from argparse import Namespace

from kneadle.cli.log_list import NONE, brief, listing
from kneadle.cli.output import say
from kneadle.cli.recording import load_session
from kneadle.cli.site_of import with_side
from kneadle.exchange.described import plain_json
from kneadle.journal.wanted import Wanted, find
from kneadle.journal.where import journal_path
from kneadle.registry.file import devices
from kneadle.review.counted import counted

NONE_LIKE_THAT = "No session is like that. `kneadle log` lists them all."


def run(arguments: Namespace) -> int:
    if arguments.action == "list":
        return _list(arguments)
    if arguments.action == "show":
        return _show(arguments)
    from kneadle.cli import log_edit

    return log_edit.run(arguments)


def _list(arguments: Namespace) -> int:
    muscle, side = with_side(arguments.muscle, arguments.side)
    wanted = Wanted(
        since=arguments.since,
        until=arguments.until,
        muscle=muscle,
        side=side,
        device=device_called(arguments.device),
        tag=arguments.tag,
        words=tuple((arguments.search or "").split()),
    )
    rows = find(journal_path(), wanted)
    if arguments.json:
        say(plain_json([brief(row) for row in rows]))
    else:
        none = NONE if wanted == Wanted() else NONE_LIKE_THAT
        say(listing(rows, counted(journal_path(), rows), none))
    return 0


def _show(arguments: Namespace) -> int:
    from kneadle.cli import log_show
    from kneadle.journal.verdicts import verdicts

    stored = load_session(arguments.session or "latest")
    judged = verdicts(journal_path(), stored.info.id)
    as_json = arguments.json
    say(plain_json(log_show.full(stored, judged)) if as_json else log_show.text(stored, judged))
    return 0


def device_called(name: str | None) -> str | None:
    """By the name that the person gave it, or by what it says of itself."""
    if name is None:
        return None
    called = [each for each in devices().read().devices if each.name.casefold() == name.casefold()]
    return called[0].identity or name if called else name
