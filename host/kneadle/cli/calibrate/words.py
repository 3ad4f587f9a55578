"""What is said of loads and fits."""

from kneadle.calibrating.fit import Fit
from kneadle.calibrating.verdict import Grade, Verdict
from kneadle.errors import KneadleError

GRADES: dict[Grade, str] = {
    "good": "Good",
    "usable": "Usable",
    "again": "Do it again",
}


def kilograms(text: str) -> float | None:
    """As people write it: 2.5, 2,5 or 2.5 kg. None when it is no number."""
    try:
        return float(text.lower().removesuffix("kg").strip().replace(",", "."))
    except ValueError:
        return None


def table(fit: Fit) -> str:
    """What each load reads, and by how much that is off."""
    rows = [f"{'load':>10} {'true':>9} {'reads':>9} {'off':>9} {'of span':>8}"]
    for point, off_n in zip(fit.points, fit.off_n, strict=True):
        rows.append(
            f"{point.load_kg:>7g} kg {point.load_n:>7.1f} N {point.load_n + off_n:>z7.1f} N"
            f" {off_n:>+z7.1f} N {off_n / fit.span_n:>+z8.1%}"
        )
    apart = f"{fit.hysteresis_n:.1f} N ({fit.hysteresis_n / fit.span_n:.1%} of span)"
    rows.append(f"Up and down differ by up to {apart}; zero moved by {fit.zero_shift_n:+z.1f} N.")
    return "\n".join(rows)


def judged(verdict: Verdict) -> str:
    return f"{GRADES[verdict.grade]}: {verdict.reason}"


def suspected(load_kg: float) -> str:
    return f"Without {load_kg:g} kg all the others agree: was it the weight that you named?"


def no_fit() -> KneadleError:
    return KneadleError(
        "The readings did not follow the loads, so nothing was changed.",
        "See that each load rests on the ball alone, and name them rightly; then do it again.",
    )


def not_worth_it(verdict: Verdict) -> KneadleError:
    return KneadleError(
        f"This is not worth keeping: {verdict.reason}",
        "Nothing was changed. Do it again, with loads that rest on the ball alone.",
    )
