"""Finds the day that an HTML page came out on: by what says so, never by a guess.

htmldate is shown only what is made to tell the day: the head, JSON-LD, the address, and elements marked as a date that
belong to no other article. Its search of the whole page, which takes a year out of the prose or a copyright line for
want of better, is not used, nor is the present day: the same page gives the same day for ever.
"""

from __future__ import annotations

import json
import re
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from extract.read.page_json import told_days
from extract.read.page_tree import short_text
from extract.read.publication_days import is_iso_date
from extract.read.publishers import HomeOrder, home_order
from extract.vocabulary import date_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FIRST, _LAST = "1900-01-01", "2100-01-01"
_MARKED = re.compile(r"date|time|publish|posted|stamp|byline|\bwhen\b|-when\b|\bmeta\b|-meta\b|-info\b", re.IGNORECASE)
_CHANGED = re.compile(r"updat|modif|revis|edited", re.IGNORECASE)
_OTHERS = re.compile(
    r"comment|reply|relat|recommend|sidebar|widget|footer|masthead|site-?header|top-?bar|nav|menu|teaser|promo|read-?next|most-"
    r"|popular|trending|latest|today|weather|archive|also|\bnext\b|-next",
    re.IGNORECASE,
)
_OTHER_TAGS = frozenset(("aside", "nav", "footer", "form"))
_FRAME_TAGS = frozenset(("html", "body", "main"))  # their classes speak of the whole page
_DATED_TAGS = ("time", "span", "div", "p", "abbr", "td", "i", "em", "small", "li")
_LONGEST, _MOST = 120, 20
_MONTH = "|".join(word[:3] for word in date_words("MONTH"))
_LINES_BELOW, _LINES_ABOVE = 6, 3
_SITE, _ADDRESS = "//meta[@property='og:site_name']/@content", "//link[@rel='canonical']/@href"
_TELLING = "//meta[@content]|//link[@rel='canonical']"
_PUBLISHED = "//meta[@property='article:published_time' or @property='og:article:published_time']/@content"
_JSON = "//script[@type='application/ld+json']"
_PICTURE = re.compile(r"image|video|audio|thumb|icon|player", re.IGNORECASE)
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)", re.IGNORECASE)
_SAME = timedelta(minutes=1)  # some write the seconds, some do not
_LARGE = "(//b|//strong|//font|//big)[normalize-space()=$title][1]"
_DATE = (
    rf"(?:(?P<month>{_MONTH})[a-z]{{0,6}}\.? (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)? (?P<month2>{_MONTH})[a-z]{{0,6}}\.?),? (?P<year>(?:1[89]|20)[0-9]{{2}})"
)
_WRITTEN = re.compile(rf"\b{_DATE}\b", re.IGNORECASE)
_DAY_ALONE = re.compile(rf"(?:[a-z]{{2,9}}[.:,]? ){{0,3}}{_DATE}[ ,;|0-9:.apmgtuz-]{{0,30}}", re.IGNORECASE)


def published_of(tree: HtmlElement) -> str:
    """The ISO day on which the page says that it came out, else empty.

    The head and JSON-LD are asked first, then schema.org's marks, elements that are marked as a date, and lines right
    below the heading that hold only a day. A day like 08/09/2021, which may be two, is read in the order that the
    publisher keeps to, and not believed if that is not known.
    """
    head = [deepcopy(element) for element in tree.xpath(_TELLING) if not _is_picture(element)]
    stamps = [*tree.xpath(_PUBLISHED), *_days_in_json(tree, head)]
    order = home_order(*(_line(next(iter(tree.xpath(path)), "")) for path in (_SITE, _ADDRESS)))
    if day := _local_day(stamps) or _found(head, [], order):
        return day
    for lines in (_told(tree), _marked(tree), _below_heading(tree)):
        if day := next(filter(None, map(_written_day, lines)), "") or _found([], lines, order):
            return day
    return ""


def _is_picture(element: HtmlElement) -> bool:
    """Whether a meta element speaks of a picture or a film, in whose address there may be another day."""
    return any(_PICTURE.search(element.get(name, "")) for name in ("property", "name", "itemprop"))


def _days_in_json(tree: HtmlElement, head: list[HtmlElement]) -> list[str]:
    """The days of the page's JSON-LD; `head` gets what is to be shown of it."""
    from lxml.html import Element

    scripts = tree.xpath(_JSON)
    days = told_days(str(script.text or "") for script in scripts)
    if days is None:  # it is broken: htmldate looks for the words in it
        head.extend(map(deepcopy, scripts))
        return []
    if days:
        script = Element("script", type="application/ld+json")
        script.text = json.dumps({"datePublished": days[0]})
        head.append(script)
    return days


def _local_day(stamps: list[str]) -> str:
    """The day of the first time stamp as another one tells it of the same moment that is not UTC; else empty."""
    told = [datetime.fromisoformat(stamp) for stamp in stamps if _is_stamp(stamp)]
    if not told or told[0].utcoffset():
        return ""
    local = (each for each in told if each.utcoffset() and abs(each - told[0]) < _SAME)
    return next((each.date().isoformat() for each in local), "")


