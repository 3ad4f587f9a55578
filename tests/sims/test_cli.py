import csv
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
import serial

from kneadle.wire import kneadle as wire
from kneadle.wire.frames import FrameDecoder, encode
from kneadle_sims.cli import main


def test_help_is_quick_because_it_imports_no_numpy() -> None:
    code = (
        "import sys\n"
        "from kneadle_sims.cli import main\n"
        "try: main(['make', '--help'])\n"
        "except SystemExit: sys.exit('numpy' in sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert run.returncode == 0
    assert b"example" in run.stdout


def test_list_names_every_scenario(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0

    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names == ["demo", "steady", "wrap", "fsr", "unplugged"]


def test_make_writes_a_trace_with_its_labels_beside_it(tmp_path: Path) -> None:
    assert main(["make", "steady", str(tmp_path / "one.csv")]) == 0

    with (tmp_path / "one.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["t_s"]) for row in rows[:3]] == [0.0, 0.01, 0.02]
    assert float(rows[2000]["force_n"]) == pytest.approx(45.0, rel=0.2)
    labels = json.loads((tmp_path / "one.json").read_text())
    assert [label["kind"] for label in labels["labels"]] == ["hold"]
    assert labels["ceiling_n"] == 80.0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["make", "rodeo", "out.csv"], "no scenario named 'rodeo'"),
        (["serve", "rodeo"], "no scenario named 'rodeo'"),
        (["make", "steady", "nowhere/out.csv"], "could not be written"),
    ],
)
def test_what_a_person_got_wrong_is_said_plainly(
    arguments: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(arguments) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("speed", ["0", "-1", "nan", "1000", "fast"])
def test_an_impossible_speed_is_a_usage_error(speed: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", "steady", f"--speed={speed}"])

    assert stopped.value.code == 2


def test_serve_prints_its_port_and_ends_with_the_script() -> None:
    arguments = ["serve", "steady", "--speed", "100"]
    code = f"import sys; from kneadle_sims.cli import main; sys.exit(main({arguments}))"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        port = process.stdout.readline().decode().strip()
        received = _samples_received(port, process)

    assert process.returncode == 0
    assert received == 4240


def _samples_received(port: str, process: subprocess.Popen[bytes]) -> int:
    frames, received, give_up_s = FrameDecoder(), 0, time.monotonic() + 20.0
    with serial.Serial(port, timeout=0.02) as host:
        host.write(encode(wire.start()))
        while process.poll() is None and time.monotonic() < give_up_s:
            try:
                chunk = host.read(host.in_waiting or 1)
            except (serial.SerialException, OSError):
                break  # it has ended
            received += sum(
                message[0] & 0x0F for message in frames.feed(chunk) if message[0] >> 4 == 1
            )
    process.wait(5.0)
    return received
