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
    row.searched = plain([...own, ...partiesOf(row), ...places, titleOf(row.article)].join("\n"));
  }
  return row.searched;
}

function nameable(row) {
  if (row.named === undefined) row.named = plain(partiesOf(row).join("\n"));
  return row.named;
}

const typesOf = (row) => (row.kind === "quote" ? [row.type] : [row.what, row.type, row.realis]);

/** The rows that pass: every word, the name, the type, days that lie within, the article. */
function filtered(rows, { text, party, type, from, to, article }) {
  const wanted = plain(text).split(/\s+/).filter(Boolean);
  const name = plain(party).trim();
  return rows.filter(
    (row) =>
      (article === "" || row.article.index === Number(article)) &&
      (type === "" || typesOf(row).includes(type)) &&
      (from === "" || (row.from !== "" && row.from >= from)) &&
      (to === "" || (row.to !== "" && row.to <= to)) &&
      (name === "" || nameable(row).includes(name)) &&
      wanted.every((word) => searchable(row).includes(word)),
  );
}

const compare = new Intl.Collator("en", { sensitivity: "base", numeric: true }).compare;
const SORTS = {
  article: () => 0, // as they come: newest article first, then as in the text
  date: (one, other) => (one.from || "9999").localeCompare(other.from || "9999") || (one.to || "").localeCompare(other.to || ""),
  speaker: (one, other) => compare(speakerOf(one) || "\uffff", speakerOf(other) || "\uffff"),
  actor: (one, other) => compare(one.actors.map(nameOf).join() || "\uffff", other.actors.map(nameOf).join() || "\uffff"),
  type: (one, other) => compare(one.type, other.type),
};

function sorted(rows, sort, descending) {
  const direction = descending ? -1 : 1;
  return sort === "article" ? (descending ? [...rows].reverse() : rows) : [...rows].sort((one, other) => direction * SORTS[sort](one, other));
}

/** The distinct values of a list, the most frequent first. */
function frequent(values, most) {
  const counts = new Map();
  for (const value of values) if (value) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || compare(one[0], other[0])).slice(0, most);
}
