// The table of quotes or events: filters, sorting, pages of rows.

const ROWS_A_PAGE = 50;
const ROWS_IN_PRINT = 500;

const explorer = { table: "quotes", sort: "article", descending: false, page: 0, rows: [], identity: "", spots: [], inPrint: false };
const FILTERS = ["text", "party", "place", "type", "from", "to", "article"];
const rowsOf = () => (explorer.table === "quotes" ? quotes : events);

const badge = (text, extra = "") => make("span", { class: `badge ${extra}` }, text.toLowerCase());

function dateCell(row) {
  const value = row.kind === "quote" ? row.dated : row.date;
  if (value && value !== row.from) return make("td", { "data-label": "Date", title: `${row.from} – ${row.to}` }, value);
  if (row.kind === "quote" && !row.dated && row.from) return make("td", { class: "weak", "data-label": "Date", title: "day of publication" }, row.from);
  return make("td", { "data-label": "Date" }, row.from || "–");
}

function namesCell(label, names) {
  return make("td", { "data-label": label, class: names.length ? "names" : "names weak" }, ...(names.length ? names.map((name) => make("span", { class: "one" }, name)) : ["–"]));
}

/** The sentence with the trigger in bold. */
function sentenceLink(event) {
  const [start, end] = event.sentence;
  const { text } = event.article;
  const [from, to] = event.trigger.length ? event.trigger : [end, end];
  const inside = start !== undefined && from >= start && to <= end;
  const pieces = inside ? [text.slice(start, from), make("b", {}, text.slice(from, to)), text.slice(to, end)] : [words(event.article, event.sentence) || words(event.article, event.trigger)];
  return make("a", { href: placeOf(event), class: "place" }, ...pieces);
}

const articleCell = (row) => make("td", { class: "weak source", "data-label": "Article" }, make("a", { href: `#a${row.article.index}` }, titleOf(row.article)));

const COLUMNS = {
  quotes: [
    ["Date", "date", dateCell],
    ["Speaker", "speaker", (quote) => namesCell("Speaker", speakerOf(quote) ? [speakerOf(quote)] : [])],
    ["Type", "type", (quote) => make("td", { "data-label": "Type" }, badge(quote.type, quote.type))],
    ["Quote", null, (quote) => make("td", { class: "words" }, make("a", { href: placeOf(quote), class: "place" }, words(quote.article, quote.content) || "(no content)"), " ", make("small", {}, words(quote.article, quote.cue)))],
    ["Article", "article", articleCell],
  ],
  events: [
    ["Date", "date", dateCell],
    ["Who", "actor", (event) => namesCell("Who", event.actors.map(nameOf))],
    ["Type", "type", (event) => make("td", { "data-label": "Type" }, badge(event.type, event.what), event.realis === "actual" ? null : badge(event.realis, "realis"))],
    ["To whom", null, (event) => namesCell("To whom", event.targets.map(nameOf))],
    ["Where", null, (event) => namesCell("Where", event.places.map(nameOf))],
    ["Sentence", null, (event) => make("td", { class: "words" }, sentenceLink(event))],
    ["Article", "article", articleCell],
  ],
};

function headCell([label, sort]) {
  if (!sort || explorer.inPrint) return make("th", { scope: "col" }, label);
  const current = explorer.sort === sort;
  const button = make("button", { type: "button" }, label, make("span", { class: "arrow", "aria-hidden": "true" }, current ? (explorer.descending ? "↓" : "↑") : ""));
  button.addEventListener("click", () => {
    Object.assign(explorer, { sort, descending: current && !explorer.descending, page: 0 });
    showTable();
    byId("table").querySelectorAll("thead button").forEach((one) => one.firstChild.data === label && one.focus());
  });
  return make("th", { scope: "col", "aria-sort": current ? (explorer.descending ? "descending" : "ascending") : null }, button);
}

function showTable() {
  const columns = COLUMNS[explorer.table];
  const pages = Math.max(1, Math.ceil(explorer.rows.length / ROWS_A_PAGE));
  explorer.page = Math.min(explorer.page, pages - 1);
  const first = explorer.inPrint ? 0 : explorer.page * ROWS_A_PAGE;
  const shown = sorted(explorer.rows, explorer.sort, explorer.descending).slice(first, first + (explorer.inPrint ? ROWS_IN_PRINT : ROWS_A_PAGE));
  const body = shown.map((row) => make("tr", { id: `row-${placeOf(row).slice(1)}` }, ...columns.map(([, , cell]) => cell(row))));
  const table = make("table", { class: explorer.table }, make("thead", {}, make("tr", {}, ...columns.map(headCell))), make("tbody", {}, ...body));
  byId("table").replaceChildren(body.length ? table : emptyTable());
  const noun = explorer.table === "quotes" ? ["quote", "quotes"] : ["event", "events"];
  const all = rowsOf().length;
  const part = explorer.rows.length === all ? "" : ` of ${all.toLocaleString("en")}`;
  const cut = explorer.inPrint && explorer.rows.length > shown.length ? `, the first ${shown.length} printed` : "";
  byId("found").textContent = `${explorer.rows.length.toLocaleString("en")}${part} ${explorer.rows.length === 1 && !part ? noun[0] : noun[1]}${cut}`;
  showPager(pages);
}

