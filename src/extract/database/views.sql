-- What people ask for.

-- Each quote with who said it, when, and in which article. `said_from` and `said_to` are the days of saying where the
-- text tells them, else the day of publication, or the first and last of the month where only that is known.
CREATE VIEW quotes_by_speaker AS
SELECT
  q.speaker, e.label, e.country, q.date,
  coalesce(s.date_from, date(a.published || '-01'), a.published) AS said_from,
  coalesce(s.date_to, date(a.published || '-01', '+1 month', '-1 day'), a.published) AS said_to,
  q.type, q.content, q.cue, q.source, a.title, a.published, q.rule, q.confidence,
  q.speaker_id, q.quote_id, q.sentence_id, q.article_id
FROM quotes AS q
JOIN articles AS a USING (article_id)
LEFT JOIN entities AS e ON e.entity_id = q.speaker_id
LEFT JOIN events AS s ON s.quote_id = q.quote_id AND s.kind = 'statement' AND s.date_source <> 'published';

-- How many quotes a speaker has, in how many articles.
CREATE VIEW speakers AS
SELECT
  max(speaker) AS speaker, speaker_id, count(*) AS quotes, sum(type = 'direct') AS direct,
  sum(type = 'indirect') AS indirect, sum(type = 'mixed') AS mixed, count(DISTINCT article_id) AS articles
FROM quotes
WHERE speaker IS NOT NULL
GROUP BY coalesce(speaker_id, speaker);

-- Each actor with each target of an event; `month` is NULL where the date is not that close.
CREATE VIEW event_pairs AS
SELECT
  actor.name AS actor, target.name AS target, actor.country AS actor_country, target.country AS target_country,
  CASE WHEN substr(e.date_from, 1, 7) = substr(e.date_to, 1, 7) THEN substr(e.date_from, 1, 7) END AS month,
  e.date_from, e.date_to, e.kind, e.type, e.realis, e."trigger", e.text, e.confidence,
  actor.entity_id AS actor_id, target.entity_id AS target_id, e.event_id, e.article_id
FROM events AS e
JOIN event_parties AS actor ON actor.event_id = e.event_id AND actor.role = 'actor'
JOIN event_parties AS target ON target.event_id = e.event_id AND target.role = 'target';

-- Events by pair of parties and month.
CREATE VIEW events_by_pair_and_month AS
SELECT
  max(actor) AS actor, max(target) AS target, month, count(*) AS events, sum(kind = 'statement') AS statements,
  sum(kind = 'action') AS actions, group_concat(DISTINCT type) AS types, actor_id, target_id
FROM event_pairs
GROUP BY coalesce(actor_id, actor), coalesce(target_id, target), month;

-- The same by the countries that the parties act for.
CREATE VIEW events_by_countries_and_month AS
SELECT
  actor_country, target_country, month, count(*) AS events, sum(kind = 'statement') AS statements,
  sum(kind = 'action') AS actions, group_concat(DISTINCT type) AS types
FROM event_pairs
WHERE actor_country IS NOT NULL AND target_country IS NOT NULL
GROUP BY actor_country, target_country, month;

-- Each event with each of its places that has a point. `precision` says how close it is meant: the point of a country,
-- a region or a division (country, region, admin1, admin2) is none where it happened.
CREATE VIEW event_places AS
SELECT
  e.event_id, e.kind, e.type, e."trigger", e.actor, e.target, e.date_from, e.date_to, e.realis,
  party.name AS place, p.latitude, p.longitude, p.precision, p.country, p.admin1, p.admin2, p.geoname_id,
  e.text, e.confidence, p.confidence AS place_confidence, p.entity_id AS place_id, e.article_id
FROM events AS e
JOIN event_parties AS party ON party.event_id = e.event_id AND party.role = 'place'
JOIN places AS p ON p.article_id = e.article_id AND p.entity_id = party.entity_id;

-- Each number of people with its event, the day, place and article: who says how many were killed where.
CREATE VIEW tolls AS
SELECT
  n.kind, n.low, n.high, n.modifier, n.text, e."trigger", e.place, e.date_from, e.date_to, a.published, a.publisher,
  s.text AS sentence, n.confidence, n.number_id, n.event_id, n.article_id
FROM numbers AS n
JOIN articles AS a USING (article_id)
LEFT JOIN events AS e USING (event_id)
LEFT JOIN sentences AS s ON s.sentence_id = n.sentence_id
WHERE n.unit = 'people';
