"""What axe-core finds wrong with the page for people who use a screen reader, the keyboard or strong contrast."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.report import write_report
from support.browser import NEEDS_CHROMIUM, Window
from support.report_names import MAYOR, named_run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(named_run(tmp_path_factory.mktemp("named")))


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault(browser: Browser, report: Path, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, "bypass_csp": True}
    page = Window(browser, report, f"?table=events&kind=action#who-{MAYOR}", **options).page
    page.locator("#filter-type summary").click()
    found = Axe().run(page).response["violations"]
    serious = {
        fault["id"]: [node["target"] for node in fault["nodes"]]
        for fault in found
        if fault["impact"] in ("serious", "critical")
    }
    assert serious == {}
