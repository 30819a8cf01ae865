"""Splits exports of Factiva, with field codes (HD, BY, WC, PD, SN, LP, TD) or in the order in which they are shown.

After the descriptions of the R packages tm.plugin.factiva and newspapers. Each document ends with its number,
"Document NYTF000020210104eh1400001".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.errors import ArticleError
from extract.read.content import Content, on_one_line
from extract.read.exports.export_fields import Contents, article, day_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ID = r"[A-Z][A-Z0-9]{1,11}0{2,6}(?:19|20)\d{6}[a-z0-9]{7,12}"
_DOCUMENT = re.compile(rf"^[ \t|]{{0,20}}(?:AN[\s|]{{1,20}})?[^\W\d_]{{6,9}} {_ID}[ \t|]{{0,9}}\r?$", re.MULTILINE)
_CODED = tuple(
    re.compile(rf"^[ \t|]{{0,9}}{code}(?:[ \t|]|\r?$)", re.MULTILINE) for code in ("HD", "SN", "PD", "(?:LP|TD)")
)
_PAGE = re.compile(
    r"""(?:article|articleParagraph) \w\warticle(?:Paragraph)?["']|id=["']article-[A-Z0-9]{3,12}00[12]""", re.I
)
_PAGE_WORDS = ("articleParagraph", 'Article"', "Article'", "article-")  # of which each such page has one
_CODE = re.compile(
    r"[ \t|]{0,9}(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CX|ART|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|VOL|CLM)"
    r"(?:[ \t|]+|$)(.*)"
)
_INDEX = frozenset(("CO", "IN", "NS", "RE", "IPD", "IPC"))  # codes that are words as well: codes of an index follow
_INDEXED = re.compile(r"\S+ : |\|")
_WORDS = re.compile(r"[\d.,\xa0' ]{1,12} ?(?:words|mots|Wörter|palabras|parole|palavras|woorden|слов)$", re.IGNORECASE)
_BYLINE = re.compile(r"By .|\(?By:", re.IGNORECASE)
_COPYRIGHT = re.compile(r"©|\(c\) |copyright", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}:\d{2}")
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}$")
_HEAD_LINES = 8  # between the day and the copyright
_EXPECTED = "HD and TD fields, or a line such as `512 words`, the day and the publisher, then the text"


def is_factiva(text: str) -> bool:
    """Whether a text looks like an export of Factiva."""
    return _DOCUMENT.search(text) is not None or _is_coded(text)


def _is_coded(text: str) -> bool:
    """Whether the fields stand behind their codes."""
    return all(code.search(text) for code in _CODED)


def is_factiva_page(markup: str) -> bool:
    """Whether a page looks like an export of Factiva."""
    return any(word in markup for word in _PAGE_WORDS) and _PAGE.search(markup) is not None


def split_factiva(text: str) -> Contents:
    """The articles of an export; empty if none can be told from the others."""
    ends = [found.end() for found in _DOCUMENT.finditer(text)]
    begins = [0, *ends]
    found = [_document(text[begin:end]) for begin, end in zip(begins[:-1], ends, strict=True)]
    rest = text[begins[-1] :]
    if _CODED[0].search(rest) or any(_WORDS.match(line.strip()) for line in rest.splitlines()):
        last = _document(rest)
        note = "the export breaks off: no line `Document …` stands behind this one; download it anew"
        found.append(last._replace(note=note) if isinstance(last, Content) else last)
    return found


def split_factiva_page(tree: HtmlElement) -> Contents:
    """The articles of an export as a page."""
    boxes = tree.xpath(
        "//div[contains(concat(' ', @class, ' '), ' article ')][contains(@class, 'Article ') or "
        "substring(@class, string-length(@class) - 6) = 'Article']"
    )
    boxes = boxes or tree.xpath("//div[starts-with(@id, 'article-')]")
    return [_box(box) for box in boxes]


