// The article in the reading pane: its paragraphs with their marks, the tip beside the pointer, steps by keyboard.

const TITLE_WITHIN = 6; // paragraphs: page furniture may come before it
const LAYERS = ["name", "date", "quote", "event"];
const reading = { article: null, elements: new Map(), stops: [], selected: null };

const layerShown = (layer) => layer === "linked" || byId(`layer-${layer}`).checked;

/** The marks of a segment whose layers are shown, innermost first, one a record. */
function visibleMarks(element) {
  const seen = new Set();
  return (element.marks || []).filter((mark) => {
    const fine = mark.layer !== "linked" && layerShown(mark.layer) && !seen.has(mark.record);
    seen.add(mark.record);
    return fine;
  });
}

function segment(article, [start, end, marks]) {
  const text = article.text.slice(start, end);
  if (!marks.length) return text;
  const element = make("span", { class: classesOf(marks), tabindex: "-1" }, text);
  element.marks = marks;
  for (const mark of marks) {
    if (!reading.elements.has(mark.record)) reading.elements.set(mark.record, []);
    reading.elements.get(mark.record).push([mark, element]);
    if (mark.start === start && mark.layer !== "linked") reading.stops.push(element);
  }
  return element;
}

function paragraphs(article) {
  const starts = article.paragraphs.length ? [0, ...article.paragraphs.slice(1)] : [0];
  const blocks = starts.map(() => make("p", { dir: "auto" }));
  let block = 0;
  for (const one of segmentsOf(article.text.length, marksOf(article), starts)) {
    while (block + 1 < starts.length && one[0] >= starts[block + 1]) block += 1;
    blocks[block].append(segment(article, one));
  }
  const filled = blocks.filter((one) => one.textContent.trim());
  const headline = filled.slice(0, TITLE_WITHIN).find((one) => one.textContent.trim() === article.title.trim());
  if (headline) headline.classList.add("headline");
  return filled;
}

