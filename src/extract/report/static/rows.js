// The rows of the two tables, and which of them the filters let through.

const quotes = articles.flatMap((article) => article.quotes);
const events = articles.flatMap((article) => article.events);

/** The first and the last day on which an article may have come out: of some only the month is known. */
function publicationDays(published) {
  if (published.length !== "2021-03".length) return [published, published];
  const [year, month] = published.split("-").map(Number);
  return [`${published}-01`, `${published}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`];
}

for (const article of articles) {
  const [first, last] = publicationDays(article.published);
  // an action inside a quote names the quote too
  const statements = new Map(article.events.filter((event) => event.what === "statement").map((event) => [event.quote, event]));
  for (const quote of article.quotes) {
    const event = statements.get(quote.number);
    quote.event = event;
    const said = event && event.from && event.dateSource !== "published" ? event : null;
    quote.from = said ? said.from : first;
    quote.to = said ? said.to : last;
    quote.dated = said ? said.date : "";
  }
}

const nameOf = (party) => entityName(party.entity, party.name);
const speakerOf = (quote) => entityName(quote.entity, quote.speaker);

/** Who a name stands for: its entity, or a phrase without one. */
const identityOf = (entity, name) => entity || name;

function identitiesOf(row) {
  if (row.kind === "quote") return [identityOf(row.entity, row.speaker)];
  return [...row.actors, ...row.targets].map((party) => identityOf(party.entity, party.name));
}

/** The names that stand in a row, for the filter by person. */
function partiesOf(row) {
  if (row.kind === "quote") return [speakerOf(row), row.speaker];
  return [...row.actors, ...row.targets].flatMap((party) => [nameOf(party), party.name]);
}

/** What the filter by words looks at. */
function searchable(row) {
  if (row.searched === undefined) {
    const own = row.kind === "quote" ? [words(row.article, row.content), words(row.article, row.source)] : [words(row.article, row.sentence)];
    const places = row.kind === "event" ? row.places.map(nameOf) : [];
    row.searched = spaced([...own, ...partiesOf(row), ...places, titleOf(row.article)].join("\n"));
  }
  return row.searched;
}

/** Other names of who stands in a row; each of several speakers is an actor of the quote's statement. */
function otherNamesOf(row) {
  if (row.kind === "quote") return [row, ...(row.event ? row.event.actors : [])].flatMap(({ entity }) => aliasesOf(entity));
  return [...row.actors, ...row.targets].flatMap(({ entity }) => aliasesOf(entity));
}

function nameable(row) {
  if (row.named === undefined) row.named = [...partiesOf(row), ...otherNamesOf(row)].map(spaced);
  return row.named;
}

const typesOf = (row) => (row.kind === "quote" ? [row.type] : [row.what, row.type, row.realis]);

/** The rows that pass: every word, the identity or else words of one name or alias, the points or else words of a place, the type, days that lie within, the article. */
function filtered(rows, { text, party, identity, place, spots, type, from, to, article }) {
  const hasWords = typedWords(text);
  const isNamed = typedWords(party);
  const isThere = typedWords(place);
  return rows.filter(
    (row) =>
      (article === "" || row.article.index === Number(article)) &&
      (type === "" || typesOf(row).includes(type)) &&
      (from === "" || (row.from !== "" && row.from >= from)) &&
      (to === "" || (row.to !== "" && row.to <= to)) &&
      (identity ? identitiesOf(row).includes(identity) : isNamed("") || nameable(row).some(isNamed)) &&
      (spots.length ? pointsOf(row).some((key) => spots.includes(key)) : isThere("") || placeNamesOf(row).some(isThere)) &&
      (text === "" || hasWords(searchable(row))),
  );
}

const compare = new Intl.Collator("en", { sensitivity: "base", numeric: true }).compare;
const actorsOf = (event) => event.actors.map(nameOf).join();

/** What a row is sorted by, and how; rows that have nothing there come last, whichever way the others are turned. */
const SORTS = {
  article: [(row) => row.article.published, (one, other) => one.article.index - other.article.index], // newest first
  date: [(row) => row.from, (one, other) => one.from.localeCompare(other.from) || one.to.localeCompare(other.to)],
  speaker: [speakerOf, (one, other) => compare(speakerOf(one), speakerOf(other))],
  actor: [actorsOf, (one, other) => compare(actorsOf(one), actorsOf(other))],
  type: [(row) => row.type, (one, other) => compare(one.type, other.type)],
};

function sorted(rows, sort, descending) {
  const [valueOf, inOrder] = SORTS[sort];
  const direction = descending ? -1 : 1;
  return [...rows].sort((one, other) => Number(!valueOf(one)) - Number(!valueOf(other)) || direction * inOrder(one, other));
}

/** The distinct values of a list, the most frequent first. */
function frequent(values, most) {
  const counts = new Map();
  for (const value of values) if (value) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || compare(one[0], other[0])).slice(0, most);
}
