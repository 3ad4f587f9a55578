"""A report as PDF, printed by whatever Chromium is at hand."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from kneadle.errors import KneadleError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE_S = 120.0


def browser() -> str | None:
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def flags(profile: str) -> list[str]:
    """Chromium refuses its own sandbox to root; the page is ours and fetches nothing."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    calm = ["--headless=new", "--disable-gpu", "--no-first-run", f"--user-data-dir={profile}"]
    return [*calm, *(["--no-sandbox"] if as_root else [])]


def print_to(pdf: Path, html: Path) -> None:
    """Raises KneadleError; the HTML stays."""
    found = browser()
    if found is None:
        raise KneadleError("No Chromium was found to make a PDF with.", _by_hand(html))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        what = [f"--print-to-pdf={pdf.absolute()}", "--no-pdf-header-footer"]
        command = [found, *flags(profile), *what, html.absolute().as_uri()]
        try:
            subprocess.run(command, capture_output=True, timeout=PATIENCE_S, check=True)
        except (OSError, subprocess.SubprocessError) as error:
            raise KneadleError(f"{found} made no PDF.", _by_hand(html)) from error
    if not _is_whole(pdf):
        raise KneadleError(f"{found} made no PDF.", _by_hand(html))


def _is_whole(pdf: Path) -> bool:
    """On a full disk Chromium leaves half of it, and says nothing."""
    return pdf.is_file() and pdf.read_bytes().rstrip().endswith(b"%%EOF")


def _by_hand(html: Path) -> str:
    return f"Open {html} in a browser, and print it to a file there."
