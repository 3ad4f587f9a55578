"""What is said to each question, by the story and with some chance."""

from collections.abc import Iterable

import numpy as np

from kneadle.coach.checklist import SAME_DAY, SHORT
from kneadle.coach.heard import Button, Choose, Enough, Heard, No, Note, Number, Yes
from kneadle.coach.pages import Checking
from kneadle.coach.state import State
from kneadle.coach.told import Asked
from kneadle_sims.weeks import story
from kneadle_sims.weeks.days import Day
from kneadle_sims.weeks.story import Sore

UNWELL = 2, 1  # fever or unwell: its number in the short list, and in that of the same day


class Answers:
    def __init__(self, day: Day) -> None:
        self._day, self._draw = day, day.draws(1)
        self._bruised = day.of_story == story.BRUISED_DAY
        self._before = {sore.site: self._pain(sore) for sore in story.SORES}

    def to(self, asked: Asked, state: State) -> Heard:
        match asked.question:
            case "checklist":
                return self._check(state)
            case "asked first":
                return No()
            case "sore" | "bruise" | "tender":
                return self._since_last_time(asked.question)
            case "seen":
                return Yes()
        return self._of_a_site(asked.question, state)

    def _since_last_time(self, question: str) -> Heard:
        if question == "sore":
            return Number(self._soreness())
        if question == "tender":
            days = self._day.of_story - story.BRUISED_DAY
            return Yes() if days >= story.TENDER_DAYS else No()
        return self._bruise()

    def _of_a_site(self, question: str, state: State) -> Heard:
        if question == "site":  # the other one, should nothing else be open
            return self._choose(state, (*self._day.sores, *story.SORES)) or Enough()
        if question == "note":
            return self._choose(state, self._day.sores) or self._note()
        pain = 0 if state.work is None else self._before[state.work.site]
        match question:
            case "before":
                return Number(pain)
            case "after":
                return Number(max(0, pain - int(self._draw.choice(story.BETTER_AFTER))))
        return Number(int(self._draw.choice((1, 1, 2))))  # walking: easier or the same

    def _check(self, state: State) -> Heard:
        page = state.page
        first = page.left[0] if isinstance(page, Checking) else SHORT
        if self._day.of_story != story.COLD_DAY or first not in (SHORT, SAME_DAY):
            return No()
        return Number(UNWELL[0] if first is SHORT else UNWELL[1])

    def _soreness(self) -> int:
        said = int(self._draw.choice(story.SORENESS))
        return story.SORE if self._day.of_story == story.SORE_DAY else said

    def _bruise(self) -> Heard:
        """Of the first site that is asked for."""
        bruised, self._bruised = self._bruised, False
        return No() if bruised else Yes()

    def _choose(self, state: State, among: Iterable[Sore]) -> Choose | None:
        """The first that is open and was not worked yet."""
        worked = {work.site for work in (state.work, *state.works) if work is not None}
        sites = (sore.site for sore in among if sore.site not in worked)
        site = next((site for site in sites if state.refusal(site) is None), None)
        return None if site is None else Choose(*site)

    def _note(self) -> Heard:
        noted = self._draw.uniform() < story.NOTED
        return Note(str(self._draw.choice(story.NOTES))) if noted else Button()

    def _pain(self, sore: Sore) -> int:
        pain = self._draw.normal(sore.pain.on(self._day.number), story.PAIN_SD)
        return int(np.clip(round(pain), 1, 7))
