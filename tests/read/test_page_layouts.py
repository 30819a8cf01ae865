"""Pages as they are met: eight invented ones of each kind that extraction goes wrong on."""

from __future__ import annotations

import pytest

from extract.read.html_page import read_page
from support.sample_pages import BODY, ONE, TEXT, THREE, TWO, page

TITLE = "Swimming hall to close"
FOUR = "Its pool will be emptied in June, and the forty people who work there are to be told this week."
FIVE = "Schools will send their pupils to Marn by bus, which costs the town 30,000 marks a year, Holt said."
LONG = f"{TITLE}\n\n{ONE}\n\n{TWO}\n\n{THREE}\n\n{FOUR}\n\n{FIVE}\n"
LINKS = "".join(f"<div><a href=/{n}>Story {n} of the week</a></div>" for n in range(12))

BREAKS = {
    "body": f"<h2>{TITLE}</h2>{ONE}<br><br>{TWO}<br><br>{THREE}",
    "div": f"<h1>{TITLE}</h1><div class=story>{ONE}<br><br>{TWO}<br><br>{THREE}</div>",
    "font": f"<h1>{TITLE}</h1><font size=2>{ONE}<br><br>{TWO}<br><br>{THREE}</font>",
    "cell": f"<table><tr><td><h1>{TITLE}</h1>{ONE}<br><br>{TWO}<br><br>{THREE}</td></tr></table>",
    "span": f"<h1>{TITLE}</h1><div><span>{ONE}<br /><br />{TWO}<br /><br />{THREE}</span></div>",
    "nested": f"<h1>{TITLE}</h1><div><div id=text>{ONE}<br>\n<br>{TWO}<br>\n<br>{THREE}</div></div>",
    "bold": f"<b>{TITLE}</b><br><br>{ONE}<br><br>{TWO}<br><br>{THREE}",
    "article": f"<article><h1>{TITLE}</h1>{ONE}<br><br>{TWO}<br><br>{THREE}</article>",
}


@pytest.mark.parametrize("name", BREAKS)
def test_the_lead_before_the_first_break_stays(name: str) -> None:
    assert read_page(page(BREAKS[name])).text == TEXT


LINKED = {
    "after each": "".join(f"<p>{text}</p><p><a href=/x>Related: a story</a></p>" for text in (ONE, TWO, THREE)),
    "middle": f"<div class=article-body><p>{ONE}</p>{LINKS}<p>{TWO}</p><p>{THREE}</p></div>",
    "before": f"{LINKS}<div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>",
    "behind": f"<div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>{LINKS}",
    "list": f"<div><p>{ONE}</p><ul><li><a href=/a>One story</a></li><li><a href=/b>Two stories</a></li></ul>"
    f"<p>{TWO}</p><p>{THREE}</p></div>",
    "cells": "<table><tr><td><a href=/>Home</a></td></tr>"
    f"<tr><td><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></td></tr></table>",
    "tags": f"<div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p><a href=/t>halls</a>, <a href=/u>Redhill</a></p></div>",
    "centre": f"<center><a href=/>Home</a> <a href=/n>News</a></center><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>",
}


@pytest.mark.parametrize("name", LINKED)
def test_blocks_of_links_do_not_end_the_article(name: str) -> None:
    assert read_page(page(f"<h1>{TITLE}</h1>{LINKED[name]}")).text == TEXT


@pytest.mark.parametrize("linked", [(ONE,), (TWO,), (THREE,), (ONE, TWO), (ONE, THREE)])
def test_a_paragraph_that_is_a_link_stays_where_little_else_is_left(linked: tuple[str, ...]) -> None:
    body = BODY
    for text in linked:
        body = body.replace(text, f"<a href=/x>{text}</a>")
    assert read_page(page(f"<article>{body}</article>")).text == TEXT


def _json(*nodes: str) -> str:
    return f'<script type="application/ld+json">[{",".join(nodes)}]</script>'


def _node(kind: str, day: str) -> str:
    return f'{{"@context": "https://schema.org", "@type": "{kind}", {day}}}'


PICTURE = _node("ImageObject", '"datePublished": "2001-01-01"')
VIDEO = _node("VideoObject", '"uploadDate": "2002-02-02", "datePublished": "2002-02-02"')
ARTICLE = _node("NewsArticle", '"datePublished": "2009-05-05T10:00:00Z"')
DAYS = {
    "picture first": _json(PICTURE, ARTICLE),
    "video first": _json(VIDEO, ARTICLE),
    "graph": f'<script type="application/ld+json">{{"@graph": [{PICTURE}, {ARTICLE}]}}</script>',
    "picture inside": _json(
        _node(
            "Article", '"image": {"@type": "ImageObject", "datePublished": "2001-01-01"}, "datePublished": "2009-05-05"'
        )
    ),
    "revised first": "<meta property=article:modified_time content='2011-01-01'>"
    "<meta property=og:article:published_time content='2009-05-05'>",
    "revised in JSON": _json(_node("NewsArticle", '"dateModified": "2011-01-01", "datePublished": "2009-05-05"')),
    "image's address": "<meta property=og:image content='https://e.example/2001/01/01/hall.jpg'>"
    "<meta property=article:published_time content='2009-05-05'>",
    "local before UTC": _json(_node("NewsArticle", '"datePublished": "2009-05-06T03:30:00Z"'))
    + "<meta property=article:published_time content='2009-05-05T22:30:00-05:00'>",
}


