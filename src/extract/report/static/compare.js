// Outlets side by side, who speaks of whom, who acts upon whom: every number leads to its rows in the table.

const COMPARED = 12; // outlets
const SQUARE = 12; // names on each side of a matrix
/** A number that leads to its rows, with its share of a whole. */
function numberCell(label, rows, whole, table, filters) {
  const share = whole && rows ? ` ${Math.round((100 * rows) / whole)} %` : "";
  const number = rows ? toRows(rows.toLocaleString("en"), table, filters, "text") : "0";
  if (rows) number.setAttribute("aria-label", `${rows} ${label}: show them`);
  return make("td", { "data-label": label }, number, make("small", {}, share));
}

/** A line of the comparison: what an outlet's articles quote, and of what they tell. */
function outletLine([outlet, number]) {
  const own = quotes.filter((quote) => outletOf(quote.article) === outlet);
  const deeds = events.filter((event) => event.what === "action" && outletOf(event.article) === outlet);
  const only = joinValues([outlet]);
  const quoted = (label, wanted, filters) => numberCell(label, own.filter(wanted).length, own.length, "quotes", { outlet: only, ...filters });
  const classes = frequent(deeds.map((event) => event.type), 4).map(([type, times]) => make("span", { class: "pair" }, toRows(type.toLowerCase(), "events", { outlet: only, kind: "action", type }, "text"), " ", make("small", {}, times.toLocaleString("en"))));
  const speakers = frequent(own.map((quote) => quote.entity).filter(isKnown), 3).map(([entity, times]) => make("span", { class: "pair" }, nameLink(entity, entityName(entity)), " ", make("small", {}, times.toLocaleString("en"))));
  return make("tr", {}, make("th", { scope: "row", dir: "auto" }, outlet), make("td", { "data-label": "Articles" }, number.toLocaleString("en")),
    numberCell("Quotes", own.length, 0, "quotes", { outlet: only }),
    quoted("Direct", (quote) => quote.type === "direct", { type: "direct" }), quoted("Indirect", (quote) => quote.type === "indirect", { type: "indirect" }),
    quoted("Women", (quote) => sexOf(quote.entity) === "woman", { sex: "woman" }), quoted("Men", (quote) => sexOf(quote.entity) === "man", { sex: "man" }),
    make("td", { "data-label": "Most quoted" }, ...speakers), numberCell("Actions", deeds.length, 0, "events", { outlet: only, kind: "action" }), make("td", { "data-label": "Most told" }, ...classes));
}

function outletTable() {
  const outlets = frequent(articles.map(outletOf), COMPARED);
  if (outlets.length < 2) return make("p", { class: "empty" }, "All articles on this page are of one outlet, or tell none.");
  const heads = ["Outlet", "Articles", "Quotes", "Direct", "Indirect", "Women", "Men", "Most quoted", "Actions", "Most told"];
  return make("table", { class: "outlets" }, make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))), make("tbody", {}, ...outlets.map(outletLine)));
}

/** How often each pair stands in some rows, by first and second: a row counts once for a pair. */
function pairsOf(rows, pairs) {
  const counts = new Map();
  for (const row of rows) {
    for (const [one, other] of pairs(row)) {
      if (!counts.has(one)) counts.set(one, new Map());
      counts.get(one).set(other, (counts.get(one).get(other) || 0) + 1);
    }
  }
  return counts;
}

const mostFirst = (sums) => [...sums].sort((one, other) => other[1] - one[1] || compare(entityName(one[0]), entityName(other[0]))).slice(0, SQUARE).map(([entity]) => entity);

/** The names that most pairs have first, and those that they are most paired with; no line stays empty. */
function sidesOf(counts) {
  const lines = mostFirst([...counts].map(([one, others]) => [one, [...others.values()].reduce((sum, times) => sum + times, 0)]));
  const sums = new Map();
  for (const one of lines) for (const [other, times] of counts.get(one)) sums.set(other, (sums.get(other) || 0) + times);
  const columns = mostFirst(sums);
  return [lines.filter((one) => columns.some((other) => counts.get(one).has(other))), columns];
}

/** A matrix of names: a cell has the number of rows in which the one of its line stands to the one of its column. */
function matrix(counts, corner, toCell) {
  const [lines, columns] = sidesOf(counts);
  if (!lines.length) return make("p", { class: "empty" }, "Nobody known stands to anybody known here.");
  const most = Math.max(...lines.map((one) => Math.max(...columns.map((other) => counts.get(one).get(other) || 0))));
  const cell = (one, other) => {
    const times = counts.get(one).get(other) || 0;
    if (!times) return make("td", {});
    const button = toCell(one, other, times);
    button.setAttribute("aria-label", `${entityName(one)}, ${entityName(other)}: ${times}, show them`);
    return make("td", { class: `heat heat-${Math.ceil((4 * times) / most)}` }, button);
  };
  const head = make("tr", {}, make("th", { scope: "col" }, corner), ...columns.map((entity) => make("th", { scope: "col", class: "upright" }, nameLink(entity, entityName(entity)))));
  const body = lines.map((one) => make("tr", {}, make("th", { scope: "row" }, nameLink(one, entityName(one))), ...columns.map((other) => cell(one, other))));
  return make("div", { class: "sideways", tabindex: "0", role: "region", "aria-label": corner }, make("table", { class: "matrix" }, make("thead", {}, head), make("tbody", {}, ...body)));
}

const distinctPairs = (ones, others) => [...new Set(ones)].flatMap((one) => [...new Set(others)].filter((other) => other !== one).map((other) => [one, other]));
const knownIn = (parties) => parties.map((party) => party.entity).filter(isKnown);

function startCompare() {
  const both = (table, first, second, more) => (one, other, times) => toRows(times.toLocaleString("en"), table, {
    [first]: entityName(one), [first === "party" ? "identity" : `${first}-identity`]: one, [second]: entityName(other), [`${second}-identity`]: other, ...more,
  }, first);
  const spoken = pairsOf(quotes, (quote) => (isKnown(quote.entity) ? distinctPairs([quote.entity], [...namedIn(quote)].filter(isKnown)) : []));
  const done = pairsOf(events.filter((event) => event.what === "action"), (event) => distinctPairs(knownIn(event.actors), knownIn(event.targets)));
  byId("outlets").replaceChildren(outletTable());
  byId("spoken").replaceChildren(matrix(spoken, "speaks of", both("quotes", "party", "about", {})));
  byId("done").replaceChildren(matrix(done, "acts upon", both("events", "actor", "target", { kind: "action" })));
}
