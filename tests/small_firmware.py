"""A firmware of a few lines, for tests of the way onto a board: what it says is a ball's Hello.

Its self-test and the words of its faults are the real firmware's; its parts are made of nothing.
"""

from pathlib import Path
from shutil import copy

from cable import framed
from kneadle.samples import Calibrated, Hello, Relative

REAL = Path(__file__).parents[1] / "firmware"
REAL_FILES = ("boards/selftest.py", "boards/sensor_test.py", "drivers/faults.py")
HELLO = Hello(
    "Kneadle 00112233AABB",
    "load_cell",
    80.0,
    80.0,
    Relative(0.0, 8388607.0),
    full_scale_n=500.0,
    full_scale_counts=8388607.0,
)

MAIN = f"""
import select, sys
HELLO = {framed(HELLO, Calibrated(HELLO.calibration))!r}
asked = select.poll()
asked.register(sys.stdin, select.POLLIN)
before = b""
while True:
    sys.stdout.buffer.write(b"\\0" + HELLO)
    if asked.poll(50):
        byte = sys.stdin.buffer.read(1)
        before = b"" if byte == b"\\0" else before + byte
        if before == b"\\r\\x03":  # only where a frame may begin, as a ball does
            break
"""

BUILD = """
import json, time
from drivers.faults import Fault

FILE = "board.json"

class BoardError(Exception):
    pass

def read(path):
    try:
        with open(path) as file:
            return json.load(file)
    except ValueError:
        raise BoardError("board.json is spoilt.") from None

class Sensor:
    kind = 1
    full_counts = 8388607
    def start(self, rate_hz):
        self.period_us, self.due_us, self.raw = 1000000 // rate_hz, time.ticks_us(), 84000
    def ready(self, now_us):
        return time.ticks_diff(now_us, self.due_us) >= 0
    def read(self):
        self.due_us += self.period_us
        self.raw += 1
        return self.raw
    def sleep(self):
        pass

class Imu:
    def start(self):
        pass
    def turning_dps10(self):
        return 15
    def sleep(self):
        pass

class Gauge:
    def percent(self):
        return 87
    def charging(self):
        return False

class Switch:
    def on(self):
        pass
    off = on

class Button:
    def step(self, now_ms):
        return False
    def held_ms(self, now_ms):
        return 0

class Parts:
    pass

def parts(config):
    parts = Parts()
    parts.sensor, parts.imu, parts.gauge = Sensor(), Imu(), Gauge()
    parts.buzzer, parts.led, parts.button = Switch(), Switch(), Button()
    parts.imu = parts.imu if config["imu"] else None
    parts.gauge = parts.gauge if config["battery"] != "none" else None
    return parts
"""

FILES = {
    "main.py": MAIN,
    "ball/__init__.py": "",
    "ball/wire.py": "# " + "the wire " * 500,
    "boards/__init__.py": "",
    "boards/build.py": BUILD,
    "boards/xiao_esp32c3.py": 'PINS = {"sda": 6, "scl": 7, "data": 5, "clock": 4, "fsr": 4,'
    ' "button": 3, "buzzer": 10, "led": 21}',
    "boards/xiao_esp32s3.py": 'PINS = {"sda": 5}',
    "drivers/__init__.py": "",
    "drivers/nau7802.py": "# a chip",
    "drivers/hx711.py": "# another chip",
    "drivers/lsm6ds3.py": "# a gyroscope",
    "drivers/max17048.py": "# a gauge",
    "drivers/pace.py": "# what chips share",
    "link/ble/__init__.py": "# a folder in a folder",
}


def make_firmware(folder: Path, **parts: str) -> Path:
    """`parts`: source that takes the place of a class of that name."""
    for path, text in FILES.items():
        put(folder, path, text)
    for path in REAL_FILES:
        copy(REAL / path, folder / path)
    for name, source in parts.items():
        build = folder / "boards" / "build.py"
        build.write_text(build.read_text().replace("\nclass Parts", f"\n{source}\n\nclass Parts"))
        assert f"class {name}" in source
    return folder


def put(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text)
