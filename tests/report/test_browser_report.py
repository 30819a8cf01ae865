"""The report in a real browser: Debian's chromium, driven by playwright. Without chromium these tests are skipped."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.read.ids import unescape
from extract.report import write_report
from support.browser import NEEDS_CHROMIUM, Window, choose
from support.program import ROOT
from support.report_samples import (
    HARBOUR,
    NAMES_ALIKE,
    alike_run,
    failed,
    harbour,
    harbour_with_a_deed_in_a_quote,
    hostile_run,
    spoken_by,
    write_run,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]


@pytest.fixture(scope="module")
def corpus_report(corpus_output: Path) -> Path:
    return write_report(corpus_output)


@pytest.fixture(scope="module")
def small_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("small")
    return write_report(write_run(out, [(harbour("a"), HARBOUR), (harbour("b", title="<b>Two</b>"), HARBOUR)]))


def test_filter_quotes_follow_a_row_and_come_back(browser: Browser, corpus_report: Path) -> None:
    window = Window(browser, corpus_report)
    page = window.page
    every = int(page.locator("#found").inner_text().split()[0])
    page.get_by_label("Speaker").fill("Kabulov")
    rows = window.rows()
    assert 5 <= len(rows) < every
    assert all("Kabulov" in row for row in rows)
    link = page.locator("#table .place").first
    words = link.inner_text()
    link.click()
    page.locator("#article .mark:focus").wait_for()
    assert "#a" in page.url
    main = page.locator("#article .on.main")
    assert main.first.is_visible()
    said = " ".join(" ".join(main.all_inner_texts()).split())
    assert words.split(" … ")[0][:40] in said
    assert main.first.evaluate(
        "element => { const r = element.getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight }"
    )
    assert "Kabulov" in page.locator("#about").inner_text()
    page.get_by_text("Its row in the table").first.click()
    page.locator("#table .place:focus").wait_for()
    assert page.evaluate("document.activeElement.closest('tr').innerText").find(words[:40]) >= 0
    assert page.get_by_label("Speaker").input_value() == "Kabulov"  # the filter still holds
    assert window.is_quiet()


def test_the_other_filters(browser: Browser, corpus_report: Path) -> None:
    window = Window(browser, corpus_report)
    page = window.page
    page.get_by_role("tab", name="Events").click()
    every = page.locator("#found").inner_text()
    choose(page, "kind", "action")
    assert page.locator("#found").inner_text() != every
    page.get_by_label("From", exact=True).fill("2019-01-01")
    page.get_by_label("To", exact=True).fill("2019-12-31")
    days = page.locator("#table tbody td:first-child").all_inner_texts()
    assert days
    assert all(day.startswith("2019") for day in days)
    page.get_by_role("searchbox", name="Words").fill("no such words")
    assert "No rows match these filters" in page.locator("#table").inner_text()
    page.get_by_role("button", name="Clear").click()
    page.locator("#found", has_text=every).wait_for()
    assert window.is_quiet()


def test_a_quote_of_an_article_of_a_month(browser: Browser, tmp_path: Path) -> None:
    report = write_report(write_run(tmp_path, [(harbour("a", published="2019-02"), HARBOUR)]))
    window = Window(browser, report)
    every = len(window.rows())
    assert every
    for first, last, shown in [("2019-02-01", "2019-02-28", every), ("2019-02-02", "2019-03-01", 0)]:
        window.page.get_by_label("From", exact=True).fill(first)
        window.page.get_by_label("To", exact=True).fill(last)
        assert len([row for row in window.rows() if row]) == shown
    assert window.is_quiet()


def told(window: Window) -> int:
    """How many rows the table says to have."""
    return int(window.page.locator("#found").inner_text().split()[0].replace(",", ""))


@pytest.fixture(scope="module")
def alike_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(alike_run(tmp_path_factory.mktemp("alike")))


@pytest.mark.parametrize("report", ["corpus_report", "alike_report"])
def test_every_bar_and_every_speaker_of_the_charts_counts_what_it_shows(
    browser: Browser, request: pytest.FixtureRequest, report: str
) -> None:
    window = Window(browser, request.getfixturevalue(report))
    page = window.page
    bars = page.locator(".timeline a").all()
    assert bars
    for bar in bars:
        name = bar.get_attribute("aria-label") or ""
        bar.focus()
        page.keyboard.press("Enter")
        assert told(window) == sum(int(part.split()[0]) for part in name.split(": ")[1].split(", ")), name
    lines = page.locator(".speakers tbody tr").all()
    assert len(lines) > 5
    for line in lines:
        speaker = line.locator("[data-speaker]")
        speaker.click()
        assert told(window) == int(line.locator(".count text").text_content() or ""), speaker.inner_text()
        assert page.get_by_label("Speaker").input_value() == speaker.inner_text()
        assert all(speaker.inner_text() in row for row in window.rows())
    assert window.is_quiet()


@pytest.mark.parametrize("table", ["Quotes", "Events"])
def test_every_type_to_choose_counts_what_it_shows(browser: Browser, corpus_report: Path, table: str) -> None:
    window = Window(browser, corpus_report)
    window.page.get_by_role("tab", name=table).click()
    for name in ("kind", "type", "realis") if table == "Events" else ("type",):
        boxes = window.page.locator(f"#filter-{name} label")
        counted = {
            box.locator("input").get_attribute("value"): box.locator("small:not(.meaning)").text_content() or ""
            for box in boxes.all()
        }
        assert len(counted) > 1
        for value, number in counted.items():
            choose(window.page, name, str(value))
            assert told(window) == int(number.replace(",", ""))
        choose(window.page, name)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("kabul", ["Kabul"]),
        ("US", ["US"]),
        ("oman", ["Oman", "Woman from Oman"]),
        ("Oman woman", ["Woman from Oman"]),
        ("Kabulov", ["Zamir Kabulov"]),
        ("muller", ["Müller"]),
        ("Kab", []),
        ("port | council", ["Port | Council"]),
        ("US Russia", []),
        (" ", [*(unescape(name) for name in NAMES_ALIKE), "–"]),
    ],
)
@pytest.mark.parametrize("field", ["Speaker", "Words"])
def test_what_is_typed_is_found_as_whole_words(
    browser: Browser, alike_report: Path, typed: str, names: list[str], field: str
) -> None:
    window = Window(browser, alike_report)
    window.page.get_by_label(field).fill(typed)
    speakers = window.page.locator("#table tbody td:nth-child(2)").all_inner_texts()
    if field == "Words" and "port" in typed:
        names = [*names, *speakers]  # “port” and “council” stand in other cells too
    assert set(speakers) == set(names)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("america", ["US"]),
        ("states united", ["US"]),
        ("America States", []),
        ("envoy", ["Zamir Kabulov"]),
        ("Quay side", ["Port | Council"]),
    ],
)
def test_a_name_is_found_by_its_aliases(browser: Browser, alike_report: Path, typed: str, names: list[str]) -> None:
    window = Window(browser, alike_report)
    for table, field in (("Quotes", "Speaker"), ("Events", "Party")):
        window.page.get_by_role("tab", name=table).click()
        window.page.get_by_label(field).fill(typed)
        assert window.page.locator("#table tbody td:nth-child(2)").all_inner_texts() == names
    assert window.is_quiet()


def test_each_of_several_speakers_is_found_by_its_aliases(browser: Browser, tmp_path: Path) -> None:
    rows = spoken_by(harbour(), "US | Oman", "place:us | place:oman")
    for name in ("US", "Oman"):
        rows["entities"] += spoken_by(harbour(), name, f"place:{name.lower()}")["entities"][2:]
    del rows["entities"][2]
    window = Window(browser, write_report(write_run(tmp_path, [(rows, HARBOUR)])))
    window.page.get_by_label("Speaker").fill("America")
    assert window.page.locator("#table tbody td:nth-child(2)").all_inner_texts() == ["US | Oman"]


def test_a_link_shows_one_entity_until_another_name_is_typed(browser: Browser, alike_report: Path) -> None:
    window = Window(browser, alike_report)
    page = window.page
    page.locator("[data-speaker='place:oman']").click()
    assert told(window) == 1
    page.get_by_role("tab", name="Events").click()
    assert told(window) == 1  # the same entity as a party
    page.get_by_label("Party").fill("Oman ")
    assert told(window) == 2
    page.get_by_role("button", name="Clear").click()
    page.locator("#found", has_text="16 events").wait_for()
    page.evaluate("location.hash = '#a4q1'")
    page.get_by_role("button", name="All quotes of Oman").click()
    assert window.rows()[0].find("Oman") >= 0
    assert told(window) == 1
    assert window.is_quiet()


@pytest.mark.parametrize(("table", "column"), [("Quotes", "Date"), ("Events", "Date"), ("Quotes", "Article")])
def test_rows_without_a_date_come_last_in_both_directions(
    browser: Browser, alike_report: Path, table: str, column: str
) -> None:
    window = Window(browser, alike_report)
    page = window.page
    page.get_by_role("tab", name=table).click()
    cell = "last-child a" if column == "Article" else "first-child"
    for direction in ("ascending", "descending"):
        if not page.locator(f"th[aria-sort='{direction}']", has_text=column).count():
            page.locator("thead").get_by_role("button", name=column).click()
        found = page.locator(f"#table tbody td:{cell}").all_inner_texts()
        undated = [one in ("–", "Talks 7") for one in found]
        assert any(undated)
        assert undated == sorted(undated)
        dated = [one for one in found if one not in ("–", "Talks 7")]
        assert dated == sorted(dated, reverse=direction == "descending")


@pytest.mark.parametrize(("table", "column"), [("Quotes", "Speaker"), ("Events", "Who")])
def test_rows_without_a_name_come_last_in_both_directions(
    browser: Browser, alike_report: Path, table: str, column: str
) -> None:
    page = Window(browser, alike_report).page
    page.get_by_role("tab", name=table).click()
    for _ in range(2):
        page.locator("thead").get_by_role("button", name=column).click()
        names = page.locator("#table tbody td:nth-child(2)").all_inner_texts()
        assert "–" not in names[: len([name for name in names if name != "–"])]


def test_marks_nest_and_leave_the_text_whole(browser: Browser, corpus_report: Path, corpus_output: Path) -> None:
    window = Window(browser, corpus_report)
    shown = window.page.evaluate(
        "[...document.querySelectorAll('#article > p:not(.empty)')].map(p => p.textContent).join('')"
    )
    path = window.page.locator("#article header code").inner_text()
    text = (corpus_output / "texts" / path).read_bytes().decode("utf-8")
    assert "".join(shown.split()) == "".join(text.split())
    assert window.page.locator("#article .quote .name, #article .quote.name").count() > 3
    assert window.is_quiet()


def test_the_speaker_on_hover_and_on_focus(browser: Browser, small_report: Path) -> None:
    window = Window(browser, small_report, "#a0q1")
    page = window.page
    quote = page.locator("#article .quote").first
    page.mouse.move(0, 0)
    quote.hover()
    assert page.locator("#tip").inner_text().startswith("Ada Brandt · direct quote")
    page.keyboard.press("Escape")
    assert page.locator("#tip").is_hidden()
    page.mouse.move(0, 0)
    page.keyboard.press("k")
    page.keyboard.press("j")
    assert page.locator("#tip").inner_text().startswith("Ada Brandt")
    linked = page.locator("#article .on").all_inner_texts()
    assert "".join(linked).replace("Mayor Ada Brandt", "", 1).startswith("said")


def test_a_deed_in_a_quote_is_not_the_saying_of_it(browser: Browser, tmp_path: Path) -> None:
    out = write_run(tmp_path, [(harbour_with_a_deed_in_a_quote(), HARBOUR)])
    page = Window(browser, write_report(out), "#a0q1").page
    assert "2019-05-04" in page.locator("#table tbody tr", has_text="The port is open").inner_text()
    deed = page.locator("#article .mark", has_text="open").last
    page.mouse.move(0, 0)
    deed.hover()
    assert page.locator("#tip").inner_text().startswith("other · Port")


def test_by_keyboard_alone(browser: Browser, small_report: Path) -> None:
    page = Window(browser, small_report).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "tab-quotes"
    page.keyboard.press("ArrowRight")
    assert page.locator("#tab-events").get_attribute("aria-selected") == "true"
    page.locator("#table .place").first.focus()
    page.keyboard.press("Enter")
    focused = page.locator("#article .mark:focus")
    focused.wait_for()
    before = focused.inner_text()
    page.keyboard.press("ArrowRight")
    assert focused.inner_text() != before


def test_layers_can_be_switched_off(browser: Browser, small_report: Path) -> None:
    page = Window(browser, small_report).page
    tint = "getComputedStyle(document.querySelector('#article .quote')).backgroundColor"
    before = page.evaluate(tint)
    page.locator("#layer-quote").uncheck()
    assert page.evaluate(tint) != before


def test_offsets_survive_an_emoji(browser: Browser, small_report: Path) -> None:
    page = Window(browser, small_report, "#a0q2").page
    assert "".join(page.locator("#article .on.main").all_inner_texts()) == "We won,"


def test_the_list_finds_articles_and_shows_the_open_one(browser: Browser, tmp_path: Path) -> None:
    out = write_run(tmp_path, [(harbour(f"a{n:03d}", title=f"Port {n}"), HARBOUR) for n in range(300)])
    page = Window(browser, write_report(out), "#a250").page
    current = page.locator("#list [aria-current]")
    assert current.inner_text().startswith("Port 250")
    assert "150 of 300 articles" in page.locator("#more").inner_text()
    page.get_by_label("Find an article").fill("port 17")
    assert page.locator("#list a").all_inner_texts() == ["Port 17\n2019-05-04"]
    page.get_by_label("Find an article").fill("a177")
    page.locator("#list a", has_text="Port 177").click()
    page.locator("#list [aria-current]", has_text="Port 177").wait_for()
    assert "#a177" in page.url
    page.get_by_label("Find an article").fill("nowhere")
    assert page.locator("#more").inner_text() == "No article matches."


def test_a_title_with_markup_is_text(browser: Browser, small_report: Path) -> None:
    page = Window(browser, small_report).page
    assert "<b>Two</b>" in page.locator("#list").inner_text()
    assert page.locator("#list b").count() == 0


@pytest.mark.parametrize("width", [320, 390, 768, 1100, 1600])
@pytest.mark.parametrize("table", ["quotes", "events"])
def test_no_width_scrolls_sideways(browser: Browser, corpus_report: Path, width: int, table: str) -> None:
    window = Window(browser, corpus_report, "#a0q3", viewport={"width": width, "height": 800})
    window.page.evaluate(f"document.getElementById('tab-{table}').click()")
    assert window.page.evaluate("document.documentElement.scrollWidth") <= width
    assert window.is_quiet()


CONTRAST = (ROOT / "tests" / "support" / "contrast.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("months", [1, 2, 5, 9])
def test_the_time_line_names_its_last_months_within_the_page(browser: Browser, tmp_path: Path, months: int) -> None:
    articles = []
    for month in range(1, months + 1):
        rows = harbour(f"a{month}")
        rows["events"] = [tuple(cell.replace("2019-05", f"2019-0{month}") for cell in one) for one in rows["events"]]
        articles.append((rows, HARBOUR))
    page = Window(browser, write_report(write_run(tmp_path, articles)), viewport={"width": 320, "height": 800}).page
    ends = page.locator(".tick:visible").evaluate_all("all => all.map((one) => one.getBoundingClientRect().right)")
    assert ends
    assert max(ends) <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(browser: Browser, corpus_report: Path, scheme: str) -> None:
    page = Window(browser, corpus_report, "#a0q3", color_scheme=scheme).page
    assert page.evaluate(CONTRAST) == []


def test_the_theme_can_be_chosen(browser: Browser, small_report: Path) -> None:
    page = Window(browser, small_report, color_scheme="light").page
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.locator("#theme").click()
    assert page.evaluate(paper) == light
    page.locator("#theme").click()
    assert page.evaluate(paper) != light


def test_paper_has_the_rows_and_the_text_and_no_controls(browser: Browser, corpus_report: Path) -> None:
    window = Window(browser, corpus_report)
    every = window.page.locator("#found").inner_text().split()[0]
    window.page.emulate_media(media="print")
    window.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert window.page.locator("#table tbody tr").count() == min(int(every), 500)
    assert window.page.locator("#article p").first.is_visible()
    assert not window.page.locator("#filters").is_visible()
    assert not window.page.locator(".bar").is_visible()


def test_an_empty_run(browser: Browser, tmp_path: Path) -> None:
    window = Window(browser, write_report(write_run(tmp_path, [(failed("a"), "")])))
    assert "No quotes were found" in window.page.locator("#table").inner_text()
    assert "There is no article to show" in window.page.locator("#article").inner_text()
    window.page.get_by_role("tab", name="Events").click()
    window.page.keyboard.press("j")
    window.page.locator("#next").click()
    assert window.is_quiet()


@pytest.mark.parametrize("place", ["#a99", "#a0q99", "#row-a9q9", "#aq", "#%00", "#<script>"])
def test_an_address_that_leads_nowhere(browser: Browser, small_report: Path, place: str) -> None:
    window = Window(browser, small_report, place)
    assert window.page.locator("#article p").first.is_visible()
    assert window.is_quiet()


def test_the_publisher_and_the_address_stand_above_the_text(browser: Browser, tmp_path: Path) -> None:
    window = Window(browser, write_report(write_run(tmp_path, [(harbour(), HARBOUR)])))
    facts = window.page.locator("#article .facts")
    assert "· The Courier · its address" in facts.inner_text()
    assert facts.locator("a").get_attribute("href") == "https://courier.example/strike-ends"
    window.page.locator("#find").fill("courier")
    assert window.page.locator("#list a").count() == 1
    assert window.is_quiet()


def test_nothing_hostile_runs_or_becomes_markup(browser: Browser, tmp_path: Path) -> None:
    window = Window(browser, write_report(hostile_run(tmp_path)))
    page = window.page
    for index in range(page.locator("#list a").count()):
        for place in (f"#a{index}q1", f"#a{index}e1", f"#a{index}e2", f"#row-a{index}q1", f"#row-a{index}e2"):
            page.evaluate(f"location.hash = '{place}'")
            page.wait_for_timeout(10)
        page.evaluate("document.querySelectorAll('#article .mark').forEach(element => element.click())")
    assert page.locator("img, iframe, object, embed, form:not(#filters), svg[onload], #article b").count() == 0
    assert page.evaluate("[...document.querySelectorAll('a[href]')].every(a => a.getAttribute('href').startsWith('#'))")
    assert "owned" not in page.title()
    assert window.is_quiet()


@pytest.mark.long
def test_a_thousand_articles_open_in_under_three_seconds(browser: Browser, tmp_path: Path) -> None:
    text = HARBOUR + "The council of the port met and the unions went home without another word. " * 40
    out = write_run(tmp_path, [(harbour(f"a{n:04d}", n_chars=str(len(text))), text) for n in range(1_000)])
    report = write_report(out)
    assert report.stat().st_size < 10_000_000
    window = Window(browser, report)
    assert window.seconds < 3
    assert window.page.locator("#found").inner_text() == "2,000 quotes"
    begun = time.perf_counter()
    window.page.get_by_role("searchbox", name="Words").fill("we won")
    assert window.page.locator("#found").inner_text() == "1,000 of 2,000 quotes"
    assert time.perf_counter() - begun < 1
    assert window.is_quiet()
