"""The picture of looking back: `python docs/pictures/draw_review.py JOURNAL`.

JOURNAL is what `kneadle demo --weeks 8` made. Needs chromium, as draw_session.py does.
"""

import asyncio
import sys
from pathlib import Path

from draw_session import as_png

from kneadle.cli.review import judge
from kneadle.cli.review_filter import wanted
from kneadle.registry.settings import Settings
from kneadle.screen.review.app import ReviewApp

SIZE = (80, 24)


async def shoot(journal: Path, to: Path) -> None:
    app = ReviewApp(journal, judge, wanted, Settings())
    async with app.run_test(size=SIZE) as pilot:
        looked = app.page.right.looked
        while looked is None or looked.picture.done < 1:
            await pilot.pause(0.05)
            looked = app.page.right.looked
        await pilot.press("tab", "tab", "down", "down")
        await pilot.pause(0.2)
        as_png(app.export_screenshot(), to)


if __name__ == "__main__":
    asyncio.run(shoot(Path(sys.argv[1]), Path(__file__).parent / "review.png"))
