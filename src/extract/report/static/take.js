// What can be taken away: the filtered table as CSV, a quote or an event as a citation.

const joined = (parties, part) => parties.map(part).join(" | ");
const linkOf = (article) => (/^https?:\/\//i.test(article.url) ? article.url : "");

const OF_ARTICLE = [
  ["outlet", ({ article }) => article.publisher], ["title", ({ article }) => titleOf(article)], ["published", ({ article }) => article.published], ["link", ({ article }) => linkOf(article)],
];

/** The columns of the CSV, the readable ones first; their names are the tables' where they hold the same. */
const TAKEN = {
  quotes: [
    ["day", (quote) => quote.dated || quote.article.published], ["speaker", speakerOf], ["type", (quote) => quote.type], ["quote", (quote) => words(quote.article, quote.content)],
    ["about", (quote) => joined([...namedIn(quote)], (entity) => entityName(entity, entity))], ...OF_ARTICLE,
    ["quote_id", idOf], ["speaker_id", (quote) => quote.entity], ["confidence", (quote) => quote.confidence], ["rule", (quote) => quote.rule],
  ],
  events: [
    ["day", (event) => event.date], ["date_source", (event) => event.dateSource], ["who", (event) => joined(event.actors, nameOf)], ["what", (event) => words(event.article, event.trigger)], ["to_whom", (event) => joined(event.targets, nameOf)],
    ["where", (event) => joined(event.places, nameOf)], ["kind", (event) => event.what], ["type", (event) => event.type], ["realis", (event) => event.realis], ["sentence", (event) => words(event.article, event.sentence)], ...OF_ARTICLE,
    ["event_id", idOf], ["actor_id", (event) => joined(event.actors, (party) => party.entity)], ["target_id", (event) => joined(event.targets, (party) => party.entity)], ["confidence", (event) => event.confidence], ["rule", (event) => event.rule],
  ],
};

const csvLine = (cells) => `${cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(",")}\r\n`;

/** Rows as CSV for spreadsheets, with a byte order mark; every cell is the text as it stands, in quotation marks. */
function csvOf(table, rows) {
  const columns = TAKEN[table];
  return `\ufeff${csvLine(columns.map(([name]) => name))}${rows.map((row) => csvLine(columns.map(([, cell]) => cell(row)))).join("")}`;
}

function downloadTable() {
  const rows = sorted(explorer.rows, explorer.sort, explorer.descending);
  const link = make("a", { href: URL.createObjectURL(new Blob([csvOf(explorer.table, rows)], { type: "text/csv;charset=utf-8" })), download: `${explorer.table}.csv` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A quote as it is cited, “…,” speaker, outlet, day, link; an event by its sentence. Reported speech has no marks. */
function citationOf(row) {
  const { article } = row;
  const said = (row.kind === "quote" ? words(article, row.content) : words(article, row.sentence) || words(article, row.trigger)).trim().replace(/[,.;]$/, "");
  const text = row.kind === "quote" && row.type !== "direct" ? `${said},` : `“${said},”`;
  const parts = [row.kind === "quote" ? speakerOf(row) : "", article.publisher || titleOf(article), article.published, linkOf(article) || idOf(row)];
  return `${text} ${parts.filter(Boolean).join(", ")}`;
}

/** Puts text on the clipboard, in browsers that forbid it to files by way of a selected field. */
async function copyText(text) {
  try { await navigator.clipboard.writeText(text); } catch {
    const field = make("textarea", { class: "unseen", readonly: true });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}

function citeButton(row, label) {
  const button = make("button", { type: "button", class: "link cite" }, label);
  button.addEventListener("click", async () => {
    const text = citationOf(row);
    await copyText(text);
    button.textContent = "Copied";
    button.focus({ preventScroll: true });
    byId("copied").textContent = `Copied: ${text}`;
    setTimeout(() => { button.textContent = label; }, 2_000);
  });
  return button;
}
