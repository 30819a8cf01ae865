"""A report in Debian's chromium, driven by playwright. Without chromium such tests are skipped."""

from __future__ import annotations

import importlib.util
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
NEEDS_CHROMIUM = pytest.mark.skipif(
    CHROMIUM is None or importlib.util.find_spec("playwright") is None,
    reason="no chromium: sudo apt-get install chromium, and pip install playwright",
)
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


class Window:
    """A page with what it complained of and what it asked the network for."""

    def __init__(self, browser: Browser, path: Path, place: str = "", **options: Any) -> None:
        self.page: Page = browser.new_context(**options).new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))
        begun = time.perf_counter()
        self.page.goto(path.as_uri() + place)
        self.page.wait_for_selector("#table table, #table .empty")
        self.seconds = time.perf_counter() - begun

    def rows(self) -> list[str]:
        return [" ".join(words.split()) for words in self.page.locator("#table tbody tr").all_inner_texts()]

    def is_quiet(self) -> bool:
        loaded = [url for url in self.requests if not url.startswith("data:")]
        return self.complaints == [] and len(loaded) == 1 and loaded[0].startswith("file:")
