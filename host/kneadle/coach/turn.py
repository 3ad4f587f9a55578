"""What one thing heard makes of a state, step by step."""

from dataclasses import dataclass, replace
from typing import Any

from kneadle.coach import rules
from kneadle.coach.closed import Refusal
from kneadle.coach.pages import Page
from kneadle.coach.rules import Rule
from kneadle.coach.site import Site
from kneadle.coach.state import State, Work
from kneadle.coach.told import At, Moved, Refused, Told


@dataclass(frozen=True, slots=True)
class Turn:
    """What one thing heard changes: a state, and what was told on the way."""

    state: State
    told: tuple[Told, ...] = ()

    def tell(self, *events: Told) -> "Turn":
        """Stamped with the time and the present site, remembered, and told."""
        state, told = self.state, self.told
        for event in events:
            stamped = _stamped(state, event)
            state = replace(state, history=state.history.after(stamped))
            told = (*told, stamped)
        return Turn(state, told)

    def set(self, **changes: Any) -> "Turn":
        return Turn(replace(self.state, **changes), self.told)

    def ball(self, **changes: Any) -> "Turn":
        return self.set(ball=replace(self.state.ball, **changes))

    def work(self, work: Work | None) -> "Turn":
        """Another site, or none; the one that is left is kept in mind."""
        left = self.state.work
        if left is None:
            return self.set(work=work)
        works = (*(each for each in self.state.works if each.site != left.site), left)
        return self.set(work=work, works=works)

    def show(self, page: Page) -> "Turn":
        return self.set(page=page, shown_s=self.state.now_s)

    def go(self, page: Page, rule: Rule = rules.METHOD) -> "Turn":
        return self.show(page).tell(Moved(rule=rule.id, page=page.name))

    def refuse(self, refusal: Refusal, site: Site | None = None) -> "Turn":
        """The present site, unless another is named."""
        muscle, side = site or ("", "")
        until = "" if refusal.until is None else refusal.until.isoformat()
        told = Refused(
            rule=refusal.rule.id,
            muscle=muscle,
            side=side,
            why=refusal.why,
            do=refusal.do,
            until=until,
        )
        return self.tell(told)


def _stamped(state: State, event: Told) -> Told:
    stamps: dict[str, Any] = {"t_s": state.t_s, "now_s": state.now_s, "at": state.at.isoformat()}
    if isinstance(event, At) and not event.muscle and state.work is not None:
        stamps |= {"muscle": state.work.site.muscle, "side": state.work.site.side}
    return replace(event, **stamps)
