"""The map in a real browser: drawn, moved by hands and keys, joined with the tables, kept in the address."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extract.report import write_report
from support.browser import NEEDS_CHROMIUM, Window, choose
from support.report_places import PLACES, crowded_run, placed_run
from support.report_samples import HARBOUR, harbour, hostile_run, write_run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]


@pytest.fixture(scope="module")
def placed_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(placed_run(tmp_path_factory.mktemp("placed")))


def opened(browser: Browser, report: Path, place: str = "", **options: Any) -> Window:
    window = Window(browser, report, place, **options)
    window.page.wait_for_selector("#marks .spot-mark")
    return window


def told(window: Window) -> str:
    return window.page.locator("#found").inner_text()


def named(page: Page, name: str) -> Any:
    """The entry of a place in the list beside the map."""
    return page.locator("#places-list button").filter(has_text=re.compile(rf"^\s*{name}\b"))


def rest(page: Page) -> None:
    """Waits until the list and the address have followed a move."""
    page.wait_for_timeout(450)


def test_it_is_drawn_with_all_places(browser: Browser, placed_report: Path) -> None:
    window = opened(browser, placed_report)
    page = window.page
    assert page.locator("#mapped").inner_text() == "13 events at 6 places"
    assert len(page.locator("#land-shape").get_attribute("d") or "") > 100_000
    assert page.locator(".spot-mark.spot").count() + page.locator(".spot-mark.area").count() >= 4
    names = page.locator("#places-list button > span:nth-child(2)").all_inner_texts()
    assert [name.split()[0] for name in names] == ["Oslo", "Norway", "Bergen", "Akershus", "Cairo", "Quito"]
    assert page.locator("#unmapped").inner_text() == "Not drawn: 2 without a place, 1 at a place that was not found."
    within = page.evaluate(
        "[...document.querySelectorAll('.spot-mark .shape')].every((one) => { const [r, box] = [one, "
        "document.getElementById('world')].map((e) => e.getBoundingClientRect()); "
        "return r.left > box.left && r.right < box.right && r.top > box.top && r.bottom < box.bottom })"
    )
    assert within
    assert window.is_quiet()


def test_what_is_no_spot_looks_different_and_says_so(browser: Browser, placed_report: Path) -> None:
    page = opened(browser, placed_report, "?map=8,60,30").page
    dashes = "element => getComputedStyle(element).strokeDasharray"
    assert page.locator(".spot-mark.area .shape").first.evaluate(dashes) != "none"
    assert page.locator(".spot-mark.spot .shape").first.evaluate(dashes) == "none"
    assert "country" in named(page, "Norway").inner_text()
    assert named(page, "Norway").locator(".sign.area").count() == 1
    assert named(page, "Oslo").locator(".sign.spot").count() == 1
    page.locator("#world").scroll_into_view_if_needed()
    rest(page)  # a page that scrolls puts the tip away
    page.evaluate_handle(
        "[...document.querySelectorAll('.spot-mark')].find((one) => one.mark.counts[0].point.name === 'Norway')"
    ).as_element().hover()
    page.locator("#tip").wait_for()
    assert page.locator("#tip").inner_text().split("\n\n") == ["Norway", "somewhere in this country", "3 actions"]


def test_a_click_on_a_point_filters_the_table(browser: Browser, placed_report: Path) -> None:
    window = opened(browser, placed_report, "?map=-78.5,-0.2,20")
    page = window.page
    page.locator(".spot-mark.spot .shape").click()
    assert page.locator("#tab-events").get_attribute("aria-selected") == "true"
    assert told(window) == "1 of 16 events"
    assert page.get_by_label("Place", exact=True).input_value() == "Quito"
    assert all("Quito" in row for row in window.rows())
    assert page.locator(".spot-mark.chosen").count() == 1
    page.locator(".spot-mark.chosen .shape").click()
    assert told(window) == "16 events"
    assert window.is_quiet()


def test_every_place_counts_what_it_shows(browser: Browser, placed_report: Path) -> None:
    window = opened(browser, placed_report)
    for index in range(window.page.locator("#places-list button").count()):
        entry = window.page.locator("#places-list button").nth(index)
        number = entry.locator("b").inner_text()
        entry.click()
        assert told(window).split()[0] == number
        window.page.get_by_role("button", name="All places again").click()
        assert told(window) == "16 events"
    assert window.is_quiet()


def test_places_that_cover_each_other_are_shown_closer(browser: Browser, placed_report: Path) -> None:
    page = opened(browser, placed_report, "?map=20,20,359").page
    north = page.locator("#marks text", has_text="Oslo +1")
    assert north.count() == 1
    page.locator(".spot-mark.spot").filter(has_text=re.compile("^7$")).locator(".shape").click()
    rest(page)
    assert page.locator("#marks text.of-mark", has_text=re.compile("^Oslo$")).count() == 1
    assert page.locator("#marks text.of-mark", has_text=re.compile("^Bergen$")).count() == 1
    assert "map=" in page.url
    assert "place=" not in page.url


def test_the_filters_of_the_table_act_upon_the_map(browser: Browser, placed_report: Path) -> None:
    window = opened(browser, placed_report)
    page = window.page
    page.get_by_role("tab", name="Events").click()
    choose(page, "kind", "statement")
    assert page.locator("#mapped").inner_text().startswith("1 of 13 events at 1 place, as the filters")
    assert page.locator("#places-list button").count() == 1
    page.get_by_role("button", name="Clear").click()
    page.locator("#found", has_text=re.compile("^16 events")).wait_for()
    page.get_by_label("From", exact=True).fill("2019-06-01")
    assert page.locator("#mapped").inner_text().startswith("1 of 13 events at 1 place")
    assert "Cairo" in page.locator("#places-list").inner_text()
    page.get_by_label("To", exact=True).fill("2019-06-01")
    assert "No rows match" not in page.locator("#table").inner_text()
    page.get_by_role("searchbox", name="Words").fill("no such words")
    assert page.locator("#mapped").inner_text().startswith("0 of 13 events at 0 places")
    page.wait_for_function("document.querySelectorAll('#marks .spot-mark').length === 0")
    assert window.is_quiet()


@pytest.mark.parametrize(
    ("typed", "number"), [("oslo", 5), ("Christiania", 5), ("Norway", 11), ("Ecuador", 1), ("Os", 0), ("", 16)]
)
def test_a_place_can_be_typed(browser: Browser, placed_report: Path, typed: str, number: int) -> None:
    window = opened(browser, placed_report)
    window.page.get_by_role("tab", name="Events").click()
    window.page.get_by_label("Place", exact=True).fill(typed)
    assert int(told(window).split()[0]) == number


def test_the_state_stays_in_the_address(browser: Browser, placed_report: Path) -> None:
    window = opened(browser, placed_report)
    page = window.page
    named(page, "Oslo").click()
    page.get_by_label("To", exact=True).fill("2019-05-31")
    page.locator("#closer").click()
    rest(page)
    address, before = page.url, (told(window), page.evaluate("viewText()"), page.locator("#mapped").inner_text())
    assert "place=Oslo" in address
    page.reload()
    page.wait_for_selector("#marks .spot-mark")
    assert (told(window), page.evaluate("viewText()"), page.locator("#mapped").inner_text()) == before
    rest(page)
    assert page.url == address
    page.goto("about:blank")
    page.goto(address + "#a0")  # a link that was passed on, with a place in a text
    page.wait_for_selector("#marks .spot-mark")
    assert told(window) == before[0]
    page.locator("#list a").first.click()
    rest(page)
    assert "place=Oslo" in page.url  # other addresses of the page keep it
    page.get_by_role("button", name="Clear").click()
    page.locator("#whole").click()
    rest(page)
    assert not re.search("(place|map|to)=", page.url)


@pytest.mark.parametrize(
    "asked",
    ["?map=x", "?map=1,2", "?map=1,2,-3", "?map=999,999,1e9", "?map=,,", "?at=nowhere&place=x", "?type=none&table=none",
     "?article=99&from=x", "?at=%00;<script>&who=<b>", "?%ff"],
)  # fmt: skip
def test_an_address_that_asks_for_what_there_is_not(browser: Browser, placed_report: Path, asked: str) -> None:
    window = opened(browser, placed_report, asked) if "place" not in asked else Window(browser, placed_report, asked)
    rest(window.page)
    assert window.page.locator("#world").is_visible()
    assert window.page.evaluate("Number.isFinite(view.x + view.y + view.k) && view.k > 0")
    assert window.is_quiet()


def test_by_keys(browser: Browser, placed_report: Path) -> None:
    window = opened(browser, placed_report)
    page = window.page
    page.locator("#world").focus()
    first = page.evaluate("({...view})")
    page.keyboard.press("+")
    page.keyboard.press("+")
    closer = page.evaluate("({...view})")
    assert closer["k"] > first["k"] * 2
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    moved = page.evaluate("({...view})")
    assert moved["x"] > closer["x"]
    assert moved["y"] > closer["y"]
    page.keyboard.press("-")
    assert page.evaluate("view.k") < moved["k"]
    page.keyboard.press("0")
    rest(page)
    assert page.evaluate("view.k") == pytest.approx(first["k"])
    page.keyboard.press("Tab")
    while page.evaluate("!document.activeElement.closest('#places-list')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert told(window) == "5 of 16 events"
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"  # the focus stays
    page.locator("#world").focus()
    page.keyboard.press("Escape")
    assert told(window) == "16 events"
    assert window.is_quiet()


def test_by_mouse(browser: Browser, placed_report: Path) -> None:
    window = opened(browser, placed_report)
    page = window.page
    page.locator("#world").scroll_into_view_if_needed()
    box = page.locator("#world").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    scrolled = page.evaluate("scrollY")
    under = f"[longitudeAt(view.x + {box['width'] / 4} / view.k)]"
    page.mouse.move(x + box["width"] / 4, y)
    before = page.evaluate(under)
    page.mouse.wheel(0, -240)
    page.wait_for_function("view.own")
    assert page.evaluate(under)[0] == pytest.approx(before[0], abs=0.5)  # what is under the pointer stays there
    assert page.evaluate("scrollY") == scrolled
    east = page.evaluate("view.x")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y + 20, steps=4)
    page.mouse.up()
    assert page.evaluate("view.x") == pytest.approx(east + 60 / page.evaluate("view.k"), rel=1e-3)
    assert "Quotes" in page.locator("[role='tab'][aria-selected='true']").inner_text()  # a drag is no click
    assert window.is_quiet()


def test_a_page_that_is_scrolled_by_does_not_stop_at_the_map(browser: Browser, placed_report: Path) -> None:
    page = opened(browser, placed_report).page
    page.mouse.move(300, 300)
    before = page.evaluate("view.k")
    for _ in range(30):
        page.mouse.wheel(0, 120)
        page.wait_for_timeout(20)
    assert page.evaluate("scrollY") > 1_500
    assert page.evaluate("view.k") == before


def test_by_fingers(browser: Browser, placed_report: Path) -> None:
    size = {"width": 390, "height": 844}
    window = opened(browser, placed_report, "?map=10,60,60", viewport=size, has_touch=True, is_mobile=True)
    page = window.page
    page.locator("#world").scroll_into_view_if_needed()
    box = page.locator("#world").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        session.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": a, "y": b, "id": n} for n, (a, b) in enumerate(points)]},
        )

    before = page.evaluate("({...view})")
    touch("touchStart", (x - 30, y), (x + 30, y))
    for step in range(1, 7):
        touch("touchMove", (x - 30 - 10 * step, y), (x + 30 + 10 * step, y))
    touch("touchEnd")
    after = page.evaluate("({...view})")
    assert after["k"] == pytest.approx(before["k"] * 3, rel=0.2)
    touch("touchStart", (x, y))
    for step in range(1, 7):
        touch("touchMove", (x - 12 * step, y + 2 * step))
    touch("touchEnd")
    assert page.evaluate("view.x") > after["x"]
    page.wait_for_timeout(600)  # no browser takes a tap for a click while something may still be gliding
    page.locator("#whole").tap()
    rest(page)
    named(page, "Cairo").tap()
    assert told(window) == "1 of 16 events"
    assert window.is_quiet()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 800, 1400])
def test_it_fits_and_shows_in_every_size_and_scheme(
    browser: Browser, placed_report: Path, width: int, scheme: str
) -> None:
    window = opened(browser, placed_report, viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = window.page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box, beside = page.locator("#world").bounding_box(), page.locator(".beside").bounding_box()
    assert box
    assert beside
    assert box["height"] > 200
    assert (beside["y"] > box["y"] + 100) == (width < 900)  # below on a phone
    land, sea = page.evaluate(
        "[getComputedStyle(document.querySelector('#land .land')).fill, "
        "getComputedStyle(document.querySelector('.frame')).backgroundColor]"
    )
    assert land != sea
    assert window.is_quiet()


def test_the_places_of_an_article_beside_its_text(browser: Browser, placed_report: Path) -> None:
    window = opened(browser, placed_report, "#a0")
    page = window.page
    card = page.locator("#article-places")
    assert "Places in this article" in card.inner_text()
    assert card.locator("svg circle").count() == len(PLACES)
    card.get_by_role("button", name="Oslo").click()
    assert page.locator("#article .on.main").first.inner_text() == "Oslo"
    assert "59.91273, 10.74609, town, Norway" in page.locator("#about").inner_text()
    page.get_by_role("button", name="All events at Oslo").click()
    assert told(window) == "5 of 16 events"
    page.evaluate("location.hash = '#a0e7'")
    assert "Norway (country)" in page.locator("#about", has_text="Norway").inner_text()
    page.evaluate("location.hash = '#a1'")
    page.wait_for_timeout(50)
    assert card.is_hidden()  # none of its places is known
    assert window.is_quiet()


def test_without_any_place(browser: Browser, tmp_path: Path) -> None:
    rows = harbour("a")
    rows["places"] = []
    window = Window(browser, write_report(write_run(tmp_path, [(rows, HARBOUR)])))
    assert "No event has a place that is known on the map." in window.page.locator("#map").inner_text()
    assert window.page.locator("#world").is_hidden()
    assert window.page.locator("#article-places").is_hidden()
    assert window.is_quiet()


def test_a_hostile_name_is_text(browser: Browser, tmp_path: Path) -> None:
    window = opened(browser, write_report(hostile_run(tmp_path)))
    page = window.page
    assert page.locator("#map img, #map script, #map a[href^='javascript'], #map [onload], #map b b").count() == 0
    for entry in page.locator("#places-list button").all():
        entry.click()
    page.locator(".spot-mark").first.hover(force=True)
    assert "owned" not in page.title()
    assert window.is_quiet()


def processor_seconds(browser: Browser, report: Path) -> float:
    """What the page's thread takes until the map is drawn, however busy the machine is."""
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(report.as_uri())
    page.wait_for_selector("#marks .spot-mark", state="attached")
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    page.close()
    return float(metrics["TaskDuration"])


def test_ten_thousand_events_are_drawn_and_moved_at_once(browser: Browser, tmp_path: Path) -> None:
    report = write_report(crowded_run(tmp_path, articles=500, events=20))
    assert processor_seconds(browser, report) < 1
    window = opened(browser, report)
    page = window.page
    assert "10,000 events" in page.locator("#mapped").inner_text()
    begun = time.perf_counter()
    page.evaluate("drawMarks()")
    assert time.perf_counter() - begun < 0.5
    page.locator("#world").scroll_into_view_if_needed()
    box = page.locator("#world").bounding_box()
    assert box
    page.evaluate("window.drawn = 0; { const own = drawMarks; drawMarks = () => { drawn += 1; own(); }; }")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 - 200, box["y"] + box["height"] / 2, steps=20)
    assert page.evaluate("drawn") <= 2  # what is only moved is not drawn anew, unless it rests
    page.mouse.up()
    assert window.is_quiet()
