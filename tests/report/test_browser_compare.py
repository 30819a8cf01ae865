"""Outlets side by side and the matrices in a real browser: one page opened for all of these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.report import write_report
from support.browser import NEEDS_CHROMIUM, Window
from support.report_names import named_run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Page:
    return Window(browser, write_report(named_run(tmp_path_factory.mktemp("named")))).page


def test_outlets_stand_side_by_side(page: Page) -> None:
    lines = [" ".join(line.split()) for line in page.locator(".outlets tbody tr").all_inner_texts()]
    assert lines == [
        "The Courier 2 4 4 100 % 0 2 50 % 0 Ada Brandt 2 4 coerce 2consult 2",
        "The Post 1 2 2 100 % 0 0 0 Port Council 1 1 consult 1",
    ]


def test_every_number_leads_to_as_many_rows_as_it_says(page: Page) -> None:
    numbers = page.locator("#compare td button")
    assert numbers.count() == 12
    for number in numbers.all():
        said = number.inner_text() if number.inner_text().isdigit() else number.locator("+ small").inner_text()
        number.click()
        assert page.locator("#found").inner_text().split()[0] == said


def test_the_matrices_name_who_speaks_of_whom_and_who_acts_upon_whom(page: Page) -> None:
    for matrix in ("#spoken", "#done"):
        assert page.locator(f"{matrix} tbody th").all_inner_texts() == ["Ada Brandt"]
        assert page.locator(f"{matrix} thead a").all_inner_texts() == ["Port Council"]
        assert page.locator(f"{matrix} td").all_inner_texts() == ["2"]
