"""Filters of several values, and what can be taken away, in a real browser: one page opened for all of these tests."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extract.report import write_report
from support.browser import NEEDS_CHROMIUM, Window, choose
from support.report_names import named_run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]


@pytest.fixture(scope="module")
def window(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Window:
    options: dict[str, Any] = {"permissions": ["clipboard-read", "clipboard-write"], "accept_downloads": True}
    return Window(browser, write_report(named_run(tmp_path_factory.mktemp("named"))), **options)


@pytest.fixture
def page(window: Window) -> Page:
    window.page.get_by_role("button", name="Clear").click()
    window.page.get_by_role("tab", name="Events").click()
    window.page.locator("#found", has_text="8 events").wait_for()
    return window.page


def told(page: Page) -> str:
    return page.locator("#found").inner_text()


def test_several_values_and_filters_at_once_stay_in_the_address(page: Page) -> None:
    choose(page, "type", "CONSULT", "COERCE")
    assert told(page) == "5 of 8 events"
    choose(page, "realis", "reported")
    assert told(page) == "2 of 8 events"
    page.get_by_label("To whom").fill("nobody; harbour board")
    choose(page, "outlet", "The Courier", "The Post")
    page.get_by_label("To", exact=True).fill("2019-06-01")
    assert told(page) == "1 of 8 events"
    asked = page.locator("#asked").inner_text()
    assert asked == (
        "Filters: To whom nobody; harbour board; outlet The Courier or The Post; type consult or coerce; "
        "certainty reported; To 2019-06-01"
    )
    page.wait_for_function("() => location.search.includes('type=CONSULT%7CCOERCE') && location.search.includes('to=')")
    page.reload()
    assert told(page) == "1 of 8 events"
    assert page.locator("#asked").inner_text() == asked


@pytest.mark.parametrize("width", [1280, 390])
def test_the_lists_of_values_explain_them_and_stay_within_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for name, meaning in (("type", "Meets, visits, talks or negotiates."), ("realis", "somebody says so")):
        page.locator(f"#filter-{name} summary").click()
        options = page.locator(f"#filter-{name} .options")
        options.get_by_text(meaning).wait_for()
        box = options.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_actor_and_target_are_apart(page: Page) -> None:
    page.get_by_label("Who did it").fill("Ada Brandt")
    assert told(page) == "4 of 8 events"
    page.get_by_label("To whom").fill("Ada Brandt")
    assert told(page) == "0 of 8 events"
    page.get_by_label("Who did it").fill("")
    page.get_by_label("To whom").fill("")
    page.get_by_label("Confidence").select_option("0.5")
    assert told(page) == "6 of 8 events"


def test_actions_come_before_statements_and_the_day_of_publication_is_told(page: Page) -> None:
    kinds = page.locator("#table tbody tr").evaluate_all(
        "all => all.map((row) => [row.id.split(/[qe]/)[0], row.querySelector('.badge').matches('.statement')])"
    )
    assert kinds == sorted(kinds)
    assert page.locator("#table td.weak", has_text="2019-07-01 published").count() == 1


def test_a_drag_over_the_time_line_sets_the_days(page: Page) -> None:
    bars = page.locator(".timeline [data-from]")
    bars.last.scroll_into_view_if_needed()
    first, last = bars.first.bounding_box(), bars.last.bounding_box()
    assert first
    assert last
    page.mouse.move(first["x"] + 2, first["y"] + 5)
    page.mouse.down()
    page.mouse.move(first["x"] + first["width"] / 2, first["y"] + 5)
    page.mouse.move(last["x"] - 3, first["y"] + 5)
    page.mouse.up()
    assert page.get_by_label("From", exact=True).input_value() == bars.first.get_attribute("data-from")
    assert page.get_by_label("To", exact=True).input_value() < (bars.last.get_attribute("data-from") or "")
    assert told(page) != "8 events"


@pytest.mark.parametrize("table", ["Quotes", "Events"])
def test_the_filtered_table_can_be_taken_away(window: Window, page: Page, table: str) -> None:
    page.get_by_role("tab", name=table).click()
    choose(page, "outlet", "The Courier")
    with page.expect_download() as started:
        page.get_by_role("button", name="Download as CSV").click()
    data = Path(started.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert f"{len(rows)} of" in told(page)
    assert {row["outlet"] for row in rows} == {"The Courier"}
    assert {row["title"] for row in rows} == {"=Talks a", "=Talks b"}  # text as it stands
    if table == "Quotes":
        spoken = [row for row in rows if row["speaker"] == "Ada Brandt"]
        assert [(row["quote"], row["about"]) for row in spoken] == [("The port is open.", "Port Council")] * 2
    else:
        done = [row for row in rows if row["type"] == "COERCE"]
        assert {(row["who"], row["to_whom"], row["date_source"]) for row in done} == {
            ("Ada Brandt", "Port Council", "published")
        }
    assert window.complaints == []


def test_a_quote_can_be_cited(page: Page) -> None:
    page.get_by_role("tab", name="Quotes").click()
    row = page.locator("#table tbody tr", has_text="Ada Brandt").first
    row.get_by_role("button", name="Copy citation").click()
    row.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "“The port is open,” Ada Brandt, The Courier, 2019-07-01, https://courier.example/strike-ends"
    )
