"""The page around a report: one file, and a browser that is told to fetch nothing."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Any

from kneadle.report import colours
from kneadle.report.data import as_script
from kneadle.report.html import Html, element
from kneadle.report.parts import Section, section, spaced

STYLES = ("page", "plot", "paper")
# In the order in which they run.
SCRIPTS = (
    *("envelope", "axis", "view", "draw", "overlay"),
    *("overview", "plot", "control", "page"),
)


def document(title: str, head: Html, sections: Sequence[Section], data: Mapping[str, Any]) -> bytes:
    """`title` for the browser's tab, `head` begins the page, `data` is embedded as it is."""
    script = _script()
    page = element(
        "html",
        element("head", *_head(title, script)),
        element("body", *_body(head, sections, data, script), class_="report"),
        lang="en",
    )
    # Half a character, as JSON can hold, has no UTF-8.
    return f"<!doctype html>\n{page}\n".encode("utf-8", "replace")


def _head(title: str, script: Html) -> list[Html]:
    return [
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("link", rel="icon", href="data:,"),  # else a browser asks for one
        element("title", title),
        element("style", Html(colours.css() + _files("css", STYLES))),
    ]


def _policy(script: Html) -> str:
    """Nothing is fetched, and no script runs but ours: its hash stands here."""
    digest = b64encode(sha256(script.encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline';"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )


def _body(
    head: Html, sections: Sequence[Section], data: Mapping[str, Any], script: Html
) -> list[Html]:
    links = [element("li", element("a", each.title, href=f"#{each.name}")) for each in sections]
    switch = element("button", "Dark", id="theme", type="button", class_="control", hidden=True)
    return [
        element("a", "Skip to the report", href="#main", class_="skip"),
        element("header", switch, head),
        element("nav", element("ul", *links), aria_label="Contents"),
        element("main", spaced(map(section, sections)), id="main", tabindex=-1),
        as_script(data),
        element("script", script),
    ]


def _script() -> Html:
    return Html(f'\n(() => {{\n"use strict";\n{_files("js", SCRIPTS)}}})();\n')


def _files(kind: str, names: Sequence[str]) -> str:
    folder = files("kneadle.report")
    return "".join(folder.joinpath(f"{name}.{kind}").read_text(encoding="utf-8") for name in names)
