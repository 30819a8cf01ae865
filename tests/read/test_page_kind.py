"""Pages that hold no article are skipped with the reason; in doubt a page holds one."""

from __future__ import annotations

import pytest

from extract.errors import SkippedArticle
from extract.read.html_page import read_page
from support.sample_pages import ONE, THREE, TWO, page

TITLES = (
    "Council closes the swimming hall",
    "Ferry to Marn is late again",
    "Bridge over the Selda reopens",
    "Teachers of Redhill go on strike",
    "Minister resigns over the harbour",
    "Estova bans old wood stoves",
)
LEADS = (
    "The roof might fall in, the council was told on Monday.",
    "For the third time this week the morning boat did not sail.",
    "Lorries may cross again, but no faster than at 30 km an hour.",
    "They want smaller classes and more pay, said Ida Marsh.",
    "Oskar Venn leaves after three years in the cabinet.",
    "From 2026 on smoke from old stoves will cost a fine.",
)
MENU = (
    "<nav><ul>" + "".join(f"<li><a href=/{name}>{name}</a></li>" for name in ("World", "Sport", "Jobs")) + "</ul></nav>"
)
FOOT = "<footer><p>The Redhill Echo has told the town what goes on since 1874.</p><a href=/imprint>Imprint</a></footer>"
HEAD = "<title>Redhill Echo</title>"


def teasers(form: str) -> str:
    """The teasers in this form, with a title, a lead and an address each."""
    return "".join(
        form.format(title=title, lead=lead, url=f"/a{number}")
        for number, (title, lead) in enumerate(zip(TITLES, LEADS, strict=True))
    )


HEADED = (
    "<div class=box><h3><a href={url}>{title}</a></h3><p>{lead}</p><p><a href={url}>Read the whole story</a></p></div>"
)
BESIDE = f"<aside><h2>More from the Echo</h2>{teasers(HEADED)}</aside>"
SHORT = f"<h1>Swimming hall to close</h1><p>{ONE}</p>"


def kind_of(body: str, head: str = HEAD) -> str:
    """Why the page is skipped; fails if it is not."""
    with pytest.raises(SkippedArticle) as caught:
        read_page(page(body, head))
    assert caught.value.language == ""
    return str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        MENU,
        f"{MENU}<ul>{teasers('<li><a href={url}>{title}</a></li>')}</ul>",
        "<a href=a.html>Top</a> | <a href=b.html>Next</a> | <a href=c.html>Contents of this collection of news</a>",
        teasers("<a href={url}><h3>{title}</h3><p>{lead}</p></a>"),
        f"{MENU}<h1>Sign in</h1><form><input name=name></form>",
    ],
)
def test_pages_of_links(body: str) -> None:
    assert kind_of(body) == "no article: a page of links"


@pytest.mark.parametrize(
    "form",
    [
        HEADED,
        "<article><h2><a href={url}>{title}</a></h2><p>{lead}</p></article>",
        "<li><a href={url}>{title}</a><br>{lead}</li>",
        "<h3><a href={url}>{title}</a></h3><p>{lead}</p>",
        "<dt><a href={url}>{title}</a></dt><dd>{lead}</dd>",
        "<table><tr><td><a href={url}><b>{title}</b></a><br>{lead}</td></tr></table>",
        "<section><h2>Region</h2><div><img src=a.jpg><h3><a href={url}>{title}</a></h3><p>{lead}</p></div></section>",
    ],
)
def test_front_pages(form: str) -> None:
    assert kind_of(f"{MENU}<main>{teasers(form)}</main>{FOOT}") == "no article: a page of 6 teasers of articles"


@pytest.mark.parametrize(
    "start",
    [
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>',
        '<?xml version="1.0"?><!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom">',
        "\ufeff <rdf:RDF>",
        "<urlset>",
    ],
)
def test_feeds(start: str) -> None:
    items = "".join(f"<item><title>{title}</title><description>{ONE}</description></item>" for title in TITLES)
    with pytest.raises(SkippedArticle, match=r"^no article: a feed$"):
        read_page(f"{start}{items}".encode())


def test_a_set_of_frames() -> None:
    frames = "<html><frameset cols='20%,80%'><frame src=a.html><noframes>Your browser shows no frames.</noframes>"
    with pytest.raises(SkippedArticle, match=r"^no article: a set of frames$"):
        read_page(f"{frames}</frameset></html>".encode())


@pytest.mark.parametrize(
    "body",
    [
        f"{MENU}<article>{SHORT}</article>{BESIDE}",
        f"{MENU}<div>{SHORT}<p><a href=/x>The hall in pictures: a look back</a></p></div>{BESIDE}",
        f"<div><h1><a href=/self>Swimming hall to close</a></h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>{BESIDE}",
        f"<article><h1>Swimming hall will be closed</h1><p>{ONE}</p>"
        + teasers("<p><a href={url}>{title}</a></p><p>{lead}</p>"),
        teasers(f"<article><h2><a href={{url}}>{{title}}</a></h2><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>"),
        f"<h1>The week in Redhill</h1><p>{ONE}</p><p>{TWO}</p>"
        + teasers("<h3><a href={url}>{title}</a></h3><p>{lead}</p>"),
        f"<h1>How the hall was lost</h1><p>{ONE}</p>" + teasers("<h2><a href='#{url}'>{title}</a></h2><p>{lead}</p>"),
        f"<a name=top>{SHORT}</a>{MENU}",
        f"{MENU}<a href=/open>{SHORT}<p>{TWO}</p><p>{THREE}</p>",  # never closed
    ],
)
@pytest.mark.parametrize("head", [HEAD, "<title>Swimming hall to close - Redhill Echo</title>"])
def test_articles_with_links_round_them(body: str, head: str) -> None:
    assert ONE[:40] in read_page(page(body, head)).text


def test_what_tells_its_day_of_publication_is_an_article() -> None:
    told = f"{HEAD}<meta property=article:published_time content=2021-09-08T06:00:00Z>"
    assert LEADS[2] in read_page(page(teasers("<h3><a href={url}>{title}</a></h3><p>{lead}</p>"), told)).text
