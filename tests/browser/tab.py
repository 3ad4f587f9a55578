"""A tab: what a reader does in it, and what became of it."""

from pathlib import Path
from typing import Any

from browser.chromium import Chromium, Json

KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowRight": 39}
TROUBLE = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")


class Tab:
    def __init__(self, browser: Chromium, width: int = 1280, height: int = 900) -> None:
        self._browser = browser
        self._target = str(browser.ask("Target.createTarget", url="about:blank")["targetId"])
        attached = browser.ask("Target.attachToTarget", targetId=self._target, flatten=True)
        self._session = str(attached["sessionId"])
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")
        self.ask("Page.setLifecycleEventsEnabled", enabled=True)
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.ask("Emulation.setDeviceMetricsOverride", **size)

    def ask(self, method: str, **params: Any) -> Json:
        return self._browser.ask(method, self._session, **params)

    def close(self) -> None:
        self._browser.ask("Target.closeTarget", targetId=self._target)

    def open(self, page: Path) -> None:
        self.load(page)
        self.settle()

    def load(self, page: Path) -> None:
        """Without a wait for what its scripts draw."""
        loader = self.ask("Page.navigate", url=page.as_uri())["loaderId"]
        loaded = {"name": "load", "loaderId": loader}
        self._browser.wait(lambda event: loaded.items() <= event.get("params", {}).items())

    def value(self, expression: str) -> Any:
        """What JavaScript says of it; a promise is waited for."""
        ways = {"returnByValue": True, "awaitPromise": True}
        answer = self.ask("Runtime.evaluate", expression=expression, **ways)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def settle(self) -> None:
        """Until what was asked for is drawn."""
        frame = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        self.value(f"{frame}.then(() => 0)")

    def press(self, key: str, *, shift: bool = False) -> None:
        what: Json = {"key": key, "modifiers": 8 if shift else 0}
        if key in KEYS:
            what |= {"code": key, "windowsVirtualKeyCode": KEYS[key]}
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **what)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **what)
        self.settle()

    def mouse(self, kind: str, x: float, y: float, **more: Any) -> None:
        self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def drag(self, x: float, y: float, by: float) -> None:
        held = {"button": "left", "buttons": 1}
        self.mouse("mousePressed", x, y, clickCount=1, **held)
        self.mouse("mouseMoved", x + by, y, **held)
        self.mouse("mouseReleased", x + by, y, clickCount=1, button="left")
        self.settle()

    def click(self, selector: str) -> None:
        self.value(f"document.querySelector({selector!r}).click()")
        self.settle()

    @property
    def trouble(self) -> list[Json]:
        """Whatever the browser complained of."""
        return [each for each in self._heard if each["method"] in TROUBLE]

    @property
    def fetched(self) -> list[str]:
        """Addresses asked for, other than the page's own."""
        asked = [each for each in self._heard if each["method"] == "Network.requestWillBeSent"]
        urls = [str(each["params"]["request"]["url"]) for each in asked]
        return [url for url in urls if not url.startswith(("file:", "data:", "about:"))]

    @property
    def failed(self) -> list[Json]:
        """Requests that came to nothing."""
        return [each for each in self._heard if each["method"] == "Network.loadingFailed"]

    @property
    def _heard(self) -> list[Json]:
        return [each for each in self._browser.heard if each.get("sessionId") == self._session]