function head(article, titled) {
  const facts = [
    article.published ? make("time", {}, article.published) : "no date",
    { text: " (from the text)", name: " (from the name of the file)", url: " (from its address)" }[article.publishedSource] ?? "",
    ` · ${count(article.words, "word", "words")} · ${count(article.quotes.length, "quote", "quotes")} · ${count(article.events.length, "event", "events")} · `,
    make("code", {}, article.path),
    article.publisher ? ` · ${article.publisher}` : "",
    ...(/^https?:\/\//i.test(article.url) ? [" · ", make("a", { href: article.url, rel: "noreferrer" }, "its address")] : []),
    article.duplicateOf ? ` · same text as ${article.duplicateOf}` : "",
  ];
  return make("header", {}, make("h3", { class: titled ? "unseen" : null, tabindex: "-1", dir: "auto" }, titleOf(article)), make("p", { class: "facts" }, ...facts));
}

/** Puts an article into the pane. */
function showArticle(article) {
  Object.assign(reading, { article, elements: new Map(), stops: [], selected: null });
  const text = paragraphs(article);
  reading.stops = [...new Set(reading.stops)];
  const titled = text.some((one) => one.classList.contains("headline"));
  byId("article").replaceChildren(head(article, titled), ...(text.length ? text : [make("p", { class: "empty" }, "This article has no text.")]));
  rove(stops()[0]);
  showAbout(null);
  showArticlePlaces(article);
  showNeighbours(article);
}

const stops = () => reading.stops.filter((element) => visibleMarks(element).length);

/** Makes one mark the one that the tabulator key reaches. */
function rove(element) {
  byId("article").querySelectorAll("[tabindex='0']").forEach((one) => { one.tabIndex = -1; });
  if (element) element.tabIndex = 0;
}

/** Selects a record: its parts are outlined in the text and told in the panel. */
function select(found, { scroll = false, focus = false, others = [], at = null } = {}) {
  byId("article").querySelectorAll(".on").forEach((element) => element.classList.remove("on", "main", "other"));
  reading.selected = found;
  const own = reading.elements.get(found) || [];
  for (const [mark, element] of own) element.classList.add("on", ["content", "trigger", "name", "date"].includes(mark.part) ? "main" : "other");
  showAbout(found, others);
  const first = at || (own.find(([mark]) => ["content", "trigger"].includes(mark.part)) || own[0] || [])[1];
  if (!first) return;
  rove(first);
  if (focus) first.focus({ preventScroll: true });
  if (scroll) first.scrollIntoView({ block: "center" });
}

function selectAt(element) {
  const marks = visibleMarks(element);
  if (!marks.length) return;
  select(marks[0].record, { at: element, others: marks.slice(1).map((mark) => mark.record) });
  const found = marks[0].record;
  if (LETTER[found.kind]) history.replaceState(history.state, "", placeOf(found));
}

let tipped = null;

function showTip(element) {
  tipped = element;
  // a statement says no more than its quote
  const found = visibleMarks(element).filter(({ record: found }) => !(found.kind === "event" && found.what === "statement")).slice(0, 4).map((mark) => make("p", {}, ...summary(mark.record)));
  tell(found, element.getClientRects()[0]);
}

/** Shows lines in the tip, above or below something. */
function tell(lines, around) {
  const tip = byId("tip");
  tip.hidden = !lines.length;
  if (!lines.length) return;
  tip.replaceChildren(...lines);
  const { width, height } = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(8, Math.min(around.left, document.documentElement.clientWidth - width - 8))}px`;
  tip.style.top = `${around.top > height + 60 ? around.top - height - 6 : around.bottom + 6}px`;
}

const hideTip = () => { byId("tip").hidden = true; };

/** Goes to the next or previous of some stops, counted from the one that has the focus or was selected. */
function step(direction, wanted) {
  const among = stops().filter(wanted);
  if (!among.length) return;
  const current = byId("article").querySelector("[tabindex='0']");
  const all = reading.stops;
  const here = all.indexOf(current);
  const ahead = direction > 0 ? among.find((one) => all.indexOf(one) > here) : among.findLast((one) => all.indexOf(one) < here);
  const target = ahead || (direction > 0 ? among[0] : among[among.length - 1]);
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
  selectAt(target);
}

/** Where a quote or an event begins; the trigger of a statement is only the cue of its quote. */
const isMain = (element) => visibleMarks(element).some(({ part, record: found }) => part === "content" || (part === "trigger" && found.what === "action"));

function startText() {
  const pane = byId("article");
  const marked = (event) => event.target.closest && event.target.closest("#article .mark");
  pane.addEventListener("click", (event) => { const element = marked(event); if (element && getSelection().isCollapsed) selectAt(element); });
  pane.addEventListener("pointerover", (event) => { const element = marked(event); if (element && event.pointerType === "mouse") showTip(element); else hideTip(); });
  pane.addEventListener("pointerleave", hideTip);
  pane.addEventListener("focusin", (event) => { const element = marked(event); if (element && element.matches(":focus-visible")) showTip(element); });
  pane.addEventListener("focusout", hideTip);
  addEventListener("scroll", () => {
    if (!byId("tip").hidden && document.activeElement === tipped) showTip(tipped);
    else hideTip();
  }, { passive: true });
  pane.addEventListener("keydown", (event) => {
    if (!marked(event)) return;
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") step(event.key === "ArrowRight" ? 1 : -1, () => true);
    else if (event.key === "Enter" || event.key === " ") selectAt(marked(event));
    else return;
    event.preventDefault();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") { hideTip(); return; }
    const typing = event.target.closest && event.target.closest("input, select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1, isMain);
  });
  byId("next").addEventListener("click", () => step(1, isMain));
  byId("previous").addEventListener("click", () => step(-1, isMain));
  for (const layer of LAYERS) {
    byId(`layer-${layer}`).addEventListener("change", ({ target }) => {
      pane.classList.toggle(`no-${layer}`, !target.checked);
      rove(stops()[0]);
    });
  }
}
