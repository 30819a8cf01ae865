-- Made once the rows are in.

CREATE INDEX articles_published ON articles (published);
CREATE INDEX sentences_article ON sentences (article_id);
CREATE INDEX mentions_article ON mentions (article_id);
CREATE INDEX mentions_entity ON mentions (entity_id);
CREATE INDEX mentions_sentence ON mentions (sentence_id);
CREATE INDEX entities_name ON entities (name);
CREATE INDEX dates_article ON dates (article_id);
CREATE INDEX dates_day ON dates (date_from, date_to);
CREATE INDEX quotes_article ON quotes (article_id);
CREATE INDEX quotes_speaker ON quotes (speaker_id);
CREATE INDEX quotes_speaker_name ON quotes (speaker);
CREATE INDEX events_article ON events (article_id);
CREATE INDEX events_quote ON events (quote_id);
CREATE INDEX events_day ON events (date_from, date_to);
CREATE INDEX events_type ON events (type, kind);
CREATE INDEX places_entity ON places (entity_id);
CREATE INDEX places_geoname ON places (geoname_id);
CREATE INDEX events_happening ON events (happening_id);
CREATE INDEX articles_story ON articles (story_id);
CREATE INDEX happenings_day ON happenings (date_from, date_to);
CREATE INDEX happenings_type ON happenings (type);
CREATE INDEX event_parties_entity ON event_parties (entity_id);
CREATE INDEX event_parties_name ON event_parties (name);
CREATE INDEX event_parties_country ON event_parties (country);

-- Words in any inflection ("negotiated" finds "negotiating"), without accents.
CREATE VIRTUAL TABLE sentences_fts USING fts5 (
  text, content='sentences', content_rowid='position', tokenize='porter unicode61 remove_diacritics 2'
);
INSERT INTO sentences_fts (sentences_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE quotes_fts USING fts5 (
  content, source, speaker, content='quotes', content_rowid='position', tokenize='porter unicode61 remove_diacritics 2'
);
INSERT INTO quotes_fts (quotes_fts) VALUES ('rebuild');

-- Names by whole words, as they are: "Kabul" finds no Kabulov. Each name that stands in the tables is found by its own
-- words and by those of each alias of its entity; a quote of several speakers by those of each of them.
CREATE VIRTUAL TABLE names_fts USING fts5 (name UNINDEXED, words, tokenize='unicode61 remove_diacritics 2');
INSERT INTO names_fts (name, words)
WITH
  aliases AS (
    SELECT entity_id, alias.value AS alias
    FROM entities, json_each('[' || replace(json_quote(aliases), ' | ', '","') || ']') AS alias
    WHERE aliases <> ''
  ),
  named AS (
    SELECT name, entity_id FROM entities
    UNION SELECT name, entity_id FROM event_parties
    UNION SELECT speaker, one.value
    FROM quotes, json_each('[' || replace(json_quote(coalesce(speaker_id, '')), ' | ', '","') || ']') AS one
    WHERE speaker <> ''
  )
SELECT name, name FROM named UNION SELECT name, alias FROM named JOIN aliases USING (entity_id)
ORDER BY 1, 2;
