"""A run of three articles of two outlets in which a mayor and a council speak of and act upon each other."""

from __future__ import annotations

from pathlib import Path

from extract.write import COLUMNS, Rows
from support.report_samples import HARBOUR, at, harbour, part, row, spans, spoken_by, write_run

MAYOR, COUNCIL = "person:ada-brandt", "org:port-council"


def named_run(out: Path, deeds: int = 1) -> Path:
    """The Courier has two articles in which Ada Brandt speaks, The Post one in which the Port Council does.

    Each names the council once within its first quote; in the Courier's the mayor acts upon it, so many times.
    """
    first = _told("a", "The Courier", "2019-05-04", deeds)
    second = _told("b", "The Courier", "2019-07-01", deeds)
    third = spoken_by(_told("c", "The Post", "2019-06-01", 0), "Port Council", COUNCIL)
    third["entities"].pop()
    return write_run(out, [(rows, HARBOUR) for rows in (first, second, third)])


def _told(article_id: str, publisher: str, day: str, deeds: int) -> Rows:
    rows = harbour(article_id, publisher=publisher, published=day, title=f"=Talks {article_id}")
    one = {"article_id": article_id}
    council = {"label": "ORG", "entity_id": COUNCIL, "kind": "name", "rule": "model"}
    mention = row("mentions", **one, mention_id=f"{article_id}#m4", **at(HARBOUR, "port"), text="port", **council)
    rows["mentions"].insert(1, mention)
    columns = COLUMNS["entities"]
    rows["entities"][0] = tuple({**dict(zip(columns, rows["entities"][0], strict=True)), "gender": "female"}.values())
    known = {"name": "Port Council", "label": "ORG", "aliases": "Harbour Board", "n_mentions": "1", "n_articles": "1"}
    rows["entities"].append(row("entities", entity_id=COUNCIL, **known))
    for number in range(3, 3 + deeds):
        deed = {"sentence_id": f"{article_id}#s4", "kind": "action", "type": "COERCE", "text": "She left."}
        deed |= {"actor": "Ada Brandt", "actor_id": MAYOR, "actor_spans": spans(HARBOUR, "She")}
        deed |= {"target": "Port Council", "target_id": COUNCIL, "target_spans": spans(HARBOUR, "port")}
        deed |= {"place": "Oslo", "place_id": "place:oslo", "place_spans": spans(HARBOUR, "Oslo")}
        deed |= {"date": day, "date_from": day, "date_to": day, "date_source": "published", "realis": "reported"}
        deed |= {"within_quote": "false", "rule": "leave", "confidence": "0.40", "event_id": f"{article_id}#e{number}"}
        rows["events"].append(row("events", **one, **deed, **part(HARBOUR, "trigger", "left")))
    return rows
