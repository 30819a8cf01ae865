// The page of one person, body or place, at the address #who-…, and the list of those that are named most.

const FIRST = 8; // names of each kind in the list
const ROWS_SHOWN = 6; // quotes or events of each kind on a page, which is to fit on two sheets of paper
const BARS_SHOWN = 60;

const UNITS_OF_TIME = [["day", 10], ["month", 7], ["year", 4]]; // and how much of a day is its name

/** The number of a day, month or year on one line of time. */
function timeNumber(name) {
  const [year, month, day] = name.split("-").map(Number);
  if (day) return Date.UTC(year, month - 1, day) / 86_400_000;
  return month ? year * 12 + month : year;
}

/** Rows by the finest unit of time that needs no more bars than there is room for. */
function binned(rows) {
  const dated = rows.filter(({ row }) => row.from);
  for (const [unit, length] of UNITS_OF_TIME) {
    const bins = new Map();
    for (const { row, part } of dated) {
      const name = row.from.slice(0, length);
      if (name !== row.to.slice(0, length)) continue;
      if (!bins.has(name)) bins.set(name, { name, by: 0, about: 0, deed: 0 });
      bins.get(name)[part] += 1;
    }
    const found = [...bins.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
    const extent = found.length ? timeNumber(found.at(-1).name) - timeNumber(found[0].name) + 1 : 0;
    if (extent <= BARS_SHOWN || unit === "year") return { unit, bins: found, extent };
  }
}

const PARTS = [["by", "direct", "quotes by"], ["about", "indirect", "quotes about"], ["deed", "action", "actions"]];

/** The time line of one entity: quotes by, quotes about, actions. */
function ownTimeline(profile, name) {
  const acts = [...new Set([...profile.actor, ...profile.target])];
  const rows = [...profile.by.map((row) => ({ row, part: "by" })), ...profile.about.map((row) => ({ row, part: "about" })), ...acts.map((row) => ({ row, part: "deed" }))];
  const { unit, bins, extent } = binned(rows);
  if (bins.length < 2) return null;
  const most = Math.max(...bins.map((bin) => bin.by + bin.about + bin.deed));
  const step = 100 / extent;
  const bars = bins.map((bin) => {
    const left = (timeNumber(bin.name) - timeNumber(bins[0].name)) * step;
    let below = 0;
    const pieces = PARTS.filter(([part]) => bin[part]).map(([part, colour]) => {
      below += (100 * bin[part]) / most;
      return draw("rect", { class: colour, x: `${left + step * 0.1}%`, width: `${step * 0.8}%`, y: `${100 - below}%`, height: `${(100 * bin[part]) / most}%` });
    });
    const told = PARTS.filter(([part]) => bin[part]).map(([part, , label]) => `${bin[part]} ${label}`).join(", ");
    return draw("g", {}, draw("title", {}, `${bin.name}: ${told}`), ...pieces);
  });
  const keys = PARTS.flatMap(([, colour, label]) => [make("span", { class: `key ${colour}` }), ` ${label} `]);
  return make("figure", { class: "own-timeline" },
    make("figcaption", { class: "legend" }, ...keys, ` · by ${unit}, at most ${most}`),
    draw("svg", { role: "img", "aria-label": `Timeline of ${name}, ${bins[0].name} to ${bins.at(-1).name}`, width: "100%", height: "70", preserveAspectRatio: "none" }, ...bars),
    make("p", { class: "ends" }, make("span", {}, bins[0].name), make("span", {}, bins.at(-1).name)));
}

function quoteLine(quote, withSpeaker) {
  const speaker = speakerOf(quote) || "somebody unnamed";
  return make("li", {}, make("a", { href: placeOf(quote), class: "place", dir: "auto" }, quote.type === "direct" ? `“${words(quote.article, quote.content)}”` : words(quote.article, quote.content)), " ",
    make("small", {}, ...(withSpeaker ? [nameLink(quote.entity, speaker), ", "] : []), whereAndWhen(quote)));
}

const whereAndWhen = (row) => make("span", { class: "when" }, [row.article.publisher, row.from].filter(Boolean).join(", "));

function eventLine(event) {
  return make("li", {}, badge(event.type, event.what), " ", sentenceLink(event), " ", make("small", {}, whereAndWhen(event)));
}

/** A few of the rows, newest first, and the way to all of them in the table. */
function rowsPart(title, rows, line, toAll) {
  if (!rows.length) return null;
  const shown = sorted(rows, "date", true).slice(0, ROWS_SHOWN);
  const part = make("section", {}, make("h4", {}, `${title} `, make("small", {}, rows.length.toLocaleString("en"))), make("ul", { class: "lines" }, ...shown.map(line)));
  part.append(make("p", { class: "to-all" }, toAll(rows.length > shown.length ? `All ${rows.length.toLocaleString("en")} in the table` : "In the table")));
  return part;
}

function countedNames(title, pairs, link = (entity) => nameLink(entity, entityName(entity, entity))) {
  if (!pairs.length) return null;
  return make("section", {}, make("h4", {}, title), make("p", {}, ...pairs.map(([one, times]) => make("span", { class: "pair" }, link(one), " ", make("small", {}, times.toLocaleString("en"))))));
}

/** The page of an entity: facts, time line, what it said and what was said of it, what it did and what was done to it. */
function profilePage(entity) {
  const [name, label, country, aliases] = data.entities[entity];
  const profile = profileOf(entity);
  const days = profile.within.map((article) => article.published).filter(Boolean).sort();
  const span = days.length ? `, published ${days[0] === days.at(-1) ? days[0] : `${days[0]} to ${days.at(-1)}`}` : "";
  const facts = [LABELS[label] || label.toLowerCase(), countryName(country), `named ${count(profile.named, "time", "times")} in ${count(profile.within.length, "article", "articles")}${span}`].filter(Boolean);
  const to = (table, filter) => (text) => toRows(text, table, { [filter]: name, [filter === "party" ? "identity" : `${filter}-identity`]: entity, ...(table === "events" ? { kind: "action" } : {}) }, filter);
  const print = make("button", { type: "button", class: "on-screen" }, "Print this page");
  print.addEventListener("click", () => { location.hash = profileAddress(entity); window.print(); });
  const close = make("a", { href: "#names", class: "on-screen" }, "All names");
  return [
    make("header", {}, make("h3", { tabindex: "-1", dir: "auto" }, name), make("p", { class: "facts" }, facts.join(" · ")),
      aliases.length ? make("p", { class: "facts" }, `Also called: ${aliases.slice(0, 12).join("; ")}`) : "", make("p", { class: "acts on-screen" }, print, " ", close)),
    ownTimeline(profile, name),
    make("div", { class: "columns" },
      rowsPart(`Quotes by ${name}`, profile.by, (quote) => quoteLine(quote, false), to("quotes", "party")),
      rowsPart(`Quotes about ${name}`, profile.about, (quote) => quoteLine(quote, true), to("quotes", "about")),
      rowsPart(`What ${name} did`, profile.actor, eventLine, to("events", "actor")),
      rowsPart(`What was done to ${name}`, profile.target, eventLine, to("events", "target")),
      rowsPart(`What happened in ${name}`, profile.here, eventLine, (text) => toRows(text, "events", { place: name, kind: "action" }, "place")),
      countedNames("Places", profile.places), countedNames("Named together with", profile.with), countedNames("Outlets", profile.outlets, (outlet) => outlet)),
  ].filter(Boolean);
}

function showProfile(entity) {
  byId("profile").replaceChildren(...profilePage(entity));
  byId("profile").hidden = false;
  byId("names-list").hidden = true;
}

/** The names that are found, by kind; nobody's page is open then. */
function showNames() {
  const isWanted = typedWords(byId("find-name").value);
  const found = mostNamed.filter(([entity]) => [entityName(entity), ...aliasesOf(entity)].some((name) => isWanted(spaced(name))));
  const columns = Object.entries({ PERSON: "People", ORG: "Bodies", PLACE: "Places" }).map(([label, title]) => {
    const own = found.filter(([entity]) => data.entities[entity][1] === label);
    const items = own.slice(0, FIRST).map(([entity, times]) => make("li", {}, nameLink(entity, entityName(entity)), " ", make("small", {}, times.toLocaleString("en"))));
    return make("section", {}, make("h3", {}, title), own.length ? make("ol", {}, ...items) : make("p", { class: "aside" }, "None"), own.length > FIRST ? make("p", { class: "aside" }, `and ${(own.length - FIRST).toLocaleString("en")} more`) : "");
  });
  byId("profile").hidden = true;
  byId("names-list").hidden = false;
  byId("names-list").replaceChildren(...columns);
}

/** The entity that an address such as #who-person:ada-brandt names, "" if it is not on this page. */
function entityAt(hash) {
  try {
    const entity = hash.startsWith("#who-") ? decodeURIComponent(hash.slice("#who-".length)) : "";
    return isKnown(entity) ? entity : "";
  } catch { return ""; }
}

function startNames() {
  showNames();
  byId("find-name").addEventListener("input", showNames);
  addEventListener("beforeprint", () => document.body.classList.toggle("prints-profile", Boolean(entityAt(location.hash))));
  addEventListener("afterprint", () => document.body.classList.remove("prints-profile"));
}
