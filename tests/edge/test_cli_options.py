"""What is typed for an option may look as Kneadle prints it."""

import argparse

import pytest

from kneadle.cli import options
from kneadle.muscles import MUSCLES


@pytest.mark.parametrize("name", MUSCLES)
def test_a_muscle_may_be_written_with_spaces_and_capitals(name: str) -> None:
    parser = argparse.ArgumentParser()
    options.site(parser)
    for written in (name, name.replace("-", " "), name.replace("-", " ").title()):
        assert parser.parse_args(["--muscle", written]).muscle == name


def test_a_muscle_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    options.site(parser)
    with pytest.raises(SystemExit):
        parser.parse_args(["--muscle", "left knee"])
    assert "piriformis" in capsys.readouterr().err
