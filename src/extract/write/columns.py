"""The columns of the tables, in their order: a public contract, kept until a major version."""

from __future__ import annotations

COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": (
        *("article_id", "path", "sha256", "title", "published", "published_source", "language", "duplicate_of"),
        *("n_chars", "n_words", "n_sentences", "n_mentions", "n_dates", "n_quotes", "n_events", "status", "error"),
        *("url", "publisher", "text_path", "story_id", "near_duplicate_of", "n_numbers"),
    ),
    "sentences": ("article_id", "sentence_id", "paragraph", "start", "end", "text"),
    "mentions": (
        *("article_id", "mention_id", "sentence_id", "start", "end", "text"),
        *("label", "entity_id", "kind", "rule", "name"),
    ),
    "entities": (
        *("entity_id", "name", "label", "aliases", "country", "n_mentions", "n_articles"),
        *("gender", "merged", "merge_rules", "near", "geoname_id"),
    ),
    "dates": (
        *("article_id", "date_id", "sentence_id", "start", "end", "text"),
        *("type", "value", "mod", "date_from", "date_to", "anchor", "rule"),
    ),
    "quotes": (
        *("article_id", "quote_id", "sentence_id", "type", "content", "content_spans", "cue", "cue_start", "cue_end"),
        *("source", "source_start", "source_end", "speaker", "speaker_id"),
        *("addressee", "addressee_start", "addressee_end", "date", "rule", "confidence"),
        *("speaker_rule", "speaker_confidence", "saying_id"),
    ),
    "events": (
        *("article_id", "event_id", "sentence_id", "kind", "type", "trigger", "trigger_start", "trigger_end"),
        *("actor", "actor_id", "actor_spans", "actor_country"),
        *("target", "target_id", "target_spans", "target_country"),
        *("place", "place_id", "place_spans"),
        *("date", "date_id", "date_from", "date_to", "date_source"),
        *("realis", "within_quote", "quote_id", "text", "rule", "confidence"),
        *("slot_rules", "happening_id"),
    ),
    "places": (
        *("article_id", "entity_id", "name", "geoname_id", "latitude", "longitude"),
        *("country", "admin1", "admin2", "precision", "rule", "confidence"),
    ),
    "numbers": (
        *("article_id", "number_id", "sentence_id", "start", "end", "text"),
        *("kind", "low", "high", "unit", "modifier", "event_id", "rule", "confidence"),
    ),
    "happenings": (
        *("happening_id", "type", "trigger", "actor", "actor_id", "target", "target_id", "place", "place_id"),
        *("date_from", "date_to", "realis", "n_reports", "n_articles", "n_publishers"),
        *("first_published", "last_published", "killed_low", "killed_high", "injured_low", "injured_high"),
        *("arrested_low", "arrested_high", "displaced_low", "displaced_high"),
        *("event_ids", "differences", "confidence"),
    ),
    "sayings": (
        *("saying_id", "content", "type", "speaker", "speaker_id", "n_reports", "n_articles", "n_publishers"),
        *("first_published", "first_article_id", "variants", "quote_ids"),
    ),
}
# By table and column the place of its cell in a row
COLUMN_PLACES: dict[str, dict[str, int]] = {
    table: {column: place for place, column in enumerate(columns)} for table, columns in COLUMNS.items()
}
