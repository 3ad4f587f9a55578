"""Link, pipeline, journal and loop put together. Importing this takes as long as scipy does."""

import asyncio
import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from kneadle import program_version
from kneadle.cli.plan import Plan
from kneadle.cli.preferences import preferences
from kneadle.detect.limits import Limits
from kneadle.errors import JournalError, LinkError
from kneadle.journal.store import bring_up_to_date
from kneadle.journal.write import JournalWriter, Kind, open_session
from kneadle.link.reconnect import SteadyLink
from kneadle.link.watch import SILENT_AFTER_S, Watch
from kneadle.live import Session
from kneadle.pipeline import Pipeline
from kneadle.report.history import learn
from kneadle.view import Show, Update

OVER_LOOKED_AT_S = 0.1
SHORTEST_SILENCE_S = 0.2


class Running:
    """A session with its journal: whatever ends it, the journal is closed."""

    def __init__(self, session: Session, journal: JournalWriter | None, plan: Plan) -> None:
        self._session, self._journal, self._plan = session, journal, plan
        self._time_is_up = False
        self.tell, self.stop, self.remark = session.tell, session.stop, session.remark
        self.feel = session.feel

    async def run(self) -> None:
        """Raises LinkError if it cannot begin, JournalError if a part was not saved."""
        ending = asyncio.create_task(self._end_in_time())
        reason, summary = "failed", dict[str, Any]()
        try:
            ended = await self._session.run()
            reason, summary = "ended", asdict(ended)
        finally:
            ending.cancel()
            await asyncio.to_thread(self._close, reason, summary)
        if ended.samples == 0 and self._time_is_up:
            raise LinkError(
                f"No reading came from {self._plan.title}.",
                "See that it is awake and near, or its cable in; a sketch must use 115200 baud.",
            )

    def _close(self, reason: str, summary: dict[str, Any]) -> None:
        if self._journal is not None and self._plan.journal is not None:
            self._journal.close(reason, summary)
            learn(self._plan.journal)

    async def _end_in_time(self) -> None:
        over = self._plan.over or (lambda: False)
        loop = asyncio.get_running_loop()
        end_s = loop.time() + (self._plan.duration_s or math.inf)
        while loop.time() < end_s and not over():  # noqa: ASYNC110 - another thread knows, so it is asked
            await asyncio.sleep(OVER_LOOKED_AT_S)
        self._time_is_up = True
        self.stop()


async def assemble(plan: Plan, show: Show) -> Running:
    """The link before the session: who cannot be reached leaves no empty one behind.

    A journal that cannot be opened is said, and the session goes on. Raises LinkError, LimitError.
    """
    limits = plan.limits or _usual()
    if plan.ceiling_n is not None:
        limits = limits.with_ceiling(plan.ceiling_n)
    if plan.journal is not None:
        await asyncio.to_thread(_bring_up_to_date, plan.journal)
    link = SteadyLink(plan.open_link)
    await link.open()

    session = Session(link, Pipeline(limits), None, _observed(plan, show), watch=_watch(plan))
    journal: JournalWriter | None = None
    if plan.journal is not None:
        journal = _open_journal(plan.journal, plan.kind, limits, session.notice)
        session.account.keeper = journal
    return Running(session, journal, plan)


def _bring_up_to_date(journal: Path) -> None:
    """Before there is a link that could wait for it. What is wrong is said when it is opened."""
    with suppress(JournalError):
        bring_up_to_date(journal)


def _usual() -> Limits:
    """With the person's target. Where settings are damaged, it is said where sounds are opened."""
    return Limits(hold_target_s=preferences(tell=lambda _: None).target_s)


def _open_journal(
    path: Path, kind: Kind, limits: Limits, notice: Callable[[str, str], None]
) -> JournalWriter | None:
    def not_saved(error: JournalError) -> None:
        notice("journal_trouble", f"NOT SAVING: {error.what} {error.do}")

    try:
        journal = open_session(
            path,
            kind=kind,
            program_version=program_version(),
            limits=limits.to_json(),
            started=datetime.now().astimezone(),
            on_trouble=not_saved,
            on_recovered=lambda: notice("journal_ok", "The session is being saved again."),
        )
    except JournalError as error:
        not_saved(error)
        return None
    notice("journal_ok", f"Saving as session {journal.session_id}.")
    return journal


def _watch(plan: Plan) -> Watch | None:
    """Simulated time that runs faster makes silence count sooner, as far as a host can tell."""
    if plan.watch_speed is None:
        return None
    now_s = asyncio.get_running_loop().time()
    return Watch(now_s, max(SILENT_AFTER_S / plan.watch_speed, SHORTEST_SILENCE_S))


def _observed(plan: Plan, show: Show) -> Show:
    def both(update: Update) -> None:
        if plan.observe is not None:
            plan.observe(update)
        show(update)

    return both