function emptyTable() {
  if (rowsOf().length) return make("p", { class: "empty" }, "Nothing passes these filters. “Clear” shows all rows again.");
  return make("p", { class: "empty" }, `No ${explorer.table} were found in these articles.`);
}

function showPager(pages) {
  const step = (label, page, sign) => {
    const button = make("button", { type: "button", disabled: page < 0 || page >= pages, "aria-label": label }, sign);
    button.addEventListener("click", () => {
      explorer.page = page;
      showTable();
      byId("rows").focus({ preventScroll: true });
      byId("rows").scrollIntoView({ block: "start" });
    });
    return button;
  };
  const current = explorer.page;
  byId("pager").replaceChildren(...(pages > 1 ? [step("Previous page", current - 1, "←"), make("span", {}, `page ${current + 1} of ${pages}`), step("Next page", current + 1, "→")] : []));
}

/** Takes the filters as they stand and shows what passes. */
function applyFilters() {
  const values = Object.fromEntries(FILTERS.map((name) => [name, byId(`filter-${name}`).value]));
  const wanted = { ...values, identity: explorer.identity, spots: explorer.spots };
  explorer.rows = filtered(rowsOf(), wanted);
  explorer.page = 0;
  showTable();
  const others = { ...wanted, spots: [], place: explorer.spots.length ? "" : wanted.place };
  showMap(filtered(events, explorer.table === "events" ? others : { ...others, type: "" }));
  keepAddress();
}

/** Sets some filters, clears the others: `identity` is who exactly the name in `party` stands for, `spots` are the points of the map that `place` names. */
function setFilters(values) {
  explorer.identity = values.identity || "";
  explorer.spots = values.spots || [];
  for (const name of FILTERS) fillFilter(name, values[name] || "");
  applyFilters();
}

function fillFilter(name, value) {
  const field = byId(`filter-${name}`);
  field.value = value;
  if (field.selectedIndex === -1) field.value = ""; // an address may ask for what there is not
}

/** Filters by a place of the map, the other filters stay. */
function filterByPlace(place, spots) {
  explorer.spots = spots;
  fillFilter("place", place);
  applyFilters();
}

const option = (value, label) => make("option", { value }, label);

function fillTypes() {
  const group = (label, values) => make("optgroup", { label }, ...frequent(values, 40).map(([value, times]) => option(value, `${value.toLowerCase()} (${times})`)));
  const groups = explorer.table === "quotes" ? frequent(quotes.map((quote) => quote.type), 9).map(([value, times]) => option(value, `${value} (${times})`)) : [
    group("Kind", events.map((event) => event.what)),
    group("Type", events.map((event) => event.type)),
    group("How real", events.map((event) => event.realis)),
  ];
  byId("filter-type").replaceChildren(option("", "all"), ...groups);
}

function chooseTable(table) {
  if (explorer.table !== table) Object.assign(explorer, { table, sort: "article", descending: false });
  for (const name of ["quotes", "events"]) {
    byId(`tab-${name}`).setAttribute("aria-selected", String(name === table));
    byId(`tab-${name}`).tabIndex = name === table ? 0 : -1;
  }
  byId("rows").setAttribute("aria-labelledby", `tab-${table}`);
  byId("party-label").textContent = table === "quotes" ? "Speaker" : "Party";
  const names = table === "quotes" ? quotes.map(speakerOf) : events.flatMap((event) => [...event.actors, ...event.targets].map(nameOf));
  byId("parties").replaceChildren(...frequent(names, 500).map(([name]) => make("option", { value: name })));
  fillTypes();
  applyFilters();
}

/** Shows the row of a quote or an event, on its page of the table, and puts the focus on it. */
function showRow(row) {
  const table = row.kind === "quote" ? "quotes" : "events";
  if (explorer.table !== table) chooseTable(table);
  if (!explorer.rows.includes(row)) setFilters({});
  explorer.page = Math.floor(sorted(explorer.rows, explorer.sort, explorer.descending).indexOf(row) / ROWS_A_PAGE);
  showTable();
  const line = byId(`row-${placeOf(row).slice(1)}`);
  line.classList.add("arrived");
  line.scrollIntoView({ block: "center" });
  line.querySelector(".place").focus({ preventScroll: true });
}

function startExplorer() {
  byId("places").replaceChildren(...frequent(events.flatMap((event) => event.places.map(nameOf)), 500).map(([name]) => make("option", { value: name })));
  byId("filter-article").replaceChildren(option("", "all"), ...articles.map((article) => option(String(article.index), titleOf(article))));
  for (const table of ["quotes", "events"]) {
    const tab = byId(`tab-${table}`);
    tab.addEventListener("click", () => chooseTable(table));
    tab.addEventListener("keydown", ({ key }) => {
      if (key !== "ArrowLeft" && key !== "ArrowRight") return;
      const other = table === "quotes" ? "events" : "quotes";
      chooseTable(other);
      byId(`tab-${other}`).focus();
    });
  }
  byId("filters").addEventListener("input", ({ target }) => {
    if (target.id === "filter-party") explorer.identity = "";
    if (target.id === "filter-place") explorer.spots = [];
    applyFilters();
  });
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").addEventListener("reset", () => setTimeout(() => setFilters({})));
  addEventListener("beforeprint", () => { explorer.inPrint = true; showTable(); });
  addEventListener("afterprint", () => { explorer.inPrint = false; showTable(); });
  chooseTable("quotes");
}
