"""All checks at once, each with a time limit: a machine that hangs is examined as well."""

import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future

from kneadle.doctor.finding import Finding

LIMIT_S = 3.0

Check = Callable[[], list[Finding]]


def examine(checks: Mapping[str, Check], limit_s: float = LIMIT_S) -> list[Finding]:
    """Findings in the order of the checks, each under its subject. Never raises, never hangs."""
    until_s = time.monotonic() + limit_s
    begun = {subject: _begun(check) for subject, check in checks.items()}
    return [
        finding
        for subject, answer in begun.items()
        for finding in _answer_of(subject, answer, until_s - time.monotonic())
    ]


def _begun(check: Check) -> Future[list[Finding]]:
    """On a daemon thread of its own: one that hangs does not keep the program from ending."""
    answer: Future[list[Finding]] = Future()
    threading.Thread(target=_run, args=(check, answer), daemon=True).start()
    return answer


def _run(check: Check, answer: Future[list[Finding]]) -> None:
    try:
        answer.set_result(check())
    except Exception as error:
        answer.set_exception(error)


def _answer_of(subject: str, answer: Future[list[Finding]], left_s: float) -> list[Finding]:
    try:
        return answer.result(max(0.0, left_s))
    except TimeoutError:
        what, do = (
            "This did not answer in time.",
            "Try again; if it stays so, restart the computer.",
        )
    except Exception as error:
        what = f"This could not be examined ({type(error).__name__}: {error})."
        do = "Please report it: the other findings still hold."
    return [Finding(subject, "bad", what, do)]
