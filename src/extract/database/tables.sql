-- The tables of a run, with the columns of the CSV files; an empty cell is NULL, true and false are 1 and 0.
-- A reference names its column, or SQLite would not tell the tools which one it is. `position` numbers rows in the order of the files: search indexes need a number that stays.

CREATE TABLE articles (
  article_id TEXT PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT, title TEXT, published TEXT, published_source TEXT,
  language TEXT, duplicate_of TEXT REFERENCES articles (article_id), n_chars INTEGER, n_words INTEGER,
  n_sentences INTEGER, n_mentions INTEGER, n_dates INTEGER, n_quotes INTEGER, n_events INTEGER, status TEXT NOT NULL, error TEXT,
  url TEXT, publisher TEXT, text_path TEXT, story_id TEXT REFERENCES articles (article_id),
  near_duplicate_of TEXT REFERENCES articles (article_id), n_numbers INTEGER
);

CREATE TABLE sentences (
  article_id TEXT NOT NULL REFERENCES articles (article_id), sentence_id TEXT NOT NULL UNIQUE, paragraph INTEGER,
  start INTEGER, "end" INTEGER, text TEXT, position INTEGER PRIMARY KEY
);

CREATE TABLE entities (
  entity_id TEXT PRIMARY KEY, name TEXT NOT NULL, label TEXT, aliases TEXT, country TEXT, n_mentions INTEGER,
  n_articles INTEGER, gender TEXT, merged TEXT, merge_rules TEXT, near TEXT, geoname_id TEXT
);

CREATE TABLE mentions (
  article_id TEXT NOT NULL REFERENCES articles (article_id), mention_id TEXT PRIMARY KEY,
  sentence_id TEXT REFERENCES sentences (sentence_id), start INTEGER, "end" INTEGER, text TEXT, label TEXT,
  entity_id TEXT REFERENCES entities (entity_id), kind TEXT, rule TEXT, name TEXT
);

CREATE TABLE dates (
  article_id TEXT NOT NULL REFERENCES articles (article_id), date_id TEXT PRIMARY KEY,
  sentence_id TEXT REFERENCES sentences (sentence_id), start INTEGER, "end" INTEGER, text TEXT, type TEXT, value TEXT,
  mod TEXT, date_from TEXT, date_to TEXT, anchor TEXT, rule TEXT
);

CREATE TABLE quotes (
  article_id TEXT NOT NULL REFERENCES articles (article_id), quote_id TEXT NOT NULL UNIQUE,
  sentence_id TEXT REFERENCES sentences (sentence_id), type TEXT, content TEXT, content_spans TEXT,
  cue TEXT, cue_start INTEGER, cue_end INTEGER, source TEXT, source_start INTEGER, source_end INTEGER,
  speaker TEXT, speaker_id TEXT REFERENCES entities (entity_id),
  addressee TEXT, addressee_start INTEGER, addressee_end INTEGER, date TEXT, rule TEXT, confidence REAL,
  speaker_rule TEXT, speaker_confidence REAL, position INTEGER PRIMARY KEY
);

CREATE TABLE events (
  article_id TEXT NOT NULL REFERENCES articles (article_id), event_id TEXT PRIMARY KEY,
  sentence_id TEXT REFERENCES sentences (sentence_id), kind TEXT, type TEXT,
  "trigger" TEXT, trigger_start INTEGER, trigger_end INTEGER,
  actor TEXT, actor_id TEXT, actor_spans TEXT, actor_country TEXT,
  target TEXT, target_id TEXT, target_spans TEXT, target_country TEXT,
  place TEXT, place_id TEXT, place_spans TEXT,
  date TEXT, date_id TEXT REFERENCES dates (date_id), date_from TEXT, date_to TEXT, date_source TEXT,
  realis TEXT, within_quote INTEGER, quote_id TEXT REFERENCES quotes (quote_id), text TEXT, rule TEXT, confidence REAL,
  slot_rules TEXT, happening_id TEXT REFERENCES happenings (happening_id)
);

CREATE TABLE happenings (
  happening_id TEXT PRIMARY KEY, type TEXT, "trigger" TEXT, actor TEXT, actor_id TEXT, target TEXT, target_id TEXT,
  place TEXT, place_id TEXT, date_from TEXT, date_to TEXT, realis TEXT,
  n_reports INTEGER, n_articles INTEGER, n_publishers INTEGER, first_published TEXT, last_published TEXT,
  killed_low INTEGER, killed_high INTEGER, injured_low INTEGER, injured_high INTEGER,
  arrested_low INTEGER, arrested_high INTEGER, displaced_low INTEGER, displaced_high INTEGER,
  event_ids TEXT, differences TEXT, confidence REAL
);

CREATE TABLE places (
  article_id TEXT NOT NULL REFERENCES articles (article_id), entity_id TEXT NOT NULL REFERENCES entities (entity_id),
  name TEXT NOT NULL, geoname_id TEXT, latitude REAL NOT NULL, longitude REAL NOT NULL, country TEXT, admin1 TEXT,
  admin2 TEXT, precision TEXT NOT NULL, rule TEXT, confidence REAL, PRIMARY KEY (article_id, entity_id)
);

CREATE TABLE numbers (
  article_id TEXT NOT NULL REFERENCES articles (article_id), number_id TEXT PRIMARY KEY,
  sentence_id TEXT REFERENCES sentences (sentence_id), start INTEGER, "end" INTEGER, text TEXT, kind TEXT,
  low REAL, high REAL, unit TEXT, modifier TEXT, event_id TEXT REFERENCES events (event_id), rule TEXT, confidence REAL
);

-- The lists in `actor`, `target` and `place`, one party a row; `number` counts from 1.
CREATE TABLE event_parties (
  event_id TEXT NOT NULL REFERENCES events (event_id), role TEXT NOT NULL CHECK (role IN ('actor', 'target', 'place')),
  number INTEGER NOT NULL, name TEXT NOT NULL, entity_id TEXT REFERENCES entities (entity_id), spans TEXT, country TEXT,
  PRIMARY KEY (event_id, role, number)
) WITHOUT ROWID;
