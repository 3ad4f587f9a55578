"""Each detector is broken on purpose; its own tests must notice every time."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from mutation.every import MUTANTS
from mutation.mutant import Mutant
from mutation.promises import PROMISES
from mutation.trial import Verdict, copy_host, keeps

pytestmark = pytest.mark.mutant
AT_A_TIME = 2
Verdicts = dict[Mutant, Future[Verdict]]


def judge(mutant: Mutant, aside: Path) -> Verdict:
    package = copy_host(aside)
    mutant.spoil(package)
    return keeps(package, PROMISES[mutant.detector])


@pytest.fixture(scope="module")
def verdicts(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Verdicts]:
    """Of those that this run asks for, judged ahead of their turn."""
    asked = {item.name for item in request.session.items}
    pool = ThreadPoolExecutor(AT_A_TIME)
    yield {
        mutant: pool.submit(judge, mutant, tmp_path_factory.mktemp("host"))
        for mutant in MUTANTS
        if f"{test_it_is_noticed_when.__name__}[{mutant}]" in asked
    }
    pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_it_is_noticed_when(mutant: Mutant, verdicts: Verdicts) -> None:
    verdict = verdicts[mutant].result()
    assert verdict.broken, verdict


def test_unbroken_every_promise_is_kept(tmp_path: Path) -> None:
    verdict = keeps(copy_host(tmp_path), *PROMISES.values())
    assert verdict.code == 0, verdict.said


def test_it_is_the_copy_that_is_tried(tmp_path: Path) -> None:
    package = copy_host(tmp_path)
    (package / "detect" / "ceiling.py").write_text("raise RuntimeError('this is the copy')")
    verdict = keeps(package, PROMISES["ceiling"])
    assert "this is the copy" in verdict.said
    assert not verdict.broken


def test_each_detector_is_broken_in_five_ways_at_least() -> None:
    ways = Counter(mutant.detector for mutant in MUTANTS)
    assert ways.keys() == PROMISES.keys()
    assert min(ways.values()) >= 5
