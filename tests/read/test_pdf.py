"""PDFs: lines become paragraphs, what is no text is left out, what cannot be read is told in one line."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import ArticleError
from extract.read import Source, read_article
from extract.read.content import Content
from extract.read.pdf import is_garbled, read_pdf
from extract.read.pdf_lines import Line, paragraphs_of
from support.pdf_writer import Placed, column, pdf

HEADLINE = (72.0, 790.0, 20.0, "Harbour talks end")
FIRST = [
    "Talks on the future of the old harbour of Port Selda",
    "broke up on Tuesday after nine hours, with both sides in",
    "a rage.",
]
SECOND = [
    "The mayor, Lena Orlova, said that the city would not sign",
    "any paper that was written in Tolven, and that she would",
    "go home.",
]
ONE, TWO = " ".join(FIRST), " ".join(SECOND)


def read(*pages: Sequence[Placed], title: str = "") -> Content:
    return read_pdf(pdf(pages, title=title), 10_000)


def paragraphs(*pages: Sequence[Placed]) -> list[str]:
    return read(*pages).text.rstrip("\n").split("\n\n")


@pytest.mark.parametrize(
    "lines",
    [
        [*FIRST, "", *SECOND],
        [f"  {FIRST[0]}", *FIRST[1:], f"  {SECOND[0]}", *SECOND[1:]],
        [*FIRST, *SECOND],
    ],
    ids=["parted by space", "indented", "by a short last line"],
)
def test_paragraphs(lines: list[str]) -> None:
    assert paragraphs(column(lines)) == [ONE, TWO]


def test_a_headline_is_a_paragraph_of_its_own() -> None:
    found = read([HEADLINE, *column(FIRST)], title="Harbour talks end")
    assert found.text == f"Harbour talks end\n\n{ONE}\n"
    assert (found.known.title, found.known.published) == ("Harbour talks end", "")


@pytest.mark.parametrize("title", ["Microsoft Word - harbour.docx", "untitled", ""])
def test_a_title_that_the_text_does_not_say_is_not_believed(title: str) -> None:
    assert read([HEADLINE, *column(FIRST)], title=title).known.title == ""


def test_a_sentence_goes_on_over_columns_and_pages() -> None:
    left, right = column(FIRST[:2]), column([FIRST[2], "", *SECOND[:2]], x=320)
    assert paragraphs([*left, *right], column([SECOND[2]])) == [ONE, TWO]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = []
    for number in range(1, 5):
        head, foot = (72.0, 810.0, 8.0, f"The Selda Courier - part {number}"), (300.0, 30.0, 8.0, f"Page {number} of 4")
        pages.append([head, *column([f"Paragraph {number} of them.", "", *FIRST]), foot])
    assert paragraphs(*pages) == [line for n in range(1, 5) for line in (f"Paragraph {n} of them.", ONE)]


@pytest.mark.parametrize("foot", ["1", "- 1 -", "1/3", "Page 1", "https://courier.example/a 1/1"])
def test_a_page_number_alone(foot: str) -> None:
    assert paragraphs([*column(FIRST), (300, 30, 8, foot)]) == [ONE]


@pytest.mark.parametrize("foot", ["1 January", "Tolven Line", "In 2018"])
def test_a_last_line_that_is_text_stays(foot: str) -> None:
    assert paragraphs([*column(FIRST), (72, 30, 8, foot)]) == [ONE, foot]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["They began nego-", "tiations in May."], "They began negotiations in May."),
        (["A well-", "known man left."], "A well-known man left."),
        (["A state-", "owned bank fell."], "A state-owned bank fell."),
        (["The Franco-", "German plan fell."], "The Franco-German plan fell."),
        (["In the mid-", "1990s it fell."], "In the mid-1990s it fell."),
        (["The mother-in-", "law left."], "The mother-in-law left."),
        (["The tug-boats and a tug-", "boats man left."], "The tug-boats and a tug-boats man left."),
        (["The tugboats and tug-", "boats left."], "The tugboats and tugboats left."),
        (["It fell -", "and stayed so."], "It fell - and stayed so."),
        (["Soft\xad", "ly it fell."], "Softly it fell."),
        (["“So,” he said –", "“so.”"], "“So,” he said – “so.”"),
    ],
)
def test_hyphens_at_the_end_of_a_line(lines: list[str], text: str) -> None:
    placed = [Line(line, 72, 700 - 14 * number, 11) for number, line in enumerate(lines)]
    assert paragraphs_of([placed]) == [text]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"hello", "no PDF; "),
        (b"%PDF-1.4\n", "a damaged PDF ("),
        (b"%PDF-1.4\n" + b"\0" * 5000, "a damaged PDF ("),
        (pdf([]), "no text in the PDF: a scan? "),
        (pdf([[], []]), "no text in the PDF: a scan? "),
        (pdf([[(72, 700, 11, "  ")]]), "no text in the PDF: a scan? "),
    ],
)
def test_what_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read_pdf(data, 1000)
    assert str(caught.value).startswith(reason)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("password", ["", "secret"])
def test_encrypted(password: str) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([column(FIRST)])))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    if password:
        with pytest.raises(ArticleError, match=r"^encrypted: it asks for a password; save it without one$"):
            read_pdf(data.getvalue(), 1000)
    else:
        assert read_pdf(data.getvalue(), 1000).text == f"{ONE}\n"


def test_without_pypdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(ArticleError, match=r"^PDF needs pypdf: pip install pypdf$"):
        read_pdf(pdf([column(FIRST)]), 1000)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_costs_only_itself(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    whole = bytearray(pdf([[HEADLINE, *column(FIRST)], column(SECOND)]))
    for _ in range(data.draw(st.integers(0, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    file = tmp_path_factory.mktemp("pdf") / "a.pdf"
    file.write_bytes(whole[: data.draw(st.integers(1, len(whole)))])
    try:
        said = read_article(Source("a", "a.pdf", file), {}, max_chars=1000).text.strip()
    except ArticleError as error:
        said = str(error)
        assert len(said.splitlines()) == 1
    assert said


@given(st.lists(st.lists(st.builds(Line, st.text(min_size=1), *[st.floats(-1000, 1000)] * 2, st.floats(0, 100)))))
def test_every_letter_is_kept_whatever_the_lines_are(pages: list[list[Line]]) -> None:
    lines = [line.text for page in pages for line in page]
    found = "".join(paragraphs_of(pages))
    assert len(found) <= sum(len(line) + 1 for line in lines)
    assert set(found) <= {*"".join(lines), " "}


@pytest.mark.parametrize("lines", [1, 3000])
def test_the_limit_holds(tmp_path_factory: pytest.TempPathFactory, lines: int) -> None:
    file = tmp_path_factory.mktemp("pdf") / "a.pdf"
    file.write_bytes(pdf([column(FIRST)] * lines))
    source = Source("a", "a.pdf", file)
    if lines == 1:
        assert read_article(source, {}, max_chars=1000).text == f"{ONE}\n"
    else:
        with pytest.raises(ArticleError, match=r"^too large: .* characters, the limit is 1,000 characters"):
            read_article(source, {}, max_chars=1000)


def overprinted(x: float, y: float, *, by_page: bool) -> list[Placed]:
    """A column of text of which each line, or the whole, is drawn once more, so far away."""
    lines = [(line, (line[0] + x, line[1] + y, *line[2:])) for line in column([*FIRST, "", *SECOND])]
    again = [two for _, two in lines]
    return [one for one, _ in lines] + again if by_page else [each for pair in lines for each in pair]


@pytest.mark.parametrize(("x", "y"), [(0, 0), (0.4, 0), (0.5, -0.5), (1, 1)])
@pytest.mark.parametrize("by_page", [True, False])
def test_what_is_printed_twice_is_read_once(x: float, y: float, by_page: bool) -> None:
    assert paragraphs(overprinted(x, y, by_page=by_page)) == [ONE, TWO]


def test_what_is_said_twice_is_read_twice() -> None:
    assert paragraphs(column([*FIRST, "", *FIRST])) == [ONE, ONE]


GARBLED = [
    "/G54/G61/G12/G18/G73/G20/G33/G21" * 4,
    "/g12/g7/g45/g3 /g12/g88/g4 /g1/g2/g3 /g101/g102/g44",
    "(cid:12)(cid:7)(cid:45) (cid:3)(cid:12)(cid:88)",
    "\ue012\ue013\ue044 \ue045\ue046" * 10,
    "Page 1 of the paper \uf0b7\uf0a8\uf0c4\uf0d2\uf0e1\uf0b9\uf0ca\uf0cb\uf0cc\uf0cd and more of it" * 2,
    "7DONV RQ ¬§°©®¦ WKH ¬¬°° KDUERXU ¦¦©®" * 2,
    "¤°±×÷ ¤°±×÷ ¤°±×÷ ¤°±×÷ ¤°±×÷ ¤°±×÷ ¤°±×÷ ¤°±×÷",
    "\ufffd\ufffd\ufffd\ufffd \ufffd\ufffd of \ufffd\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd to" * 3,
]
READABLE = [
    f"{ONE} {TWO}",
    "Ministers of the G7 and the G20 met in Marn; the G77 was not asked, the G8 is no more.",
    "2008 | 88,000 | + 3 % | 2009 | 90,000 | - 1 % | 2010 | 91,500 | + 2 % | 2011 | 93,000",
    "Мэр города заявил во вторник, что порт снова откроется до конца месяца.",
    "g12",
]


@pytest.mark.parametrize("text", GARBLED)
def test_glyphs_without_letters_are_refused(text: str) -> None:
    assert is_garbled(text)


@pytest.mark.parametrize("text", READABLE)
def test_what_can_be_read_is_not_refused(text: str) -> None:
    assert not is_garbled(text)


def test_a_garbled_pdf_names_the_way_out() -> None:
    with pytest.raises(ArticleError, match=r"^its fonts do not tell which letters they show; .*ocrmypdf --force-ocr"):
        read(column(["(cid:12)(cid:7)(cid:45)(cid:3)(cid:12)(cid:88)"] * 3))
