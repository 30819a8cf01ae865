"""The pages of people, bodies and places in a real browser: one page opened for all of these tests."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.report import write_report
from support.browser import NEEDS_CHROMIUM, Window
from support.report_names import COUNCIL, MAYOR, named_run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]


@pytest.fixture(scope="module")
def window(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Window:
    return Window(browser, write_report(named_run(tmp_path_factory.mktemp("named"))))


@pytest.fixture
def page(window: Window) -> Page:
    window.page.evaluate("location.hash = ''")
    window.page.get_by_role("button", name="Clear").click()
    return window.page


def profile(page: Page, entity: str) -> str:
    page.evaluate(f"location.hash = '#who-{entity}'")
    page.locator("#profile h3:focus").wait_for()
    return page.locator("#profile").inner_text()


def test_a_page_tells_what_somebody_said_and_did_and_what_was_said_and_done(page: Page) -> None:
    mayor = profile(page, MAYOR)
    assert "person · named 6 times in 3 articles, published 2019-05-04 to 2019-07-01" in mayor
    for part in ("Quotes by Ada Brandt 2", "What Ada Brandt did 2", "Port Council 3", "Oslo 2", "The Courier 2"):
        assert part in mayor
    assert "Quotes about" not in mayor
    council = profile(page, COUNCIL)
    for part in ("Harbour Board", "Quotes by Port Council 1", "Quotes about Port Council 2", "done to Port Council 2"):
        assert part in council
    assert "What happened in Oslo 5" in profile(page, "place:oslo")


@pytest.mark.parametrize(
    ("entity", "title", "label"),
    [
        (MAYOR, "Quotes by", "Speaker"),
        (COUNCIL, "Quotes about", "Speaks about"),
        (MAYOR, "did", "Who did it"),
        (COUNCIL, "was done to", "To whom"),
    ],
)
def test_each_part_of_a_page_leads_to_as_many_rows_as_it_says(page: Page, entity: str, title: str, label: str) -> None:
    profile(page, entity)
    part = page.locator("#profile section", has=page.locator("h4", has_text=title))
    number = part.locator("h4 small").inner_text()
    part.get_by_role("button", name="table").click()
    assert page.locator("#found").inner_text().split()[0] == number
    assert page.get_by_label(label).evaluate("one => one === document.activeElement")
    page.wait_for_function("name => decodeURIComponent(location.search).includes(name)", arg=f"={entity}")


def test_every_name_leads_to_its_page_and_the_address_keeps_it(page: Page) -> None:
    page.locator("#table a.who", has_text="Port Council").first.click()
    page.locator("#profile h3", has_text="Port Council").wait_for()
    assert page.url.endswith("#who-org%3Aport-council")
    page.reload()
    page.locator("#profile h3", has_text="Port Council").wait_for()
    page.evaluate("location.hash = '#a0q1'")
    page.locator("#about a.who", has_text="Ada Brandt").first.click()
    page.locator("#profile h3", has_text="Ada Brandt").wait_for()
    page.locator(".speakers a.who", has_text="Port Council").first.click()
    page.locator("#profile h3", has_text="Port Council").wait_for()
    page.locator("#profile").get_by_text("All names").click()
    page.locator("#names-list").wait_for()
    page.get_by_label("Find a name").fill("harbour board")
    assert page.locator("#names-list a").all_inner_texts() == ["Port Council"]
    page.get_by_label("Find a name").fill("")


def test_names_of_nobody_lead_nowhere(window: Window, page: Page) -> None:
    for place in ("#who-nobody", "#who-%E0%A4%A", "#who-__proto__", "#who-<b>"):
        page.evaluate(f"location.hash = '{place}'")
        assert page.locator("#profile").is_hidden() or "Port Council" in page.locator("#profile").inner_text()
    assert page.locator("#table a.who", has_text="Unions").count() == 0
    assert window.complaints == []


def test_a_page_prints_alone_on_two_sheets(browser: Browser, tmp_path: Path) -> None:
    page = Window(browser, write_report(named_run(tmp_path, deeds=40)), f"#who-{MAYOR}").page
    paper = page.pdf(format="A4")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#profile").is_visible()
    assert not page.locator("#overview").is_visible()