def _is_stamp(text: str) -> bool:
    """Whether it is a time with its zone that there is."""
    try:
        return _STAMP.fullmatch(text) is not None and datetime.fromisoformat(text).astimezone(UTC).year > 0
    except (ValueError, OverflowError):
        return False


def _found(head: list[HtmlElement], lines: list[str], order: HomeOrder) -> str:
    """What htmldate finds in a page that has nothing but these elements in its head and these lines in its body."""
    from htmldate import find_date
    from lxml.html import Element, tostring

    page = Element("html")
    page.extend((Element("head"), Element("body")))
    page[0].extend(head)
    for line in lines:
        element = Element("time")
        element.text = line
        page[1].append(element)
    found = find_date(page, extensive_search=False, original_date=True, min_date=_FIRST, max_date=_LAST)
    return _clear_day(found, tostring(page, encoding="unicode"), order) if found and is_iso_date(found) else ""


def _written_day(line: str) -> str:
    """The first day in a line that names its month, with its year; htmldate knows none before 1995."""
    found = _WRITTEN.search(line)
    if found is None:
        return ""
    month = _MONTH.split("|").index((found["month"] or found["month2"])[:3].lower()) + 1
    day = f"{found['year']}-{month:02}-{int(found['day'] or found['day2']):02}"
    return day if is_iso_date(day) else ""


def _told(tree: HtmlElement) -> list[str]:
    """The elements that schema.org's vocabulary names as the day of publication."""
    return [
        _line(element.get("content") or element.get("datetime") or element.text_content())
        for element in tree.xpath("(//*[@itemprop='datePublished'])[1]")
    ]


def _marked(tree: HtmlElement) -> list[str]:
    """The elements that are marked as a date and stand by no other article: below the heading, else right above it."""
    found: list[HtmlElement] = []
    heading, above = next(tree.iter("h1"), None), 0
    for element in tree.iter("h1", *_DATED_TAGS):
        if element is heading:
            above = len(found)
        elif _is_marked(element):
            around = list(element.iterancestors())
            if not any(each in found for each in around) and not any(map(_is_of_others, [element, *around])):
                found.append(element)
                if len(found) - above == _MOST:
                    break
    near = [] if heading is None else heading.xpath(f"preceding::text()[normalize-space()][position()<={_LINES_ABOVE}]")
    beside = {around for line in near for around in line.getparent().iterancestors()} | {
        line.getparent() for line in near
    }
    found = found[above:] or [element for element in found[:_MOST] if heading is None or element in beside]
    return [_line(element.get("datetime") or element.text_content()) for element in found]


def _is_marked(element: HtmlElement) -> bool:
    names = _names(element)
    if _CHANGED.search(names) or not (element.tag == "time" or _MARKED.search(names)):
        return False
    return short_text(element, _LONGEST) is not None


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def _below_heading(tree: HtmlElement) -> list[str]:
    """The lines right below the heading that hold nothing but a day, as old pages write it: marked by nothing.

    The heading is the first h1 or h2; on a page without one, what stands in bold or large letters and is its title.
    """
    title = _line(next(iter(tree.xpath("//title/text()")), ""))
    heading = "(//h1|//h2)[1]" if next(tree.iter("h1", "h2"), None) is not None else _LARGE
    path = f"{heading}/following::text()[normalize-space()][position()<={_LINES_BELOW}]"
    lines = tree.xpath(path, title=title)
    return [_line(line) for line in lines if _DAY_ALONE.fullmatch(_line(line)) and not _is_apart(line.getparent())]


def _is_apart(element: HtmlElement) -> bool:
    around = [element, *element.iterancestors()]
    return _CHANGED.search(_names(element)) is not None or any(map(_is_of_others, around))


def _is_of_others(element: HtmlElement) -> bool:
    if element.tag in _OTHER_TAGS:
        return True
    return element.tag not in _FRAME_TAGS and _OTHERS.search(_names(element)) is not None


def _names(element: HtmlElement) -> str:
    return " ".join(element.get(name, "") for name in ("class", "id", "itemprop", "role"))


def _clear_day(day: str, markup: str, order: HomeOrder) -> str:
    """The day, if the markup writes it clearly; if only as 08/09/2021 or 08-09-2021, what `order` makes of that."""
    year, month, number = map(int, day.split("-"))
    if number > 12 or number == month:
        return day
    written = re.search(rf"\b0?({number}|{month})[/-]0?({number}|{month})[/-]{year}\b", markup)
    clear = (
        rf"{year}[-/.]?0?{month}[-/.]?0?{number}|\b(?:{_MONTH})[a-z]{{0,6}}\.?\s{{1,9}}{number}\b"
        rf"|\b{number}[a-z]{{0,2}}\s{{1,9}}(?:{_MONTH})"
    )
    if written is None or re.search(clear, markup, re.IGNORECASE):
        return day
    if not order:
        return ""
    first, second = int(written[1]), int(written[2])
    return f"{year}-{second:02}-{first:02}" if order == "dmy" else f"{year}-{first:02}-{second:02}"
