"""One small file of each format that is read, written here; every word in them is invented."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import docx
import openpyxl

from support.export_samples import EXPORTS, rtf, samples
from support.pdf_writer import column, pdf

PLACES = ("Tolven", "Marn", "Redhill", "Estova", "Kirran", "Oskavel", "Port Selda")


def prose(number: int = 1) -> tuple[str, ...]:
    """The paragraphs of an article, each number's another."""
    place, other = PLACES[number % 7], PLACES[(number // 7 + 1) % 7]
    return (
        f"The harbour of {place} will open again in spring, the mayor Ida Marsh said on Tuesday. “We have waited for "
        f"{number + 2} years,” she told reporters in the town hall, where the council had voted on the plan.",
        f"The port was closed after a storm in 2019. Fishermen from {other} had protested for months against the ban, "
        "and the ministry had promised that it would pay for the repair of the quay and of two warehouses.",
        f"A spokesman for the company that owns the quay said it had agreed to the plan number {number} on Monday.",
    )


def page(number: int = 1, title: str = "Harbour to open", head: str = "") -> bytes:
    body = "".join(f"<p>{line}</p>" for line in prose(number))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} - The Courier</title>{head}'
        '<meta property="article:published_time" content="2021-09-08T10:00:00Z">'
        '<meta property="og:site_name" content="The Courier"></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def odt(number: int = 1) -> bytes:
    lines = "".join(f"<text:p>{line}</text:p>" for line in prose(number))
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>'
        "<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>"
        f'<text:h text:outline-level="1">Harbour<text:s/>to open</text:h>{lines}'
        "<table:table><table:table-row><table:table-cell><text:p>Ships</text:p></table:table-cell><table:table-cell>"
        "<text:p>90</text:p></table:table-cell></table:table-row></table:table>"
        "</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


def epub(number: int = 1) -> bytes:
    chapters = {
        f"OEBPS/c{n}.xhtml": f"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>{line}</p></body></html>".encode()
        for n, line in enumerate(prose(number))
    }
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(3))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(3))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Harbour to open</dc:title><dc:date>2021-09-08</dc:date><dc:publisher>The Courier</dc:publisher>"
        f'</metadata><manifest>{items}<item id="n" href="nav.xhtml" properties="nav" '
        f'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="n"/>{spine}</spine></package>'
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
    )
    return zipped(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "OEBPS/content.opf": package.encode(),
            "OEBPS/nav.xhtml": b"<html><body><p>Contents</p></body></html>",
            **chapters,
        }
    )


def mail(number: int = 1, *, attachment: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Anna Berg <anna@courier.example>", "desk@courier.example"
    message["Subject"], message["Date"] = "Harbour to open – at last", "Wed, 08 Sep 2021 23:30:00 -0500"
    message.set_content("\n\n".join(prose(number)), charset="iso-8859-15" if "“" not in prose(number)[0] else "utf-8")
    if attachment:
        message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename=attachment)
    return message.as_bytes()


def archived_page(number: int = 1) -> bytes:
    message = MIMEMultipart("related", type="text/html")
    message["From"], message["Subject"] = "<Saved by Blink>", "Harbour to open"
    message["Snapshot-Content-Location"] = "https://courier.example/2021/harbour"
    message.attach(MIMEText(page(number).decode(), "html", "utf-8"))
    style = MIMEText("p { margin: 0 }", "css")
    message.attach(style)
    return message.as_bytes()


def mailbox(*numbers: int) -> bytes:
    return b"".join(
        b"From anna@courier.example Wed Sep  8 10:00:00 2021\n" + mail(number).replace(b"\nFrom ", b"\n>From ") + b"\n"
        for number in numbers
    )


def rss(*numbers: int) -> bytes:
    items = "".join(
        f"<item><title>Harbour to open {n}</title><link>https://courier.example/{n}</link>"
        f"<pubDate>Wed, 08 Sep 2021 10:00:00 GMT</pubDate><description>The harbour will open.</description>"
        f"<content:encoded><![CDATA[{''.join(f'<p>{line}</p>' for line in prose(n))}]]></content:encoded></item>"
        for n in numbers
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>The Courier</title>{items}</channel></rss>"
    ).encode()


def atom(*numbers: int) -> bytes:
    entries = "".join(
        f"<entry><title>Harbour to open {n}</title><link rel='alternate' href='https://courier.example/{n}'/>"
        f"<published>2021-09-08T10:00:00Z</published><updated>2021-10-01T10:00:00Z</updated><content type='xhtml'>"
        f"<div xmlns='http://www.w3.org/1999/xhtml'>{''.join(f'<p>{line}</p>' for line in prose(n))}</div></content>"
        "</entry>"
        for n in numbers
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>The Courier</title>{entries}</feed>".encode()


def word(number: int = 1) -> bytes:
    document, data = docx.Document(), io.BytesIO()
    for line in prose(number):
        document.add_paragraph(line)
    document.save(data)
    return data.getvalue()


def sheet(number: int = 1) -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["body", "date"])
    book.active.append(["\n\n".join(prose(number)), "2021-09-08"])
    book.save(data)
    return data.getvalue()


