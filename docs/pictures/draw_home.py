"""Pictures of home, settings and help: `python docs/pictures/draw_home.py`.

What home says here is made up. Needs chromium, as draw_session.py does, and writes nothing else.
"""

import asyncio
import os
import tempfile
from pathlib import Path

from draw_session import as_png

from kneadle.coach.advice import Advice
from kneadle.registry.settings import Settings
from kneadle.screen.home.app import HomeApp
from kneadle.screen.home.facts import Facts

SIZE = (80, 24)
ADVICE = Advice(
    next="Left gluteus maximus, which has rested longest.",
    resting=(
        "Left gluteus medius until 16:36. It was sore by 4 of 10 or more, so it rests for a day.",
    ),
    professional=("Left piriformis. It was worse twice running. Let a professional look at it.",),
)
KEYS = {"home": [], "settings": ["e", "down", "left"], "help": ["h"]}


async def shoot(keys: list[str], to: Path) -> None:
    app = HomeApp(lambda: Facts("Blue (ball)", advice=ADVICE), Settings(), "")
    async with app.run_test(size=SIZE) as pilot:
        for key in ["f5", *keys]:
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause(0.2)
        as_png(app.export_screenshot(), to)


if __name__ == "__main__":
    for name, keys in KEYS.items():
        with tempfile.TemporaryDirectory() as nobody:
            os.environ["KNEADLE_DEVICES"] = f"{nobody}/devices.json"
            asyncio.run(shoot(keys, Path(__file__).parent / f"{name}.png"))
