"""The command line on the virtual radio: scan, pair, live, forget."""

import io
import json
import signal
from collections.abc import Callable

import pytest
from bumble.device import Connection

from kneadle.cli import main, meet
from kneadle.registry.alone import alone_with
from kneadle.registry.file import devices
from kneadle_sims.hand import Hand
from kneadle_sims.radio import BallOnAir, ProgressorOnAir, ScaleOnAir, VirtualRadio, installed
from kneadle_sims.scenario import Scenario

PRESS = Scenario("press", "5 s", Hand(seed=1).rest(1.0).lean_on(40.0, over_s=2.0).hold(for_s=5.0))
Said = tuple[int, str, str]


class Computer:
    """Runs a command as a person would, and reads what it says."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def says(self, *words: str) -> Said:
        code = main(words)
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def scan(self) -> dict[str, dict[str, object]]:
        code, out, _ = self.says("scan", "--json", "--seconds", "0.5")
        assert code == 0
        return {each["kind"]: each for each in json.loads(out) if each["kind"] != "serial"}


@pytest.fixture
def computer(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Computer:
    monkeypatch.setenv("KNEADLE_JOURNAL", str(devices().path.with_name("journal.sqlite3")))
    return Computer(capsys)


class Undecided(io.StringIO):
    """Somebody at a terminal who answers every question with Ctrl-C."""

    def isatty(self) -> bool:
        return True

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # _IOBase's gives bytes
        signal.raise_signal(signal.SIGINT)
        raise AssertionError("Ctrl-C was swallowed")


class Broken(ProgressorOnAir):
    """Its load cell is torn off: it can be connected to, and weighs nothing."""

    async def _hear(self, central: Connection, command: bytes) -> None:
        self.written.append(bytes(command))


def ball() -> BallOnAir:
    ball = BallOnAir(PRESS)
    ball.open_for_pairing = True
    return ball


def test_a_scan_lists_what_can_be_paired_and_leaves_the_neighbours_out(computer: Computer) -> None:
    there = ball()
    neighbour = ScaleOnAir(PRESS, name="Headphones", address="F0:0C:E0:00:00:77")
    with installed(VirtualRadio(there, ProgressorOnAir(PRESS), ScaleOnAir(PRESS), neighbour)):
        heard = computer.scan()
    assert heard.keys() == {"ball", "progressor", "whc06"}
    assert heard["ball"] == {
        "id": there.address,
        "name": there.name,
        "kind": "ball",
        "transport": "ble",
        "signal_dbm": there.signal_dbm,
        "battery": there.play.ball.status().battery_percent,
        "paired": False,
    }


def test_a_person_reads_the_signal_in_words(computer: Computer) -> None:
    far = ball()
    far.signal_dbm = -85
    with installed(VirtualRadio(far)):
        code, out, _ = computer.says("scan", "--seconds", "0.5")
    (row,) = [line for line in out.splitlines() if far.name in line]
    assert code == 0
    assert "weak" in row
    assert "80 %" in row


def test_paired_once_it_is_the_default_and_live_needs_no_more_words(computer: Computer) -> None:
    there = ball()
    with installed(VirtualRadio(there)):
        code, out, _ = computer.says("pair", "--seconds", "0.5")
        assert code == 0
        assert "default" in out
        assert computer.scan()["ball"]["paired"]

        code, out, _ = computer.says("live", "--headless", "--json", "--duration", "3")
        assert code == 0
    assert {"connected", "contact"} <= {json.loads(line)["event"] for line in out.splitlines()}
    assert there.central is None


def test_of_two_balls_a_program_must_name_one(computer: Computer) -> None:
    first, second = (
        ball(),
        BallOnAir(PRESS, address="F0:0C:E0:BA:11:02", name="Kneadle 00000000BEEF"),
    )
    second.open_for_pairing = True
    with installed(VirtualRadio(first, second)):
        code, _, err = computer.says("pair", "--seconds", "0.5")
        assert (code, "kneadle pair NAME" in err) == (1, True)
        code, _, _ = computer.says("pair", "kneadle 00000000beef", "--seconds", "0.5")
        assert code == 0
    assert [known.id for known in devices().read().devices] == [second.address]


def two_balls() -> VirtualRadio:
    other = BallOnAir(PRESS, address="F0:0C:E0:BA:11:02", name="Kneadle 00000000BEEF")
    return VirtualRadio(ball(), other)


def a_scale() -> VirtualRadio:
    return VirtualRadio(ScaleOnAir(PRESS))


@pytest.mark.parametrize("there", [two_balls, a_scale], ids=["which one", "is it yours"])
def test_control_c_at_a_question_ends_at_once(
    there: Callable[[], VirtualRadio], computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Undecided())
    with installed(there()):
        code, _, _ = computer.says("pair", "--seconds", "0.5")
    assert code == 130
    assert devices().read().devices == ()


def test_a_ball_that_another_program_uses_is_not_taken_over(computer: Computer) -> None:
    there = ball()
    with installed(VirtualRadio(there)):
        computer.says("pair", "--seconds", "0.5")
        said_before = list(there.written)
        with alone_with(devices().read().devices[0]):
            for command in ("pair --seconds 0.5", "live --headless --duration 1", "calibrate"):
                code, _, err = computer.says(*command.split())
                assert (code, "Another program on this computer" in err) == (1, True)
        assert there.written == said_before

        code, _, _ = computer.says("live", "--headless", "--duration", "1")
        assert code == 0


def test_a_progressor_that_gives_no_weight_is_not_paired(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meet, "WEIGHT_WITHIN_S", 0.3)
    there = Broken(PRESS)
    with installed(VirtualRadio(there)):
        code, _, err = computer.says("pair", "Progressor", "--seconds", "0.5")
    assert (code, "gave no weight" in err) == (1, True)
    assert devices().read().devices == ()
    assert there.central is None


def test_a_progressor_is_remembered_and_runs_the_same_session(computer: Computer) -> None:
    there = ProgressorOnAir(PRESS)
    with installed(VirtualRadio(there)):
        assert computer.says("pair", "Progressor", "--seconds", "0.5")[0] == 0
        assert there.written == [b"\x65", b"\x66"], "it weighed once, and may rest"
        code, out, _ = computer.says("live", "--headless", "--json", "--duration", "4")
    kinds = {json.loads(line)["event"] for line in out.splitlines()}
    assert code == 0
    assert {"connected", "contact", "session_ended"} <= kinds
    assert set(there.written) <= {b"\x65", b"\x66"}


def test_a_scale_must_be_confirmed_because_body_scales_share_its_name(computer: Computer) -> None:
    there = ScaleOnAir(PRESS)
    with installed(VirtualRadio(there)):
        code, _, err = computer.says("pair", "IF_B7", "--seconds", "0.5")
        assert (code, "kneadle pair ID" in err) == (1, True)
        code, out, _ = computer.says("pair", there.address, "--seconds", "0.5")
        assert (code, "holds only" in out) == (0, True)
        code, out, _ = computer.says("live", "--headless", "--json", "--duration", "3")
    kinds = [json.loads(line).get("kind") for line in out.splitlines()]
    assert code == 0
    assert "holds_only" in kinds


def test_a_forgotten_ball_is_gone_from_the_list_and_from_the_computers_bonds(
    computer: Computer,
) -> None:
    there = ball()
    with installed(VirtualRadio(there)) as room:
        computer.says("pair", "--seconds", "0.5")
        assert room.bonds.all_keys
        code, _, _ = computer.says("devices", "forget", there.name)
        assert code == 0
        assert not room.bonds.all_keys
        code, _, err = computer.says("live", "--headless")
    assert (code, "kneadle pair" in err) == (1, True)


def test_a_scan_without_bluetooth_says_why_in_plain_words(computer: Computer) -> None:
    with installed(VirtualRadio()) as room:
        room.trouble = FileNotFoundError(2, "No such file or directory")
        code, _, err = computer.says("scan", "--seconds", "0.1")
    assert code == 1
    assert "D-Bus" in err
    assert "Traceback" not in err