def warc(pages: Mapping[str, bytes], *, packed: bool = True, kind: str = "text/html; charset=utf-8") -> bytes:
    """A web archive of pages by their addresses, with what crawls fetch besides."""
    records = [
        warc_record("warcinfo", "", b"software: test\r\n"),
        *(warc_record("response", address, response(body, kind)) for address, body in pages.items()),
        warc_record("response", "https://courier.example/logo.png", response(b"\x89PNG", "image/png")),
        warc_record("response", "https://courier.example/gone", response(page(1), kind, "404 Not Found")),
        warc_record("response", "https://courier.example/robots.txt", response(b"Disallow: /x\n", "text/plain")),
        warc_record("request", "https://courier.example/", b"GET / HTTP/1.1\r\n\r\n"),
    ]
    return b"".join(gzip.compress(record, mtime=0) if packed else record for record in records)


def response(body: bytes, kind: str, status: str = "200 OK") -> bytes:
    """What a server sent."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def warc_record(kind: str, address: str, block: bytes) -> bytes:
    """A record of a web archive (ISO 28500)."""
    content = {"response": "application/http; msgtype=response", "request": "application/http; msgtype=request"}
    head = [
        *("WARC/1.1", f"WARC-Type: {kind}", "WARC-Date: 2021-10-01T10:00:00Z", f"Content-Length: {len(block)}"),
        f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, kind + address)}>",
        f"Content-Type: {content.get(kind, 'application/warc-fields')}",
        *([f"WARC-Target-URI: {address}"] if address else []),
    ]
    return "\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n"


def wacz(pages: Mapping[str, bytes]) -> bytes:
    return zipped({"archive/data.warc.gz": warc(pages), "pages/pages.jsonl": b"{}", "datapackage.json": b"{}"})


def zipped(files: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def tarred(files: Mapping[str, bytes], mode: str = "w:gz") -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return data.getvalue()


def all_formats() -> dict[str, bytes]:
    """A file of each format by its name, each with other words."""
    rows = [{"id": f"k{n}", "body": "\n\n".join(prose(n)), "date": "2021-09-08"} for n in (60, 61)]
    table = "id,body,date\n" + "".join(f'{row["id"]},"{row["body"]}",2021-09-08\n' for row in rows)
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    own: dict[str, Callable[[int], bytes]] = {
        "plain.txt": lambda n: "\n\n".join(prose(n)).encode(),
        "51121": lambda n: "\n\n".join(prose(n)).encode(),
        "markdown.md": lambda n: "\n\n".join(["# Harbour", *prose(n)]).encode(),
        **{f"page{ending}": page for ending in (".html", ".htm", ".xhtml", ".shtml")},
        "paper.pdf": lambda _: pdf([column(["The harbour of Tolven will open", "again, the mayor said on Tuesday."])]),
        "word.docx": word,
        "rich.rtf": lambda n: rtf(prose(n)),
        "office.odt": odt,
        "book.epub": epub,
        "letter.eml": mail,
        "saved.mhtml": archived_page,
        "sheet.xlsx": sheet,
        "box.mbox": lambda n: mailbox(n, n + 50),
        "feed.rss": lambda n: rss(n, n + 50),
        "feed.atom": lambda n: atom(n, n + 50),
        "feed.xml": lambda n: rss(n),
        "crawl.warc.gz": lambda n: warc({f"https://courier.example/{n + i}": page(n + i) for i in (0, 50)}),
        "crawl.warc": lambda n: warc({f"https://courier.example/{n}": page(n)}, packed=False),
        "crawl.wacz": lambda n: wacz({f"https://courier.example/{n}": page(n)}),
        "inner.zip": lambda n: zipped({"a/b.txt": "\n\n".join(prose(n)).encode(), "c.html": page(n + 50)}),
        "inner.tar.gz": lambda n: tarred({"a/b.txt": "\n\n".join(prose(n)).encode(), "c.html": page(n + 50)}),
        "inner.tar": lambda n: tarred({"a/b.txt": "\n\n".join(prose(n)).encode()}, "w"),
    }
    files = {name: make(number) for number, (name, make) in enumerate(own.items())}
    files |= {
        "dump.csv": table.encode(),
        "dump.tsv": table.replace(",", "\t").encode(),
        "dump.csv.gz": gzip.compress(table.encode()),
    }
    files |= {
        "rows.jsonl": lines,
        "rows.ndjson": lines,
        "rows.jsonl.gz": gzip.compress(lines),
        "rows.json": json.dumps(rows).encode(),
    }
    files |= {f"exports/{name}": make(samples(3)) for name, make in EXPORTS.items()}
    files |= {"old.doc": b"\xd0\xcf\x11\xe0" * 9, "picture.png": b"\x89PNG", "_notes.txt": b"Not this one."}
    return files | {"metadata.csv": b"path,published,publisher\nplain.txt,2020-02-02,The Press\n"}


def plant(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder
