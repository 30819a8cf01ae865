// The panel that tells all about the selected place.

const FORMS = { name: "", pronoun: ", pronoun", nominal: ", role noun" };

/** One line for the tip. */
function summary(found) {
  const strong = (text) => make("b", {}, text);
  if (found.kind === "quote") return [strong(speakerOf(found) || "unknown speaker"), ` · ${found.type} quote`];
  if (found.kind === "event") return [strong(found.type.toLowerCase()), ` · ${[found.actors.map(nameOf).join(", "), found.targets.map(nameOf).join(", ")].filter(Boolean).join(" → ")}`];
  if (found.kind === "mention") return [strong(entityName(found.entity, words(found.article, [found.start, found.end]))), ` · ${labelOf(found)}${FORMS[found.form] || ""}`];
  return [strong(found.value || "no value"), ` · ${found.type.toLowerCase()}`];
}

const labelOf = (mention) => ({ PERSON: "person", ORG: "organisation", PLACE: "place" })[mention.label] || mention.label;

/** A button that scrolls to the part of a record in the text. */
function toPart(found, part, text) {
  const own = (reading.elements.get(found) || []).find(([mark]) => mark.part === part);
  if (!text) return null;
  if (!own) return text;
  const button = make("button", { type: "button", class: "link" }, `“${text}”`);
  button.addEventListener("click", () => { own[1].scrollIntoView({ block: "center" }); own[1].focus({ preventScroll: true }); });
  return button;
}

/** A button that shows some rows in a table, and puts the focus on the filter that chose them. */
function toRows(text, table, filters, filter) {
  const button = make("button", { type: "button", class: "link" }, text);
  button.addEventListener("click", () => {
    chooseTable(table);
    setFilters(filters);
    byId("explorer").scrollIntoView();
    byId(`filter-${filter}`).focus({ preventScroll: true });
  });
  return button;
}

const allOf = (table, name, identity) => toRows(`All ${table} of ${name}`, table, { party: name, identity }, "party");

const days = (found) => (found.from ? (found.from === found.to ? found.from : `${found.from} to ${found.to}`) : "");
const withCountry = (party) => nameOf(party) + (party.country ? ` (${party.country})` : "");
const lines = (list) => (list.length ? list.flatMap((item, index) => (index ? [make("br"), item] : [item])) : []);

function quoteFacts(quote) {
  return [
    ["Speaker", [speakerOf(quote)]],
    ["Source", [toPart(quote, "source", words(quote.article, quote.source))]],
    ["Cue", [toPart(quote, "cue", words(quote.article, quote.cue))]],
    ["To", [toPart(quote, "addressee", words(quote.article, quote.addressee))]],
    ["Said", [quote.dated ? quote.date || quote.dated : quote.date]],
    ["Content", [make("q", {}, words(quote.article, quote.content))]],
  ];
}

/** What is to be known of a place that is no spot: “ (country)”. */
function closenessIn(article, { entity }) {
  const place = article.places.get(entity);
  return place && !isSpot(place) ? ` (${closenessOf(place)[0]})` : "";
}

/** A point in words, how close it is, and the rule that found it. */
function whereabouts(place) {
  const name = entityName(place.entity, "");
  return [[`${place.latitude}, ${place.longitude}`, closenessOf(place)[0], regionOf(place, name)].filter(Boolean).join(", "), " ", make("small", {}, `${place.rule} ${place.confidence.toFixed(2)}`)];
}

function eventFacts(event) {
  return [
    ["Who", lines(event.actors.map(withCountry))],
    ["What", [toPart(event, "trigger", words(event.article, event.trigger))]],
    ["To whom", lines(event.targets.map(withCountry))],
    ["Where", lines(event.places.map((party) => nameOf(party) + closenessIn(event.article, party)))],
    ["When", [event.date, event.date && days(event) !== event.date ? make("small", {}, ` ${days(event)}`) : "", event.date ? make("small", {}, ` ${event.dateSource}`) : ""]],
    ["Quote", [event.quote ? make("a", { href: `#a${event.article.index}q${event.quote}` }, `#q${event.quote}`) : ""]],
    ["How real", [event.realis, event.withinQuote ? ", inside a quote" : ""]],
    ["Rules of its parts", [event.slotRules.replaceAll(";", "; ").replaceAll("|", " | ")]],
  ];
}

function otherFacts(found) {
  if (found.kind === "date") return [["Value", [found.value, found.mod ? ` ${found.mod}` : ""]], ["Days", [days(found)]], ["Counted from", [found.anchor]]];
  const entity = data.entities[found.entity];
  const place = found.article.places.get(found.entity);
  return [["Stands for", [entityName(found.entity, "")]], ["Country", [entity ? entity[2] : ""]], ["Lies at", place ? whereabouts(place) : []], ["Identifier", [found.entity]]];
}

function heading(found) {
  if (found.kind === "quote") return [badge(found.type, found.type), " quote"];
  if (found.kind === "event") return [badge(found.type, found.what), found.type.toLowerCase() === found.what ? "" : ` ${found.what}`];
  if (found.kind === "date") return [`${found.type.toLowerCase()}: “${words(found.article, [found.start, found.end])}”`];
  return [`${labelOf(found)}: “${words(found.article, [found.start, found.end])}”`];
}

function card(found) {
  const facts = { quote: quoteFacts, event: eventFacts }[found.kind] || otherFacts;
  const told = facts(found).filter(([, value]) => value.some(Boolean));
  const rule = [make("code", {}, found.rule), found.confidence === undefined ? "" : ` ${found.confidence.toFixed(2)}`];
  const list = make("dl", {});
  for (const [name, value] of [...told, ["Rule", rule]]) list.append(make("div", {}, make("dt", {}, name), make("dd", {}, ...value.filter(Boolean))));
  const links = make("p", { class: "links" });
  if (LETTER[found.kind]) links.append(make("a", { href: `#row-${placeOf(found).slice(1)}` }, "Its row in the table"), " ", make("code", {}, `#${LETTER[found.kind]}${found.number}`));
  const name = found.kind === "quote" ? speakerOf(found) : found.kind === "mention" ? entityName(found.entity, "") : "";
  const identity = identityOf(found.entity, found.speaker);
  if (name) links.append(" ", allOf("quotes", name, identity));
  if (found.kind === "mention" && name) links.append(" ", allOf("events", name, identity));
  const place = found.kind === "mention" && found.article.places.get(found.entity);
  if (place && points.has(pointKey(place))) links.append(" ", toRows(`All events at ${name}`, "events", { place: name, spots: [pointKey(place)] }, "place"));
  return make("section", { class: "card" }, make("h4", {}, ...heading(found)), list, links);
}

/** Tells about a record, and about the others that cover the same place. */
function showAbout(found, others = []) {
  const panel = byId("about");
  byId("details").classList.toggle("empty-panel", !found);
  if (!found) {
    panel.replaceChildren(make("p", { class: "aside" }, "Choose a marked place in the text to see what was read there, by which rule. ", make("kbd", {}, "j"), " and ", make("kbd", {}, "k"), " go to the next and previous quote or event, ", make("kbd", {}, "←"), " ", make("kbd", {}, "→"), " to any mark."));
    return;
  }
  const close = make("button", { type: "button", class: "close quiet", "aria-label": "Close" }, "×");
  close.addEventListener("click", () => { byId("article").querySelectorAll(".on").forEach((element) => element.classList.remove("on", "main", "other")); showAbout(null); });
  panel.replaceChildren(close, card(found), ...others.map(card));
}
