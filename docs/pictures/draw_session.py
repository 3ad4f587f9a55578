"""Pictures of each page of a guided session: `python docs/pictures/draw_session.py`.

A whole session on the simulated ball, by keys. Needs chromium to make PNG of what Textual draws.
"""

import asyncio
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from textual.pilot import Pilot

from kneadle.cli.practice import Practice, practice
from kneadle.cli.running import start
from kneadle.coach import rules
from kneadle.coach.pages import Finding, Holding, LettingGo, Resting, Stretching
from kneadle.screen.guided.app import GuidedApp
from kneadle.screen.ports import GuidedRunner, Show

HERE = Path(__file__).parent / "session"
SPEED = 1.0
SIZE = (80, 24)
READ_S = 1.0
ASKED_EVERY_S = rules.ASK_PAIN.value
# What is waited for, in seconds of the session, before a page has something to show.
RIPE_S = {Finding: 2.5, Holding: 20.0, LettingGo: 0.0, Resting: 9.0, Stretching: 20.0}


class Shoot:
    def __init__(self, app: GuidedApp, pilot: Pilot[None]) -> None:
        self._app, self._pilot = app, pilot
        self.taken: dict[str, str] = {}

    async def page(self, name: str) -> None:
        """As soon as it is there and ripe."""
        while name != self._app.page_name:
            await self._pilot.pause(0.05)
        ripe_s = next((s for kind, s in RIPE_S.items() if kind.name == name), 0.1)
        await self._pilot.pause(ripe_s / SPEED)
        self.picture(name.replace(" ", "-"))

    async def later(self, seconds: float) -> None:
        await self._pilot.pause(seconds / SPEED)

    def picture(self, name: str) -> None:
        self.taken[name] = self._app.export_screenshot()

    def say(self, key: str) -> None:
        """Without waiting for what comes of it."""
        self._app.simulate_key(key)

    async def press(self, *keys: str) -> None:
        """As slowly as somebody who reads."""
        for key in keys:
            await self._pilot.pause(READ_S)
            await self._pilot.press(key)
        await self._pilot.pause(0.3)


async def shoot(it: Practice) -> dict[str, str]:
    """What Textual draws, as SVG. Chromium comes later: a session waits for nobody."""

    async def open_session(show: Show) -> GuidedRunner:
        return await start(it.plan, show)

    app = GuidedApp(open_session, title="simulated ball", begun=it.begun, speed=it.speed)
    async with app.run_test(size=SIZE) as pilot:
        of = Shoot(app, pilot)
        await session(of)
        return of.taken


async def session(of: Shoot) -> None:
    await of.page("check")
    await of.press("enter", "enter", "enter", "enter")
    await of.page("choose")
    await of.press("4", "enter")
    await of.page("before")
    await of.press("6", "enter")
    await of.page("find")
    await of.page("hold")
    await of.press("5")
    await of.later(ASKED_EVERY_S)
    of.say("3")  # it has eased: for a moment "let go" is there
    await of.page("let go")
    await of.page("rest")
    await of.page("find")
    await of.press("space")
    await of.page("stretch")
    await of.press(*["space"] * 8)
    await of.page("reassess")
    await of.press("3", "enter")
    of.picture("walk")
    await of.press("enter")
    await of.page("note")
    await of.press("enter")
    of.picture("over")


def as_png(svg: str, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.svg"
        page.write_text(svg, encoding="utf-8")
        width, height = _size(svg)
        command = ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu"]
        command += [f"--window-size={width},{height}", f"--screenshot={path}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


def _size(svg: str) -> Iterator[int]:
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert found is not None
    return (round(float(number)) for number in found.groups())


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    with practice(SPEED) as it:
        taken = asyncio.run(shoot(it))
    for name, svg in taken.items():
        as_png(svg, HERE / f"{name}.png")