def _document(text: str) -> Content | ArticleError:
    lines = [line.strip() for line in text.splitlines()]
    if _is_coded(text) or (_CODED[0].search(text) and not any(map(_WORDS.match, lines))):
        return _from_fields(_fields(lines))
    return _from_lines([line for line in lines if line and not _DOCUMENT.match(line)])


def _fields(lines: list[str]) -> dict[str, list[str]]:
    """The lines under each code."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        found = _CODE.match(line)
        if found and found[1] not in fields and _is_code(found[1], found[2], fields):
            code, line = found[1], found[2]
            fields[code] = []
        if code and (line := line.strip(" \t|")):
            fields[code].append(line)
    return fields


def _is_code(code: str, value: str, before: dict[str, list[str]]) -> bool:
    is_below = "TD" in before or "LP" in before
    if code in _INDEX:
        return is_below and (not value.strip(" |") or _INDEXED.search(value) is not None)
    return not is_below or code in ("TD", "CX", "ART", "CT", "RF", "PUB", "AN", "CLM")


def _from_fields(fields: dict[str, list[str]]) -> Content | ArticleError:
    if not fields.get("HD") or not (fields.get("TD") or fields.get("LP")):
        return _unexpected(" ".join(fields.get("HD", ["?"])))
    publisher, day = (" ".join(fields.get(code, ())) for code in ("SN", "PD"))
    return article(" ".join(fields["HD"]), [*fields.get("LP", ()), *fields.get("TD", ())], publisher, day_in(day))


def _from_lines(lines: list[str]) -> Content | ArticleError:
    """The article of a document that is laid out as it is shown."""
    counted = next((i for i, line in enumerate(lines) if _WORDS.match(line)), None)
    if not counted or counted + 3 >= len(lines) or not day_in(lines[counted + 1]):
        return _unexpected(lines[0] if lines else "")
    byline = next((i for i in range(1, counted) if _BYLINE.match(lines[i])), counted)
    named = counted + 2 + bool(_TIME.match(lines[counted + 2]))
    head = lines[named + 1 : named + 1 + _HEAD_LINES]
    copyright_line = next((i for i, line in enumerate(head) if _COPYRIGHT.match(line)), None)
    shown = named + 2 + (copyright_line if copyright_line is not None else _without_copyright(head))
    return article(lines[byline - 1], lines[shown:], lines[named], day_in(lines[counted + 1]))


def _without_copyright(head: list[str]) -> int:
    """The last line of the head of a document, if there is no copyright: the code of the publisher, or its language."""
    return max((i for i, line in enumerate(head[:4]) if len(line) < 30 and line[-1:].isalnum()), default=-1)


def _box(box: HtmlElement) -> Content | ArticleError:
    """The article of a box of a page."""
    rows = {on_one_line(row[0].text_content()): row[1] for row in box.iter("tr") if len(row) == 2}
    if "HD" in rows:
        return _from_fields({code: _paragraphs(cell) for code, cell in rows.items()})
    titles = box.xpath(".//*[contains(@class, 'Headline')]") or box.xpath(".//*[@id='hd']")
    lines = [on_one_line(each.text_content()) for each in box.iter("div") if not len(each) and each is not box]
    counted = next((i for i, line in enumerate(lines) if _WORDS.match(line)), None)
    if not titles or counted is None or counted + 2 >= len(lines):
        return _unexpected(on_one_line(titles[0].text_content()) if titles else "")
    named = counted + 2 + bool(_TIME.match(lines[counted + 2]))
    body = [on_one_line(each.text_content()) for each in box.xpath(".//p[contains(@class, 'Paragraph')]")]
    publisher = lines[named] if named < len(lines) else ""
    return article(on_one_line(titles[0].text_content()), body, publisher, day_in(lines[counted + 1]))


def _paragraphs(cell: HtmlElement) -> list[str]:
    own = cell.xpath(".//p") or [cell]
    return [line for each in own if (line := on_one_line(each.text_content()))]


def _unexpected(shown: str) -> ArticleError:
    return ArticleError(f"looks like an export of Factiva, but {shown[:60]!r} is not what was expected: {_EXPECTED}")
