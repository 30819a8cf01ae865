"""What `extract browse` adds to datasette: a start page of questions, ids that lead to their place in the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from datasette import Response, hookimpl
from markupsafe import Markup

from extract.database.marked_text import ID_COLUMNS, marked, marks_of, table_of
from extract.write import COLUMNS, text_file

_Function = TypeVar("_Function", bound=Callable[..., object])
_hook = cast("Callable[[_Function], _Function]", hookimpl)  # it returns what it is given

PAGES = Path(__file__).parent / "pages"
_TEXT = "/-/text"
_ARTICLE = "select article_id, title, published, url, text_path from articles where article_id = ?"


class BrowsePages:
    """The hooks, for the run in a folder; `queries` are the saved ones of the metadata."""

    def __init__(self, out: Path, queries: Mapping[str, Mapping[str, Any]]) -> None:
        self.__name__ = "extract"  # which datasette asks of a plugin
        self._out = out
        self._questions = [
            {
                "name": name,
                "title": query["title"],
                "description": query.get("description", ""),
                "fields": [{"name": field, "label": label} for field, label in query.get("fields", {}).items()],
            }
            for name, query in queries.items()
        ]
        self._labels = {field: label for query in queries.values() for field, label in query.get("fields", {}).items()}

    @_hook
    def extra_css_urls(self) -> list[str]:
        """The styles of these pages."""
        return ["/browse/browse.css"]

    @_hook
    def extra_template_vars(self) -> dict[str, object]:
        """What the start page and the forms show."""
        return {"questions": self._questions, "labels": self._labels, "tables": list(COLUMNS)}

    @_hook
    def render_cell(self, value: object, column: str) -> Markup | None:
        """An id as a link to its place in the text."""
        if not isinstance(value, str) or not (column == "text_path" or (column in ID_COLUMNS and table_of(value))):
            return None
        wanted = {"path": value} if column == "text_path" else {"id": value}
        return Markup('<a href="{}?{}#here">{}</a>').format(_TEXT, urlencode(wanted), value)

    @_hook
    def register_routes(self) -> list[tuple[str, object]]:
        """The page of a text."""
        return [(f"^{_TEXT}$", self._text_page)]

    async def _text_page(self, request: Any, datasette: Any) -> Response:  # noqa: ANN401 - datasette has no types
        database = datasette.get_database("extract")
        row_id, path = request.args.get("id") or "", request.args.get("path") or ""
        marks = []
        article_id = row_id
        if named := table_of(row_id):
            found = await database.execute(f"select * from {named[0]} where {named[1]} = ?", [row_id])
            if (row := found.first()) is not None:
                marks, article_id = marks_of(row_id, dict(row)), row["article_id"]
        sql = _ARTICLE.replace("article_id = ?", "text_path = ?") if path else _ARTICLE
        article = (await database.execute(sql, [path or article_id])).first()
        text = self._text(article["text_path"]) if article else None
        if text is None:
            return Response.text("No such text.", status=404)
        shown = {
            "title": article["title"] or article["article_id"],
            "published": article["published"] or "",
            "url": article["url"] if str(article["url"] or "").startswith(("http://", "https://")) else "",
            "roles": sorted({mark.role for mark in marks}),
            "text": marked(text, marks),
        }
        return Response.html(await datasette.render_template("text.html", shown, request=request))

    def _text(self, path: str | None) -> str | None:
        try:
            return text_file(self._out, path or "").read_bytes().decode("utf-8")
        except (OSError, ValueError):
            return None
