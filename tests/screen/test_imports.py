import subprocess
import sys


def test_the_first_screen_does_not_wait_for_scipy() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import kneadle.screen.live_app"],
        capture_output=True,
        text=True,
        check=True,
    )

    imported = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert "kneadle.screen.live_app" in imported
    assert not {name for name in imported if name.split(".")[0] in ("scipy", "bleak", "serial")}
