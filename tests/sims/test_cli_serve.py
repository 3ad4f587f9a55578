"""Pretend balls that other programs open: `kneadle-sim run` and `serve`."""

import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import serial

from command import Computer
from kneadle.journal.read import list_sessions
from kneadle.wire import kneadle as wire
from kneadle.wire.frames import FrameDecoder, encode
from kneadle_sims.cli import main
from kneadle_sims.scenarios import find

KNEADLE_SIM = (sys.executable, "-c", "import sys, kneadle_sims.cli as c; sys.exit(c.main())")


def test_run_starts_the_real_host_on_a_pretend_ball_and_ends_with_it(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    ran = computer.run("run", "flat-rolling", "--speed", "20", "--json", command=KNEADLE_SIM)

    assert ran.code == 0
    kinds = [event["event"] for event in ran.events]
    assert kinds.count("hold_ended") == 1
    assert [e["kind"] for e in ran.events if e["event"] == "warning"] == ["rolling"]
    assert kinds[-1] == "session_ended"
    assert "link_lost" not in kinds


def test_run_takes_the_ceiling_of_the_scenario(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.run("run", "standard-1", "--speed", "100", "--headless", command=KNEADLE_SIM)

    (session,) = list_sessions(computer.journal)
    assert session.limits["ceiling_n"] == find("standard-1").ceiling_n


def test_run_keeps_simulated_sessions_apart_from_a_person_s_own(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    del computer.env["KNEADLE_JOURNAL"]
    computer.run("run", "steady", "--speed", "100", "--headless", command=KNEADLE_SIM)

    assert [path.name for path in (tmp_path / "data").rglob("*.sqlite3")] == ["example.sqlite3"]


@pytest.mark.parametrize("address", ["x", "", "host:", "70000", "1:2:x", "-1"])
def test_an_impossible_address_is_a_usage_error(address: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", "steady", f"--tcp={address}"])

    assert stopped.value.code == 2


def test_a_port_that_is_taken_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "steady", "--tcp", str(port)]) == 1

    assert f"cannot be served at 127.0.0.1:{port}" in capsys.readouterr().err


def test_a_host_hears_over_tcp_what_it_hears_over_a_cable(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    serve = ("serve", "steady", "--tcp", "0", "--speed", "20")
    with computer.running(*serve, command=KNEADLE_SIM) as served:
        url = served.until_line("socket://").strip()
        live = computer.run("live", "--serial", url, "--json", "--duration", "4")

    (hold,) = [event for event in live.events if event["event"] == "hold_ended"]
    assert hold["credited"]


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
