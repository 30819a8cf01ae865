"""Which column or key of a dump is which: by its own name, by what the settings say, by names that are usual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

COLUMNS = ("id", "text", "published", "title", "url", "publisher")
# In this order, behind our own name; as news-please, NewsAPI, Event Registry, Media Cloud, GDELT and feeds call them
OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": (),
    "text": tuple("body content maintext text_content article full_text fulltext article_text article_body".split()),
    "published": tuple(
        "date date_publish publish_date published_at datetimepub pubdate publishedat date_published datepublished "
        "publication_date published_date publishdate".split()
    ),
    "title": ("headline", "heading"),
    "url": ("link", "uri", "address", "permalink"),
    "publisher": tuple("source outlet domain source_domain newspaper publication media_name site".split()),
}
Columns = tuple[tuple[str, str], ...]  # our names with theirs, as the settings give them


@lru_cache(maxsize=256)  # the rows of a dump mostly have the same keys
def columns_taken(names: tuple[str, ...], given: Columns = ()) -> Mapping[str, str]:
    """The column of a dump, as it is spelt there, for each of ours that it has; capitals do not matter.

    One that the settings name comes first, then one of our own name, then the first of the usual others.
    """
    spelt = {name.strip().lower(): name for name in reversed(names)}
    asked = {column: name.lower() for column, name in given if name}
    found: dict[str, str] = {}
    for column in COLUMNS:
        wanted = filter(None, (asked.get(column), column, *OTHER_NAMES[column]))
        taken = next((name for name in wanted if name in spelt), None)
        if taken is not None:
            found[column] = spelt[taken]
    return found


def text_names(given: Columns = ()) -> tuple[str, ...]:
    """The names, in small letters, that the column of the texts may have."""
    asked = tuple(name.lower() for column, name in given if column == "text" and name)
    return (*asked, "text", *OTHER_NAMES["text"])


def renamed(taken: Mapping[str, str]) -> Columns:
    """The columns that are called otherwise there, ours and theirs."""
    return tuple((ours, theirs) for ours, theirs in taken.items() if theirs.strip().lower() != ours)


def told_columns(columns: Sequence[tuple[str, str]]) -> str:
    """Which column was taken for which, in the words of the summary."""
    return ", ".join(f"{ours} from `{theirs}`" for ours, theirs in columns)
