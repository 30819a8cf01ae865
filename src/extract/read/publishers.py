"""How the house that an article comes from writes its dates: by its name or its address."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from extract.vocabulary import load_rows

HomeOrder = Literal["dmy", "mdy", ""]

_HOST = re.compile(
    r"(?i)^\s*(?:[a-z][a-z0-9+.-]{1,15}://)?(?:[^\s/@]{1,200}@)?([a-z0-9][a-z0-9.-]{0,250}\.[a-z]{2,24})(?=[:/?#]|\s*$)"
)
_CODES_OF_HOSTS = {"UK": "GB", "EU": ""}  # ends of addresses that are no codes of ISO 3166
_GENERAL = frozenset("news online world service international agency website".split())


def home_order(publisher: str = "", url: str = "") -> HomeOrder:
    """The order of day and month that a publisher keeps to; empty where it is not known.

    `publisher` is a name ("The Guardian", "BBC World Service") or an address, `url` the article's own; the name counts
    for more. A house is looked up in `names/publishers.csv`, the end of another address (".in") in `dates/orders.csv`.
    """
    return _order_of(_country_of_name(publisher) or _country_of_host(publisher) or _country_of_host(url))


def home_country(publisher: str = "", url: str = "") -> str:
    """The ISO 3166-1 alpha-2 code of the country that a house is at home in, by its name or address; else empty."""
    code = _country_of_name(publisher) or _country_of_host(publisher) or _country_of_host(url)
    return _CODES_OF_HOSTS.get(code, code if len(code) == 2 else "")


def house_order(address: str) -> HomeOrder:
    """The order that the known house at this address keeps to; empty for all other addresses."""
    return _order_of(_country_of_house(_labels(address)))


@cache
def house_names() -> tuple[str, ...]:
    """The names of the known houses, longest first."""
    return tuple(
        sorted({row["name"] for row in load_rows("names/publishers.csv")}, key=lambda name: (-len(name), name))
    )


@cache
def _houses(column: str) -> dict[str, str]:
    return {_plain(row[column]): row["country"] for row in load_rows("names/publishers.csv")}


@cache
def _orders() -> dict[str, HomeOrder]:
    known: dict[str, HomeOrder] = {"mdy": "mdy", "dmy": "dmy", "none": ""}
    return {row["code"]: known[row["order"]] for row in load_rows("dates/orders.csv")}


def _order_of(code: str) -> HomeOrder:
    return _orders().get(code, "dmy") if code else ""


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").split()).removeprefix("the ")


def _country_of_name(name: str) -> str:
    words = _plain(name[:200]).split()
    while words:
        country = _houses("name").get(" ".join(words))
        if country or words[-1] not in _GENERAL:
            return country or ""
        words.pop()
    return ""


def _country_of_host(address: str) -> str:
    labels = _labels(address)
    end = labels[-1].upper() if labels else ""
    return _country_of_house(labels) or (end if len(end) == 2 or end in _orders() else "")


def _country_of_house(labels: list[str]) -> str:
    known = _houses("domain")
    return next((known[name] for i in range(len(labels) - 1) if (name := ".".join(labels[i:])) in known), "")


def _labels(address: str) -> list[str]:
    found = _HOST.match(address)
    return found[1].lower().split(".") if found else []
