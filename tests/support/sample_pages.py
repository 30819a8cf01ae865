"""Pages: five usual layouts, and one made of parts."""

from __future__ import annotations

from extract.read import Metadata
from support.program import ROOT

PAGES = ROOT / "tests" / "support" / "pages"
LAYOUTS = {
    "newspaper": Metadata(
        *("2021-09-08", "Harbour talks end without a deal"),
        *("https://courier.example/news/harbour-talks", "The Selda Courier"),
    ),
    "wordpress": Metadata("2019-04-05", "Why the ferry to Marn was late again"),
    "wire": Metadata("2022-03-14", "Kirran parliament votes to reopen border with Oskavel", "", "Northwire"),
    "tables": Metadata("2001-10-12", "Minister resigns over bridge"),
    "divs": Metadata(
        *("2023-11-02", "Estova bans wood stoves from 2026"),
        *("https://daily.example/2023/11/02/estova-bans-wood-stoves.html", "daily.example"),
    ),
}
ONE = "The council of Redhill voted on Monday to close the swimming hall for good, as its roof might fall in."
TWO = "“We had no choice,” said Vera Holt, who leads the council. “A roof of that age cannot be mended twice.”"
THREE = "The hall was opened in 1974 and drew 90,000 visitors a year. A new one will not be ready before 2027."
BODY = f"<h1>Swimming hall to close</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
TEXT = f"Swimming hall to close\n\n{ONE}\n\n{TWO}\n\n{THREE}\n"


def page(body: str = BODY, head: str = "<title>Swimming hall to close - Redhill Echo</title>") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()