@pytest.mark.parametrize("name", DAYS)
def test_the_day_is_the_article_s(name: str) -> None:
    assert read_page(page(BODY, f"<title>{TITLE}</title>{DAYS[name]}")).known.published == "2009-05-05"


NO_DAYS = {
    "picture": _json(PICTURE),
    "video": _json(VIDEO),
    "image's address": "<meta property=og:image content='https://e.example/2001/01/01/hall.jpg'>",
    "picture of a site": _json(_node("WebSite", '"image": {"@type": "ImageObject", "datePublished": "2001-01-01"}')),
}


@pytest.mark.parametrize("name", NO_DAYS)
def test_the_day_of_a_picture_is_none(name: str) -> None:
    assert read_page(page(BODY, f"<title>{TITLE}</title>{NO_DAYS[name]}")).known.published == ""


COOKIES = "We and our partners store and access information on a device, such as cookies, and process personal data."
FURNITURE = {
    "most read": f"<p>{ONE}</p><p>{TWO}</p><p>Most Read</p><p>{THREE}</p>",
    "also read": f"<p>{ONE}</p><p>ALSO READ: <a href=/x>Ferry to Marn is late again</a></p><p>{TWO}</p><p>{THREE}</p>",
    "article content": f"<p>Article content</p><p>{ONE}</p><p>Article content</p><p>{TWO}</p><p>{THREE}</p>",
    "cookies": f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p>{COOKIES}</p>",
    "comment form": f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><div><p>Your email address will not be published. "
    "Required fields are marked *</p><p>Save my name, email, and website in this browser for the next time I comment."
    "</p></div>",
    "teasers": f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
    + "".join(
        f"<div class=teaser><h3><a href=/{n}>Ferry number {n} is late again</a></h3><p>Passengers wait on the quay "
        f"of Marn for the boat number {n}.</p></div>"
        for n in range(4)
    ),
    "read also": f"<p>{ONE}</p><p>READ ALSO: Ferry to Marn is late again</p><p>{TWO}</p><p>{THREE}</p>",
    "log in to comment": f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p>You must be logged in to post a comment.</p>",
}


@pytest.mark.parametrize("name", FURNITURE)
def test_furniture_goes(name: str) -> None:
    assert read_page(page(f"<article><h1>{TITLE}</h1>{FURNITURE[name]}</article>")).text == TEXT


FIRST, SECOND = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>", f"<p>{FOUR}</p><p>{FIVE}</p>"
CONTAINERS = {
    "articles": f"<article><h1>{TITLE}</h1>{FIRST}</article><article>{SECOND}</article>",
    "bodies": f"<h1>{TITLE}</h1><div class=article-body>{FIRST}</div><div class=article-body>{SECOND}</div>",
    "an ad between": f"<h1>{TITLE}</h1><div class=article-body>{FIRST}</div><div class=ad>Advertisement</div>"
    f"<div class=article-body>{SECOND}</div>",
    "lead apart": f"<h1>{TITLE}</h1><div class=article-body><p>{ONE}</p></div>"
    f"<div class=article-body><p>{TWO}</p><p>{THREE}</p>{SECOND}</div>",
    "sections": f"<main><h1>{TITLE}</h1><section class=story-body>{FIRST}</section>"
    f"<section class=story-body>{SECOND}</section></main>",
    "contents": f"<h1>{TITLE}</h1><div class=entry-content>{FIRST}</div><div class=entry-content>{SECOND}</div>",
    "marked": f"<h1>{TITLE}</h1><div itemprop=articleBody>{FIRST}</div><div itemprop=articleBody>{SECOND}</div>",
    "nested": f"<h1>{TITLE}</h1><div><div class=post-content>{FIRST}</div><aside>Share</aside>"
    f"<div class=post-content>{SECOND}</div></div>",
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_both_containers_are_read(name: str) -> None:
    assert read_page(page(CONTAINERS[name])).text == LONG


def test_a_utc_time_gives_way_to_the_same_moment_in_local_time() -> None:
    utc, local = "2009-05-06T03:30:00Z", "2009-05-05T22:30-05:00"
    node = _json(_node("NewsArticle", f'"datePublished": "{local}"'))
    head = f"<meta property=article:published_time content='{utc}'>{node}"
    assert read_page(page(BODY, head)).known.published == "2009-05-05"
    assert read_page(page(BODY, head.replace("22:30", "21:30"))).known.published == "2009-05-06"


def test_what_another_article_says_is_not_joined() -> None:
    other = f"<article><h2><a href=/x>Pupils to swim in Marn</a></h2>{SECOND}</article>"
    assert read_page(page(f"<article><h1>{TITLE}</h1>{FIRST}</article>{other}")).text == TEXT
