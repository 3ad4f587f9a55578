"""Ways to break contact."""

from functools import partial

from mutation.mutant import Mutant

mutant = partial(Mutant, "contact", "detect/contact.py")

MUTANTS = (
    mutant(
        breaks="contact ends where it begins: a light press flickers",
        old="limits.contact_off_share * self.on_n",
        new="self.on_n",
    ),
    mutant(
        breaks="a touch counts at once",
        old="bin_.closed_s, self.limits.contact_debounce_s)",
        new="bin_.closed_s, 0.0)",
    ),
    mutant(
        breaks="short touches add up",
        old="self._changing_since_s = None\n            return ()",
        new="return ()",
    ),
    mutant(
        breaks="the noise of the ball is ignored",
        old="max(self.limits.contact_on_n, noise_n)",
        new="self.limits.contact_on_n",
    ),
    mutant(
        breaks="a noisy ball asks for more than a hold",
        old="min(max(self.limits.contact_on_n, noise_n), self.limits.hold_min_n)",
        new="max(self.limits.contact_on_n, noise_n)",
    ),
    mutant(
        breaks="an offset is a touch before zero was found",
        old="if self._noise_n is None:\n            return self.limits.hold_min_n",
        new="if self._noise_n is None:\n            return self.limits.contact_on_n",
    ),
    mutant(
        breaks="a press is not dated back to its first moment",
        old="since_s if since_s is not None else bin_.first_s",
        new="bin_.closed_s",
    ),
    mutant(
        breaks="a new zero lets go without a word",
        old="[Contact(t_s, False, t_s)] if was_on else []",
        new="[]",
    ),
    mutant(
        breaks="a new zero keeps hold of who seemed to be there",
        old="was_on = self.on\n        self._know_nothing()",
        new="was_on = False",
    ),
)
