"""Exports of newspaper databases after the public descriptions of their formats; every word in them is invented."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from typing import NamedTuple

import docx


class Sample(NamedTuple):
    """An article as an export has to give it back."""

    title: str
    publisher: str
    day: str
    shown_day: str
    paragraphs: tuple[str, ...]
    number: int


_PLACES = ("Tolven", "Marn", "Redhill", "Estova")
_PAPERS = ("The Tolven Courier", "Northwire (Marn)", "Redhill Evening Post", "The Estova Times")
_MONTHS = ("January", "March", "September", "December")


def samples(count: int = 4) -> list[Sample]:
    """So many articles, each another."""
    return [_sample(number) for number in range(1, count + 1)]


def _sample(number: int) -> Sample:
    place, paper = _PLACES[number % 4], _PAPERS[number % 4]
    month = number % 4
    day = f"2021-{(1, 3, 9, 12)[month]:02}-{number + 3:02}"
    said = (
        f"The council of {place} will close {number + 2} schools before winter, its chairwoman Anna Berg said on "
        f"Monday. “We have no teachers left in the villages,” she told reporters after {number + 4} hours of talks.",
        f"Parents in {place} protested outside the town hall. The ministry of education declined to comment on the "
        "plan, which would save two million crowns a year and send children to larger schools on the coast.",
        f"Documents seen by the paper show that the minister knew of the plan in spring: he had asked for {number}.",
    )
    return Sample(
        f"{place} to close schools, round {number}", paper, day, f"{_MONTHS[month]} {number + 3}, 2021", said, number
    )


def _wrapped(text: str, width: int = 76) -> str:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\r\n".join([*lines, line])


def old_nexis_text(articles: Sequence[Sample]) -> bytes:
    parts = []
    for each in articles:
        parts += [
            f"                               {each.number} of {len(articles)} DOCUMENTS\r\n\r\n",
            f"                            {each.publisher}\r\n",
            f"                           {each.shown_day} Monday\r\n                             Final Edition",
            f"{each.title}",
            "BYLINE: By Oskar Venn",
            "SECTION: NEWS; Pg. 5",
            f"LENGTH: {90 + each.number} words",
            "DATELINE: TOLVEN",
            *map(_wrapped, each.paragraphs),
            f"LOAD-DATE: {each.shown_day}",
            "LANGUAGE: ENGLISH",
            "GRAPHIC: PHOTO, An empty school, IDA MARSH",
            "SUBJECT: SCHOOLS (90%); MINISTRIES (70%)",
            "PUBLICATION-TYPE: Newspaper",
            f"                 Copyright 2021 {each.publisher} Ltd\r\n                     All Rights Reserved\r\n\r\n",
        ]
    return "\r\n\r\n".join(parts).encode("utf-8-sig")


def old_nexis_page(articles: Sequence[Sample]) -> bytes:
    parts = ['<HTML><HEAD><STYLE TYPE="text/css"><!-- .c0 { text-align: center; } --></STYLE></HEAD><BODY>']
    for each in articles:
        rows = [
            *(f"{each.number} of {len(articles)} DOCUMENTS", each.publisher),
            f"<SPAN>{each.shown_day.split()[0]}</SPAN><SPAN> {each.shown_day.partition(' ')[2]} Monday</SPAN>",
            *(each.title, "<SPAN>BYLINE: </SPAN><SPAN>Oskar Venn</SPAN>", "<SPAN>LENGTH: </SPAN><SPAN>95 words</SPAN>"),
        ]
        parts += [f'<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{row}</SPAN></P>\n</DIV>' for row in rows]
        body = "".join(f'<P CLASS="c9"><SPAN CLASS="c2">{line}</SPAN></P>\n' for line in each.paragraphs)
        parts.append(f'<BR><DIV CLASS="c5">{body}</DIV>')
        below = (f"LOAD-DATE: {each.shown_day}", "LANGUAGE: ENGLISH", "Copyright 2021 Tolven Press")
        parts += [f'<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN>{row}</SPAN></P></DIV>' for row in below]
        parts.append('<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n<DIV CLASS="c10"/>')
    return "\n".join([*parts, "</BODY></HTML>"]).encode()


def _new_nexis_lines(articles: Sequence[Sample]) -> list[str]:
    lines = [
        *("User Name: Ida Marsh", "Date and Time: Monday, March 1, 2021 10:00 AM GMT", "Job Number: 123456789"),
        f"Documents ({len(articles)})",
    ]
    for each in articles:
        lines += [
            f"{each.number}. {each.title}",
            "Client/Matter: -None-",
            "Search Terms: schools",
            "Search Type: NOT SET",
        ]
    lines += ["About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2021 LexisNexis"]
    for each in articles:
        lines += [
            *(each.title, each.publisher, f"{each.shown_day} Monday", "Final Edition", ""),
            f"Copyright 2021 {each.publisher} Ltd All Rights Reserved",
            *("Section: NEWS; Pg. 5", "Length: 95 words", "Byline: Oskar Venn", "Dateline: TOLVEN"),
            *("Body", "", *each.paragraphs, "Graphic", "An empty school, Ida Marsh"),
            *("Classification", "Language: ENGLISH", "Publication-Type: Newspaper", "Subject: SCHOOLS (90%)"),
            *("Page 2 of 9", f"Load-Date: {each.shown_day}", "End of Document", ""),
        ]
    return lines


def new_nexis_word(articles: Sequence[Sample]) -> bytes:
    document, data = docx.Document(), io.BytesIO()
    for line in _new_nexis_lines(articles):
        document.add_paragraph(line)
    document.save(data)
    return data.getvalue()


def new_nexis_text(articles: Sequence[Sample]) -> bytes:
    return "\n".join(_new_nexis_lines(articles)).encode()


def rtf(lines: Sequence[str]) -> bytes:
    """A document in Rich Text Format with these paragraphs."""
    signs = (
        "".join(char if ord(char) < 128 and char not in "\\{}" else f"\\u{ord(char)}?" for char in line)
        for line in lines
    )
    body = "\n".join(f"\\pard\\plain {line}\\par" for line in signs)
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times;}}{\\info{\\title x}}\n" + body + "\n}").encode(
        "ascii"
    )


def new_nexis_rtf(articles: Sequence[Sample]) -> bytes:
    return rtf(_new_nexis_lines(articles))


def _identity(each: Sample) -> str:
    return f"TOLC0000{each.day.replace('-', '')}eh14{each.number:05}"


def _british_day(each: Sample) -> str:
    month, day, year = each.shown_day.replace(",", "").split()
    return f"{day} {month} {year}"


def _fields(each: Sample) -> list[tuple[str, tuple[str, ...]]]:
    return [
        *(("SE", ("News",)), ("HD", (each.title,)), ("BY", ("By Oskar Venn",)), ("WC", ("95 words",))),
        *(("PD", (_british_day(each),)), ("SN", (each.publisher,)), ("SC", ("TOLC",)), ("LA", ("English",))),
        *(("CY", ("Copyright 2021, Tolven Press. ",)), ("LP", each.paragraphs[:1]), ("TD", each.paragraphs[1:])),
        *(("CO", ("tolcnc : Tolven Council",)), ("NS", ("gcat : Political/General News | gedu : Education",))),
        *(("RE", ("tolv : Tolven",)), ("PUB", ("Tolven Press",)), ("AN", (f"Document {_identity(each)}",))),
    ]


def factiva_coded_text(articles: Sequence[Sample]) -> bytes:
    lines = []
    for each in articles:
        for code, values in _fields(each):
            lines += [
                f"{code} {values[0]}" if code != "TD" else f"{code}",
                "",
                *(values if code == "TD" else values[1:]),
                "",
            ]
    return "\n".join([*lines, "Search Summary", "Text", "schools"]).encode()


def _shown_lines(each: Sample) -> list[str]:
    return [
        *(
            "News",
            each.title,
            "By Oskar Venn",
            "95 words",
            _british_day(each),
            "10:15",
            each.publisher,
            "TOLC",
            "English",
        ),
        *("Copyright 2021, Tolven Press. ", *each.paragraphs, f"Document {_identity(each)}"),
    ]


def factiva_shown_text(articles: Sequence[Sample]) -> bytes:
    return "\n\n".join(line for each in articles for line in _shown_lines(each)).encode()


def factiva_rtf(articles: Sequence[Sample]) -> bytes:
    return rtf([line for each in articles for line in [*_shown_lines(each), ""]])


def _page(body: str, title: str) -> bytes:
    return f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'.encode()


def factiva_shown_page(articles: Sequence[Sample]) -> bytes:
    boxes = []
    for each in articles:
        heads = ("95 words", _british_day(each), each.publisher, "TOLC", "1", "English", "Copyright 2021 Tolven Press.")
        rows = "".join(f"<div>{line}</div>" for line in heads)
        body = "".join(f'<p class="articleParagraph enarticleParagraph">{line}  </p>\n' for line in each.paragraphs)
        boxes.append(
            f'<div id="article-{_identity(each)}" class="article"><div class="article enArticle"><p>\n</p>'
            f'<div>News</div><div id="hd"><span class="enHeadline">{each.title}  </span>\n</div>'
            '<div class="author">By Oskar Venn</div>'
            f"{rows}<p></p>{body}<p>Document {_identity(each)}</p></div></div><br><span></span>"
        )
    return _page("<div id='contentWrapper'>" + "".join(boxes) + "</div>", "Factiva")


def factiva_coded_page(articles: Sequence[Sample]) -> bytes:
    boxes = []
    for each in articles:
        rows = "".join(
            f'<tr><td class="index" align="right" valign="top"><b>{code}</b>&nbsp;</td><td>'
            + "".join(f'<p class="articleParagraph enarticleParagraph">{value}</p>' for value in values)
            + "</td></tr>"
            for code, values in _fields(each)
        )
        boxes.append(f'<div class="article enArticle"><table><tbody>{rows}</tbody></table></div>')
    return _page("".join(boxes), "Factiva")


def _proquest_lines(articles: Sequence[Sample]) -> list[str]:
    rule = "_" * 60
    lines = [rule, "Report Information from ProQuest", "1 March 2021 10:00", rule, "", "Table of contents"]
    lines += [f"{each.number}. {each.title}" for each in articles]
    for each in articles:
        month, day, year = each.shown_day.replace(",", "").split()
        lines += [
            *(rule, "", f"Document {each.number} of {len(articles)}", "", each.title, "", "Author: Venn, Oskar", ""),
            "ProQuest document link",
            *(f"Publication info: {each.publisher} ; Tolven [Tolven]{int(day):02} {month[:3]} {year}: 5.", ""),
            *("Abstract: Schools are closed.", "", f"Full text: {each.paragraphs[0]}", ""),
            *(line for paragraph in each.paragraphs[1:] for line in (paragraph, "")),
            *("Subject: Schools; Councils", "Location: Tolven", f"Title: {each.title}"),
            *(f"Publication title: {each.publisher}; Tolven", "Pages: 5", f"Publication year: {year}"),
            *(f"Publication date: {month[:3]} {day}, {year}", "Publisher: Tolven Press", "Database: Newsstream"),
            f"Copyright: Copyright Tolven Press {month[:3]} {day}, {year}",
        ]
    return [*lines, rule, "Contact ProQuest", "Copyright © 2021 ProQuest LLC. All rights reserved."]


def proquest_text(articles: Sequence[Sample]) -> bytes:
    return "\r\n".join(_proquest_lines(articles)).encode()


def proquest_page(articles: Sequence[Sample]) -> bytes:
    lines = ("<hr/>" if line.startswith("____") else f"<p>{line}</p>" for line in _proquest_lines(articles))
    return _page("\n".join(lines), "ProQuest")


def proquest_mail(articles: Sequence[Sample]) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = (
        "Your documents",
        "noreply@x.example",
        "Mon, 1 Mar 2021 10:00:00 +0000",
    )
    mail.set_content("\n".join(_proquest_lines(articles)))
    return mail.as_bytes()


def europresse_page(articles: Sequence[Sample]) -> bytes:
    french = {"January": "janvier", "March": "mars", "September": "septembre", "December": "décembre"}
    boxes = []
    for each in articles:
        day, month, year = _british_day(each).split()
        shown = f"lundi {day} {french[month]} {year}" if each.number % 2 else f"Monday, {each.shown_day}"
        body = "".join(f"<p>{line.replace('schools', '<mark>schools</mark>')}</p>" for line in each.paragraphs)
        boxes.append(
            '<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">'
            f'{each.publisher}, no. {each.number}</span></div><div><span class="DocHeader">News, {shown}, p. 16</span>'
            f'</div><div class="titreArticle"><p class="sm-margin-TopNews titreArticleVisu">{each.title}</p></div>'
            '<div class="docAuthors">Oskar Venn</div></header><section><div class="DocText clearfix">'
            f"<div class='docOcurrContainer'>{body}</div></div></section><aside><p>Note(s): none</p></aside><footer>"
            f"<small>© 2021 Tolven Press</small><p>news·{each.day.replace('-', '')}·TC·{each.number}</p></footer>"
            "</article>"
        )
    return _page(" ".join(boxes), "")


EXPORTS: dict[str, Callable[[Sequence[Sample]], bytes]] = {
    "old_nexis.txt": old_nexis_text,
    "old_nexis.html": old_nexis_page,
    "new_nexis.docx": new_nexis_word,
    "new_nexis.rtf": new_nexis_rtf,
    "new_nexis.txt": new_nexis_text,
    "factiva_coded.txt": factiva_coded_text,
    "factiva_shown.txt": factiva_shown_text,
    "factiva.rtf": factiva_rtf,
    "factiva_shown.html": factiva_shown_page,
    "factiva_coded.html": factiva_coded_page,
    "proquest.txt": proquest_text,
    "proquest.html": proquest_page,
    "proquest.eml": proquest_mail,
    "europresse.html": europresse_page,
}
